"""A study as arrays: one answer per woman, moment and item (built and checked by `building`)."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from miriam.statistics.numbers import Booleans, Floats, Integers

NOBODY = -1


@dataclass(frozen=True)
class Partition:
    """A division of the women: by group, by city, by arm. -1 where she has none."""

    names: tuple[str, ...]
    of: Integers

    def where(self, name: str) -> Booleans:
        """The women of one part."""
        return np.equal(self.of, self.names.index(name))


@dataclass(frozen=True)
class Alike:
    """Codes of a column that differ in nothing one sees: how many pairs, and the rows of one."""

    column: str
    pairs: int
    first_row: int
    second_row: int


@dataclass(frozen=True)
class Study:
    """All answers of all women, and what is known of how they were given."""

    persons: int
    occasions: tuple[str, ...]
    items: tuple[str, ...]
    values: Floats
    not_applicable: Booleans | None
    reformulated: Floats | None
    mode: Integers | None
    partitions: dict[str, Partition]
    covariates: Floats
    covariate_names: tuple[str, ...]
    reason: Integers | None
    reason_names: tuple[str, ...]
    rows: int
    unknown_columns: tuple[str, ...] = ()
    unused_items: tuple[str, ...] = ()
    alike: tuple[Alike, ...] = ()

    def at(self, occasion: str) -> int:
        """The position of a moment."""
        return self.occasions.index(occasion)

    def columns(self, items: Iterable[str]) -> list[int]:
        """The positions of items."""
        return [self.items.index(item) for item in items]

    def reasons(self, occasion: str, women: Booleans) -> dict[str, int]:
        """How many of some women give each reason at a moment."""
        if self.reason is None:
            return {}
        given = self.reason[women, self.at(occasion)]
        counts = np.bincount(given[given >= 0], minlength=len(self.reason_names)).tolist()
        return {name: n for name, n in zip(self.reason_names, counts, strict=True) if n}

    def only(self, women: Booleans) -> "Study":
        """The study of some of the women."""
        cut = {
            name: getattr(self, name)[women]
            for name in ("values", "not_applicable", "reformulated", "mode", "covariates", "reason")
            if getattr(self, name) is not None
        }
        parts = {n: Partition(p.names, p.of[women]) for n, p in self.partitions.items()}
        kept = int(women.sum())
        return Study(**{**vars(self), **cut, "partitions": parts, "persons": kept})
