"""Whether there is room for the children who come: places against ages, never names."""

from dataclasses import dataclass

from miriam.attendance.domain import Roll
from miriam.groups.selectors import childcare_on
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Session, SessionCare

# Where the team said that places are there, or that none are needed.
WITHOUT_CARE = (CareState.NOT_NEEDED,)


@dataclass(frozen=True)
class Childcare:
    """The ages of the children who come, the places for them where somebody counted those, and how
    it stands.
    """

    state: CareState
    ages: list[int]
    places: int | None
    # How many of the children would come with a woman who has not said yes.
    perhaps: int = 0

    @property
    def lacking(self) -> int:
        """How many children have no place; none while nobody counted the places."""
        if self.state in WITHOUT_CARE:
            return 0
        places = 0 if self.state == CareState.LACKED else self.places
        return 0 if places is None else max(len(self.ages) - places, 0)


def childcare_of(session: Session, sheet: Roll) -> Childcare:
    """How the childcare of a session stands; its list is open."""
    care: SessionCare | None = getattr(session, "care", None)
    state = CareState(care.state) if care else CareState.OF_THE_YEAR
    ages = sheet.ages(list(sheet.lines)) if session.with_children else []
    if not ages:
        return Childcare(state, [], None)
    return Childcare(state, ages, _places(session, care), sheet.perhaps)


def _places(session: Session, care: SessionCare | None) -> int | None:
    """Those that somebody counted for this session, else those that were agreed for the year; what
    is only asked for is not there yet.
    """
    is_asked = care is not None and care.state == CareState.ASKED
    if care and care.places is not None and not is_asked:
        return care.places
    agreed = childcare_on(session.group, session.day)
    if agreed.with_whom:
        return agreed.agreed.total
    return 0 if is_asked else None
