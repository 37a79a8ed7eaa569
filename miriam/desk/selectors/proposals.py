"""The women somebody thought of for one's groups: how many, and when a proposal goes by itself."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.groups.domain import PROPOSAL_LASTS, Meeting, Phase
from miriam.groups.models import Candidate, Group, Membership


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
    """Group after group, those that go on first, where anybody is proposed; in one query."""
    found: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in _live(hat=by.hat.pk, since=clock.now() - PROPOSAL_LASTS):
        found[candidate.group_id].append(candidate)
    proposals = [Proposals(those[0].group, those) for those in found.values()]
    return sorted(proposals, key=lambda one: one.group.phase == Phase.ENDED)


@prepared
def _live(hat: int, since: datetime) -> QuerySet[Candidate]:
    """Those proposed after that moment to the groups that this hat carries, in their order."""
    carried = Membership.objects.running().filter(mandate=hat).order_by().values("group")
    live = Candidate.objects.live(since).filter(group__in=carried).select_related("group")
    return live.order_by("-group__starts_on", "group", "created_at", "pk")
