"""Building a study: one answer per woman, moment and item, checked while it is built.

Rows arrive some thousands at a time. A fault names its row (the titles are row 1) and its
column; of several, the first row.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from miriam.statistics.columns import (
    Codes,
    Column,
    Columns,
    Numbers,
    lookalikes,
    number,
    truth,
)
from miriam.statistics.errors import BadInput
from miriam.statistics.numbers import Booleans, Floats, Integers
from miriam.statistics.specification import Outcome, Specification
from miriam.statistics.study import NOBODY, Alike, Partition, Study

REQUIRED = ("person", "occasion", "item", "value")
PERSONAL = ("group", "cluster", "arm")
OPTIONAL = (*PERSONAL, "mode", "reformulated", "missing_reason")
NOT_APPLICABLE = "not_applicable"
CELLS_AT_MOST = 200_000_000


@dataclass
class _Chunk:
    """Rows already understood."""

    rows: Integers
    codes: dict[str, Integers]
    values: Floats
    numbers: dict[str, Floats] = field(default_factory=dict)


class StudyBuilder:
    """Takes columns of text and gives a checked study."""

    def __init__(self, spec: Specification, columns: Iterable[str], decimal_comma: bool) -> None:
        self.spec = spec
        self.columns = tuple(columns)
        self._demand_columns()
        self.comma = decimal_comma
        names = ("person", "item", *(c for c in OPTIONAL if c in self.columns))
        self.codes = {name: Codes() for name in names if name != "reformulated"}
        self.codes["occasion"] = Codes((*spec.all_occasions, *spec.ignore_occasions))
        self.allowed_occasions = len(self.codes["occasion"].of_name)
        self.numbers = {"value": self._number_reader("value")}
        self.numbers |= {c: self._number_reader(c) for c in spec.covariates}
        if "reformulated" in self.columns:
            self.numbers["reformulated"] = Numbers("reformulated", truth, "not_yes_no")
        self.chunks: list[_Chunk] = []

    def _demand_columns(self) -> None:
        for column in REQUIRED:
            if column not in self.columns:
                raise BadInput("no_column", column=column, found=_some(self.columns) or "–")
        for column in self.columns:
            if self.columns.count(column) > 1:
                raise BadInput("column_twice", row=1, column=column)
        self._demand_covariates()
        if self.spec.arms and "arm" not in self.columns:
            raise BadInput("unknown_column", where="[arms]", column="arm")

    def _demand_covariates(self) -> None:
        for column in self.spec.covariates:
            if column in (*REQUIRED, *OPTIONAL):
                raise BadInput("column_taken", where="covariates", column=column)
            if column not in self.columns:
                raise BadInput("unknown_column", where="covariates", column=column)

    def _number_reader(self, column: str) -> Numbers:
        return Numbers(column, lambda text: number(text, self.comma), "not_a_number")

    @property
    def wanted(self) -> tuple[str, ...]:
        """The columns that are understood; others are let pass."""
        return (*self.codes, *self.numbers)

    def add(self, rows: Sequence[Sequence[str]], numbers: Integers) -> None:
        """Take some rows with their row numbers; of several faults, the first row is named."""
        columns = dict(zip(self.columns, zip(*rows, strict=False), strict=False))
        try:
            self.take({name: Column(texts) for name, texts in columns.items()}, numbers)
        except BadInput:
            half = len(rows) // 2
            if half == 0:
                raise
            self.add(rows[:half], numbers[:half])
            self.add(rows[half:], numbers[half:])

    def take(self, columns: Columns, rows: Integers) -> None:
        """Take some rows given as columns of text; any of several faults may be named."""
        codes = {name: coder(columns[name]) for name, coder in self.codes.items()}
        for column in ("person", "occasion", "item"):
            self._demand_filled(codes[column], rows, column)
        self._demand_occasions(codes["occasion"], rows)
        read = {name: reader(columns[name], rows) for name, reader in self.numbers.items()}
        self.chunks.append(_Chunk(rows, codes, read.pop("value"), read))

    def _demand_filled(self, codes: Integers, rows: Integers, column: str) -> None:
        empty = np.flatnonzero(codes == NOBODY)
        if empty.size:
            raise BadInput("blank", int(rows[empty[0]]), column)

    def _demand_occasions(self, codes: Integers, rows: Integers) -> None:
        unknown = np.flatnonzero(codes >= self.allowed_occasions)
        if unknown.size:
            at = unknown[0]
            names = self.codes["occasion"].names
            raise BadInput(
                "unknown_occasion",
                int(rows[at]),
                "occasion",
                value=names[codes[at]],
                known=", ".join(self.spec.all_occasions),
            )

    def study(self) -> Study:
        """The study of all rows taken."""
        if not self.chunks:
            raise BadInput("no_rows")
        return _Assembly(self).study()


class _Assembly:
    """From rows to arrays."""

    def __init__(self, builder: StudyBuilder) -> None:
        chunks, self.spec, self.codes = builder.chunks, builder.spec, builder.codes
        self.rows = np.concatenate([chunk.rows for chunk in chunks])
        self.code = {
            name: np.concatenate([chunk.codes[name] for chunk in chunks]) for name in builder.codes
        }
        self.number = {
            name: np.concatenate([chunk.numbers[name] for chunk in chunks])
            for name in chunks[0].numbers
        }
        self.value = np.concatenate([chunk.values for chunk in chunks])
        builder.chunks = []
        known = (*REQUIRED, *OPTIONAL, *builder.spec.covariates)
        self.unknown = tuple(c for c in builder.columns if c not in known)
        self.persons = len(self.codes["person"].names)
        self.items = self._asked_items()

    def _asked_items(self) -> tuple[str, ...]:
        """The items of the specification, in its order; each must be in the file."""
        there = self.codes["item"].of_name
        for place, item in self.spec.items_with_place():
            if item not in there:
                raise BadInput("unknown_item", where=place, item=item, known=_some(tuple(there)))
        return tuple(dict.fromkeys(item for _, item in self.spec.items_with_place()))

    def study(self) -> Study:
        self._demand_unique()
        self._demand_ranges()
        self._place()
        reformulated, mode = self.number.get("reformulated"), self.code.get("mode")
        return Study(
            persons=self.persons,
            occasions=self.spec.all_occasions,
            items=self.items,
            values=self._dense(self.value, math.nan),
            not_applicable=self._not_applicable(),
            reformulated=None if reformulated is None else self._dense(reformulated, math.nan),
            mode=None if mode is None else self._dense(mode, NOBODY),
            partitions={c: self._partition(c) for c in PERSONAL if c in self.code},
            covariates=self._covariates(),
            covariate_names=self.spec.covariates,
            reason=self._reason(),
            reason_names=self.codes["missing_reason"].names
            if "missing_reason" in self.code
            else (),
            rows=int(self.rows.size),
            unknown_columns=self.unknown,
            unused_items=tuple(n for n in self.codes["item"].names if n not in self.items),
            alike=tuple(self._alike()),
        )

    def _alike(self) -> Iterator[Alike]:
        """The columns with codes that look the same, and the rows where two of them first stand."""
        for column, codes in self.codes.items():
            pairs = lookalikes(codes.names)
            if pairs:
                of = self.code[column]
                first, second = sorted(int(self.rows[np.argmax(of == code)]) for code in pairs[0])
                yield Alike(column, len(pairs), first, second)

    def _demand_unique(self) -> None:
        """One row for each person, moment and item."""
        moments, items = len(self.codes["occasion"].names), len(self.codes["item"].names)
        key = self.code["person"].astype(np.int64) * moments + self.code["occasion"]
        key = key * items + self.code["item"]
        ordered = np.sort(key)
        twice = ordered[1:][ordered[1:] == ordered[:-1]]
        if twice.size:
            again = np.flatnonzero(np.isin(key, twice))
            first = again[0]
            self._refuse_duplicate(int(first), int(again[key[again] == key[first]][1]))

    def _refuse_duplicate(self, first: int, second: int) -> None:
        raise BadInput(
            "duplicate",
            int(self.rows[second]),
            "item",
            person=self._name("person", second),
            occasion=self._name("occasion", second),
            item=self._name("item", second),
            first=int(self.rows[first]),
            second=int(self.rows[second]),
        )

    def _name(self, column: str, at: int) -> str:
        return str(self.codes[column].names[self.code[column][at]])

    def _demand_ranges(self) -> None:
        for outcome in self.spec.outcomes:
            self._demand_range(outcome)
        goal_items = self.spec.goals.items if self.spec.goals else ()
        for item in goal_items:
            self._demand_limits(item, -2.0, 2.0)
        for fact in self.spec.facts:
            if fact.kind == "yes_no":
                self._demand_yes_no(fact.item)

    def _demand_yes_no(self, item: str) -> None:
        of_item = np.flatnonzero(self.code["item"] == self.codes["item"].of_name[item])
        given = self.value[of_item]
        wrong = of_item[~(np.isnan(given) | (given == 0) | (given == 1))]
        if wrong.size:
            at = int(wrong[0])
            value = f"{self.value[at]:g}"
            raise BadInput("not_one_or_zero", int(self.rows[at]), "value", value=value, item=item)

    def _demand_range(self, outcome: Outcome) -> None:
        low = -math.inf if outcome.low is None else outcome.low
        high = math.inf if outcome.high is None else outcome.high
        if math.isinf(low) and math.isinf(high):
            return
        codes = [self.codes["item"].of_name[item] for item in outcome.items]
        if self._outside(codes, low, high).size:
            for item in outcome.items:
                self._demand_limits(item, low, high)

    def _outside(self, items: list[int], low: float, high: float) -> Integers:
        wrong = (self.value < low) | (self.value > high)
        return np.flatnonzero(wrong & np.isin(self.code["item"], items)) if wrong.any() else _NONE

    def _demand_limits(self, item: str, low: float, high: float) -> None:
        outside = self._outside([self.codes["item"].of_name[item]], low, high)
        if outside.size:
            at = int(outside[0])
            raise BadInput(
                "out_of_range",
                int(self.rows[at]),
                "value",
                value=f"{self.value[at]:g}",
                low=f"{low:g}",
                high=f"{high:g}",
                item=item,
            )

    def _place(self) -> None:
        """Where each row goes in the arrays; rows of items or moments not asked for go nowhere."""
        column = np.full(len(self.codes["item"].names), NOBODY, dtype=np.int64)
        for place, item in enumerate(self.items):
            column[self.codes["item"].of_name[item]] = place
        self.shape = (self.persons, len(self.spec.all_occasions), len(self.items))
        if math.prod(self.shape) > CELLS_AT_MOST:
            raise BadInput("too_many_cells", cells=math.prod(self.shape))
        item, moment = column[self.code["item"]], self.code["occasion"]
        self.kept = (item >= 0) & (moment < self.shape[1])
        cell = self.code["person"].astype(np.int64) * self.shape[1] + moment
        self.cell = (cell * self.shape[2] + item)[self.kept]

    def _dense(self, rows: Any, empty: float) -> Any:
        """Rows as an array of women by moments by items."""
        flat = np.full(math.prod(self.shape), empty, dtype=rows.dtype)
        flat[self.cell] = rows[self.kept]
        return flat.reshape(self.shape)

    def _partition(self, column: str) -> Partition:
        return Partition(self.codes[column].names, self._personal(self.code[column], column))

    def _personal(self, codes: Integers, column: str) -> Integers:
        """The one value of each woman; another value on another row is a fault."""
        person, given = self.code["person"], codes != NOBODY
        of = np.full(self.persons, NOBODY, dtype=np.int64)
        of[person[given][::-1]] = codes[given][::-1]
        wrong = np.flatnonzero(given & (codes != of[person]))
        if wrong.size:
            at = int(wrong[0])
            first = int(np.flatnonzero(given & (person == person[at]))[0])
            raise BadInput(
                "not_constant",
                int(self.rows[at]),
                column,
                person=self._name("person", at),
                value=self.codes[column].names[codes[at]] if column in self.codes else codes[at],
                other=int(self.rows[first]),
            )
        return of

    def _covariates(self) -> Floats:
        table = np.full((self.persons, len(self.spec.covariates)), math.nan)
        for place, column in enumerate(self.spec.covariates):
            values, codes = np.unique(self.number[column], return_inverse=True)
            codes = np.where(np.isnan(self.number[column]), NOBODY, codes)
            of = self._personal(codes, column)
            table[of >= 0, place] = values[of[of >= 0]]
        return table

    def _not_applicable(self) -> Booleans | None:
        if "missing_reason" not in self.code:
            return None
        code = self.codes["missing_reason"].of_name.get(NOT_APPLICABLE)
        if code is None:
            return None
        marked: Booleans = self._dense(
            (self.code["missing_reason"] == code) & np.isnan(self.value), False
        )
        return marked

    def _reason(self) -> Integers | None:
        """The first reason a woman gives at each moment for an answer that is not there."""
        if "missing_reason" not in self.code:
            return None
        reason = self.code["missing_reason"]
        moment = self.code["occasion"]
        given = np.isnan(self.value) & (reason != NOBODY) & (moment < self.shape[1])
        of = np.full((self.persons, self.shape[1]), NOBODY, dtype=np.int64)
        person = self.code["person"]
        of[person[given][::-1], moment[given][::-1]] = reason[given][::-1]
        return of


_NONE = np.zeros(0, dtype=np.int64)


def _some(names: tuple[str, ...], at_most: int = 12) -> str:
    shown = ", ".join(names[:at_most])
    return f"{shown}…" if len(names) > at_most else shown


def study_of_rows(rows: Iterable[Mapping[str, str]], spec: Specification) -> Study:
    """A study from rows that are already in memory (the titles count as row 1)."""
    listed = list(rows)
    names = tuple(dict.fromkeys(name for row in listed for name in row)) or REQUIRED
    builder = StudyBuilder(spec, names, decimal_comma=True)
    if listed:
        cells = [[row.get(name, "") for name in names] for row in listed]
        builder.add(cells, np.arange(2, len(listed) + 2))
    return builder.study()
