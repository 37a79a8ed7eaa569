"""What may be said of a group to those who answer for it: days, agreements, partners. Nothing here
reads a place, a file, a candidate or a list of who is there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from miriam.coordination.domain import Rhythmic, rhythmic
from miriam.coordination.models import TeamWord
from miriam.core import clock
from miriam.groups import selectors as groups
from miriam.groups.domain import AgreementState, ChildcareThatDay, LaunchPoint
from miriam.groups.models import ChildcareArrangement, Group
from miriam.groupwork.selectors.account import GroupAccount, facts_for_account


@dataclass(frozen=True)
class AccountOfGroup:
    """A group as its coordinator answers for it.

    `care` is what is agreed for that of the sessions to come which has the fewest places, or for
    the last session where none is to come.
    """

    group: Group
    sessions: GroupAccount
    rhythm: Rhythmic | None
    care: ChildcareThatDay
    # Places that are agreed stop before the group does, or before the last session that is planned.
    care_ends_before_group: bool
    care_ends_before_sessions: bool
    arrangements: tuple[ChildcareArrangement, ...]
    open_points: tuple[LaunchPoint, ...]
    is_carried_by_several: bool
    word: str

    @property
    def to_come(self) -> int:
        """Sessions that stand and are not over yet."""
        return self.sessions.planned - self.sessions.held - self.sessions.dropped

    @property
    def said_for(self) -> int:
        """Sessions that were to be held until now, and those that were dropped."""
        return self.sessions.held + self.sessions.dropped_so_far


def word_of(group: Group) -> TeamWord:
    """The word of its team; an empty one (and not kept) where nobody wrote any."""
    return TeamWord.objects.filter(group=group).first() or TeamWord(group=group)


def account_of(group: Group) -> AccountOfGroup:
    """The group, its sessions, its childcare, what is not settled."""
    facts = facts_for_account(group)
    days = _days_of_care(facts.days)
    care = groups.childcare_through(group, days)
    fewest = min(care, key=lambda it: it.agreed.total)
    childcare = groups.childcare_page(group)
    return AccountOfGroup(
        group=group,
        sessions=facts,
        rhythm=rhythmic(facts.days),
        care=fewest,
        care_ends_before_group=childcare.ends_early,
        care_ends_before_sessions=fewest.agreed.total < care[0].agreed.total,
        arrangements=tuple(
            it
            for it in childcare.arrangements
            if it.state == AgreementState.AGREED and it.until >= days[0]
        ),
        open_points=tuple(
            LaunchPoint(item.point) for item in groups.launch_list(group) if not item.is_done
        ),
        is_carried_by_several=len(groups.carriers_of(group)) > 1,
        word=word_of(group).words,
    )


def _days_of_care(days: Sequence[date]) -> list[date]:
    """The days of the sessions to come, else that of the last one; today where there is none."""
    today = clock.today()
    return [day for day in days if day >= today] or list(days[-1:]) or [today]
