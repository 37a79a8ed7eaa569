"""The life of a message: of which kind, where it stands, why it did not leave, when it is due."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from miriam.outbox.domain.hours import BRUSSELS, SafeHours

# She hears from nobody more often, whatever is planned (a woman elsewhere got 136 messages).
MOST_A_DAY, MOST_A_WEEK = 2, 5
DAY, WEEK = timedelta(days=1), timedelta(days=7)
# A day before; where her hours forbid it, two days before, and so on.
DAYS_AHEAD = (1, 2, 3, 4)
# Later it helps nobody: what begins soon after midnight is not told in the last hours before it.
LATEST = timedelta(hours=3)
# A gateway that does not answer is asked again after so long, and again.
TRIED_AGAIN = (timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1))
GIVEN_UP_AFTER = timedelta(days=1)


class MessageWay(StrEnum):
    """How a message reaches her."""

    SMS = "sms"
    EMAIL = "email"


class MessageKind(StrEnum):
    """What a message is about; each has its words in every language."""

    APPOINTMENT = "appointment"


class MessageState(StrEnum):
    """Where a message stands. From SENDING on it may have reached her: it never leaves again."""

    WAITING = "waiting"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    PERHAPS = "perhaps"
    GIVEN_UP = "given_up"
    CANCELLED = "cancelled"


# What counts towards what she hears in a day and in a week.
MAY_HAVE_ARRIVED = (MessageState.SENDING, MessageState.SENT, MessageState.PERHAPS)
OPEN = (MessageState.WAITING, MessageState.CLAIMED)


class NotLeft(StrEnum):
    """Why a message did not leave."""

    TOO_LATE = "too_late"
    ENOUGH = "enough"
    UNREACHED = "unreached"
    REFUSED = "refused"
    CHANGED = "changed"
    UNCONFIRMED = "unconfirmed"
    WITHDRAWN = "withdrawn"
    NOT_OPEN = "not_open"
    TAKEN_BACK = "taken_back"
    MOVED = "moved"


def due_for(hours: SafeHours, at: datetime, now: datetime) -> datetime | None:
    """When a reminder of what takes place then leaves: in her hours, a day before if they allow it,
    else earlier; nothing when they do not, or when that day has come.
    """
    for days in DAYS_AHEAD:
        moment = hours.next_from(max(now, at - timedelta(days=days)))
        if moment and moment < too_late_at(at):
            return moment
    return None


def too_late_at(at: datetime) -> datetime:
    """From when on nothing leaves of what takes place then: the page that she reads says « la
    veille », so the day itself, in Brussels, is too late.
    """
    midnight = at.astimezone(BRUSSELS).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    return min(midnight.astimezone(UTC), at - LATEST)


def given_up_at(due: datetime, at: datetime) -> datetime:
    """From when on it is no longer tried: a day after it was due, or too near what it tells of."""
    return min(due + GIVEN_UP_AFTER, too_late_at(at))


def next_try(now: datetime, attempts: int) -> datetime:
    """When to ask a gateway again that did not answer so many times."""
    return now + TRIED_AGAIN[min(attempts, len(TRIED_AGAIN)) - 1]


def is_enough(today: int, this_week: int) -> bool:
    """Whether she heard often enough, of so many messages within a day and within a week."""
    return today >= MOST_A_DAY or this_week >= MOST_A_WEEK
