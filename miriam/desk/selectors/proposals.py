"""The women somebody thought of for one's groups: how many, and when a proposal goes by itself."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.groups.domain import PROPOSAL_LASTS, Meeting
from miriam.groups.models import Candidate, Group
from miriam.groups.selectors import my_groups


@dataclass(frozen=True)
class Proposals:
    """Those of one group; their first names stay sealed here."""

    group: Group
    candidates: list[Candidate]

    @property
    def to_meet(self) -> int:
        """How many nobody has met yet."""
        return sum(one.meeting == Meeting.PROPOSED for one in self.candidates)

    @property
    def goes_on(self) -> date:
        """The next day on which one of them is gone; without any, a day that never comes."""
        return min((one.gone_on for one in self.candidates), default=date.max)


def proposals_to(by: Actor) -> list[Proposals]:
    """Group after group, in a fixed number of queries."""
    groups = my_groups(by)
    keys, since = [group.pk for group in groups], clock.now() - PROPOSAL_LASTS
    found: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in _live(groups=keys, since=since):
        found[candidate.group_id].append(candidate)
    return [Proposals(group, found[group.pk]) for group in groups]


@prepared
def _live(groups: list[int], since: datetime) -> QuerySet[Candidate]:
    """Those proposed to these groups after that moment, in their order."""
    return Candidate.objects.live(since).filter(group__in=groups).order_by("created_at", "pk")
