"""The rules around a file: its states, consents, children, safe contact (no Django)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum

# Within these one is asked nothing: a mother of this work, a child of hers.
MOTHERS, CHILDREN = range(15, 76), range(41)
# No group met before: an earlier day of the work is a slip of the hand.
MIRIAM_BEGAN = date(2015, 1, 1)


class FileState(StrEnum):
    """Where the accompaniment stands."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


TRANSITIONS = {
    FileState.OPEN: {FileState.PAUSED, FileState.CLOSED},
    FileState.PAUSED: {FileState.OPEN, FileState.CLOSED},
    FileState.CLOSED: {FileState.OPEN},
}


def may_become(present: FileState, wanted: FileState) -> bool:
    """Whether this state may follow that one."""
    return wanted in TRANSITIONS[present]


def can_undo_stop(closed_on: date | None, today: date) -> bool:
    """A stop by mistake is taken back on the same day; later a new page begins."""
    return closed_on == today


class Scope(StrEnum):
    """What she says yes to; each scope has its own text, date and withdrawal."""

    PARTICIPATION = "participation"
    MEASURE = "measure"
    FOLLOW_UP_MEASURE = "follow_up_measure"


class Afterwards(StrEnum):
    """What becomes of her accompaniment when she takes part no longer; she may choose neither."""

    PAUSE = "pause"
    STOP = "stop"


class Shut(StrEnum):
    """How far somebody whom she named is shut out of her file.

    Whoever stands in for some days writes down whom she names, and destroys no key by it.
    """

    # Her duo was named to a stand-in: nothing changes before her team has said yes.
    ASKED = "asked"
    # Somebody else was: she reads nothing from now on, and her keys are there still.
    FOR_NOW = "for_now"
    # Her team wrote it down: the keys are taken back.
    FOR_GOOD = "for_good"


# A loan of keys is for an absence; a longer one is named again, or the file has another team.
LONGEST_STAND_IN = timedelta(days=92)
# Holidays are shorter and written down nearer: beyond, one asks whether the days are right.
USUAL_STAND_IN = timedelta(weeks=5)
WRITTEN_BEFORE = timedelta(weeks=26)


def lasts(first: date, last: date) -> timedelta:
    """How long it is from the first day to the last, both counted."""
    return last - first + timedelta(days=1)


def is_usual_absence(first: date, last: date, today: date) -> bool:
    """Whether these days look like an absence, not like a slip in the month or the year."""
    return lasts(first, last) <= USUAL_STAND_IN and first - today <= WRITTEN_BEFORE


class Custody(StrEnum):
    """How often a child lives with her."""

    ALWAYS = "always"
    ALTERNATING = "alternating"
    SOMETIMES = "sometimes"
    ELSEWHERE = "elsewhere"
    CHANGING = "changing"


@dataclass(frozen=True)
class Child:
    """A child as she speaks of it; nothing of it has to be filled in."""

    first_name: str = ""
    birth_year: int | None = None
    custody: Custody | None = None

    def age(self, today: date) -> int | None:
        """The age reached this year: a year of birth tells no more."""
        return today.year - self.birth_year if self.birth_year else None


def pack_children(children: Iterable[Child]) -> list[dict[str, object]]:
    """Children as they are sealed."""
    return [asdict(child) for child in children]


def unpack_children(packed: Iterable[Mapping[str, object]] | None) -> list[Child]:
    """Children as they were sealed, eldest first, those without a year last."""
    children = [_unpack(facts) for facts in packed or ()]
    return sorted(children, key=lambda child: child.birth_year or 9999)


def _unpack(facts: Mapping[str, object]) -> Child:
    year, custody = facts.get("birth_year"), facts.get("custody")
    return Child(
        first_name=str(facts.get("first_name") or ""),
        birth_year=year if isinstance(year, int) else None,
        custody=Custody(str(custody)) if custody else None,
    )


def age_on(born: date, today: date) -> int:
    """Whole years; the day itself counts."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


class Channel(StrEnum):
    """How she may be reached."""

    PHONE = "phone"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in_person"
    THROUGH_SOMEBODY = "through_somebody"


BY_NUMBER = frozenset({Channel.PHONE, Channel.SMS, Channel.WHATSAPP})
CONFIRM_EVERY = timedelta(days=60)


def needs_confirming(confirmed_on: date | None, today: date) -> bool:
    """A safe contact that nobody asked her about for two months may have stopped being safe."""
    return confirmed_on is None or today - confirmed_on > CONFIRM_EVERY
