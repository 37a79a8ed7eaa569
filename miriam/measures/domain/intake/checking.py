"""Every cell looked at: what can be taken in, and what is wrong, by row and column."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from uuid import UUID

from miriam.measures.domain.intake.columns import Columns, moment_of, plain
from miriam.measures.domain.intake.reading import Grid, GridRow
from miriam.questionnaire.domain.definition.instrument import Instrument


class Fault(StrEnum):
    """What can be wrong with a cell."""

    NOBODY = "nobody"
    SEVERAL = "several"
    NO_MOMENT = "no_moment"
    NOT_A_CODE = "not_a_code"
    TWICE = "twice"
    EMPTY = "empty"
    NO_CONSENT = "no_consent"
    MEASURED = "measured"
    OTHER_VERSION = "other_version"


WHOLE = re.compile(r"-?\d{1,9}")

# What already stands against a measure of this woman at this moment, if anything.
Standing = Callable[[UUID, str], Fault | None]


def nothing_stands(file: UUID, moment: str) -> Fault | None:
    """For a sheet that meets no measures yet."""
    return None


@dataclass(frozen=True)
class Cell:
    """What was typed, and what is wrong with it if anything."""

    text: str
    fault: Fault | None = None


@dataclass(frozen=True)
class Measure:
    """One row: whose measure, at which moment, with which answers."""

    number: int
    person: Cell
    moment: Cell
    answers: dict[str, Cell]
    file: UUID | None = None
    values: dict[str, int] = field(default_factory=dict)

    @property
    def faults(self) -> int:
        """How many cells are wrong."""
        return sum(1 for cell in (self.person, self.moment, *self.answers.values()) if cell.fault)


@dataclass(frozen=True)
class Checked:
    """A whole sheet, looked at; `items` are the columns found, in the instrument's order."""

    measures: tuple[Measure, ...]
    items: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def faults(self) -> int:
        """How many cells are wrong."""
        return sum(measure.faults for measure in self.measures)


def check(
    grid: Grid,
    columns: Columns,
    instrument: Instrument,
    names: Mapping[UUID, str],
    standing: Standing = nothing_stands,
) -> Checked:
    """Look at every cell; `names` are the women of the person who imports."""
    items = tuple(item.code for item in instrument.items if item.code in columns.items)
    women = _by_name(names)
    seen: set[tuple[UUID, str]] = set()
    measures = []
    for row in grid.rows:
        measure = _measure(row, columns, instrument, women)
        measures.append(_not_standing(_once(measure, seen), standing))
    return Checked(tuple(measures), items, columns.unknown)


def _measure(
    row: GridRow, columns: Columns, instrument: Instrument, women: Mapping[str, list[UUID]]
) -> Measure:
    file, person = _person(row.cells.get(columns.person or "", ""), women)
    moment = _moment(row.cells.get(columns.moment or "", ""))
    answers = {
        code: _answer(row.cells.get(heading, ""), set(_codes(instrument, code)))
        for code, heading in columns.items.items()
    }
    values = {
        code: int(cell.text) for code, cell in answers.items() if cell.text and not cell.fault
    }
    if not values and not any(cell.fault for cell in answers.values()):
        person = Cell(person.text, person.fault or Fault.EMPTY)
    return Measure(row.number, person, moment, answers, file, values)


def _codes(instrument: Instrument, code: str) -> tuple[int, ...]:
    return instrument.scale_of(instrument.item(code)).codes


def _by_name(names: Mapping[UUID, str]) -> dict[str, list[UUID]]:
    """Each woman by her name as it is compared, and by the public name that a form sends back."""
    found: dict[str, list[UUID]] = defaultdict(list)
    for file, name in names.items():
        for known in {plain(name), str(file)}:
            found[known].append(file)
    return found


def _person(text: str, women: Mapping[str, list[UUID]]) -> tuple[UUID | None, Cell]:
    found = women.get(plain(text), [])
    if len(found) == 1:
        return found[0], Cell(text)
    return None, Cell(text, Fault.SEVERAL if found else Fault.NOBODY)


def _moment(text: str) -> Cell:
    moment = moment_of(text)
    return Cell(moment) if moment else Cell(text, Fault.NO_MOMENT)


def _answer(text: str, codes: set[int]) -> Cell:
    """An empty cell is an answer that is missing; a decimal comma in « 3,0 » is no fault."""
    whole = text.replace(",", ".").removesuffix(".0")
    if not whole:
        return Cell("")
    if WHOLE.fullmatch(whole) and int(whole) in codes:
        return Cell(str(int(whole)))
    return Cell(text, Fault.NOT_A_CODE)


def _once(measure: Measure, seen: set[tuple[UUID, str]]) -> Measure:
    """The same woman at the same moment may stand in one row only."""
    if measure.file is None or measure.moment.fault:
        return measure
    place = (measure.file, measure.moment.text)
    if place not in seen:
        seen.add(place)
        return measure
    return replace(measure, moment=Cell(measure.moment.text, Fault.TWICE))


def _not_standing(measure: Measure, standing: Standing) -> Measure:
    if measure.file is None or measure.moment.fault:
        return measure
    fault = standing(measure.file, measure.moment.text)
    return replace(measure, moment=Cell(measure.moment.text, fault)) if fault else measure
