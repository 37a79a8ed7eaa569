"""How often a group meets, from its days alone, and which numbers are not written (no Django)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from statistics import median

from miriam.evaluation.disclosure import FEWEST_APART

# Days between two sessions: a day moved within its week changes nothing.
LONGEST_WEEK, LONGEST_FORTNIGHT = 10, 17


class Cadence(StrEnum):
    """How often sessions are held."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    LOOSER = "looser"


@dataclass(frozen=True)
class Rhythmic:
    """How often, and on which day of the week (1 is Monday); none where days change."""

    cadence: Cadence
    weekday: int | None


def rhythmic(days: Sequence[date]) -> Rhythmic | None:
    """The rhythm of these days, in their order; two sessions tell none yet."""
    if len(days) < 3:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return Rhythmic(_cadence(median(gaps)), _weekday(days))


def _cadence(gap: float) -> Cadence:
    if gap > LONGEST_FORTNIGHT:
        return Cadence.LOOSER
    return Cadence.WEEKLY if gap < LONGEST_WEEK else Cadence.FORTNIGHTLY


def _weekday(days: Sequence[date]) -> int | None:
    [(weekday, times)] = Counter(day.isoweekday() for day in days).most_common(1)
    return weekday if 2 * times > len(days) else None


def is_written(children: int) -> bool:
    """Whether a number of places for children is written: a small one could tell whose they are."""
    return children >= FEWEST_APART
