"""How ready a session is, and what the group's budget still allows."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from miriam.groups.models import Group
from miriam.groups.selectors import childcare_on
from miriam.groupwork.domain import CareState, Need, Readiness, readiness
from miriam.groupwork.models import Budget, Session, SessionCare


def care_of(session: Session) -> SessionCare:
    """What was said of its childcare; where nobody said anything, what was agreed for the year."""
    return SessionCare.objects.filter(session=session).first() or SessionCare(session=session)


def readiness_of(session: Session, *, lacks_places: bool = False) -> Readiness:
    """Its lines; the ring of its group is open. More children may come than there are places."""
    state = CareState(care_of(session).state)
    return readiness(
        _said(session),
        state,
        with_children=session.with_children,
        lacks_places=lacks_places or _year_lacks_places(session, state),
    )


def _year_lacks_places(session: Session, state: CareState) -> bool:
    """Whether what was agreed for the year is less, on this day, than what the group needs."""
    if state is not CareState.OF_THE_YEAR:
        return False
    return childcare_on(session.group, session.day).missing.total > 0


def _said(session: Session) -> dict[Need, bool]:
    return {
        Need.COURSE: bool(session.course or session.practice),
        Need.PLACE: bool(session.place),
        Need.GUEST: bool(session.guest),
        Need.TRAVEL: bool(session.travel),
        Need.LANGUAGES: bool(session.languages),
        Need.MATERIALS: bool(session.materials),
        Need.COST: session.cost is not None,
    }


@dataclass(frozen=True)
class GroupBudget:
    """The budget of a group, what its sessions that stand cost, and what is left, in euros."""

    budget: Budget | None
    spent: Decimal

    @property
    def left(self) -> Decimal | None:
        """Below zero when more is planned; nothing without a budget."""
        return self.budget.amount - self.spent if self.budget else None


def account_of(group: Group) -> GroupBudget:
    """What it may spend and what it does, also on what is to come."""
    standing = Session.objects.filter(group=group, is_dropped=False)
    spent = standing.aggregate(spent=Sum("cost"))["spent"] or Decimal(0)
    return GroupBudget(Budget.objects.filter(group=group).first(), spent)


def remaining(group: Group) -> Decimal | None:
    """Euros left for what is not dropped; below zero when more is planned, nothing without a
    budget.
    """
    return account_of(group).left
