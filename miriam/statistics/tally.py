"""How many women have each value: answers are few and distinct, however many women there are."""

from dataclasses import dataclass

import numpy as np

from miriam.statistics.numbers import Floats, Integers, rounded


@dataclass(frozen=True)
class Tally:
    """Distinct values, smallest first, and how many women have each."""

    values: Floats
    counts: Integers

    @property
    def n(self) -> int:
        """All women counted."""
        return int(self.counts.sum())

    def count(self, which: np.ndarray) -> int:
        """The women whose value is one of those marked."""
        return int(self.counts[which].sum())


def tally(values: Floats) -> Tally:
    """Counted after rounding to nine decimals: what should be equal is one value."""
    ordered = np.sort(rounded(values))
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: ordered.size])
    return Tally(ordered[first], np.diff(first, append=ordered.size).astype(np.int64))
