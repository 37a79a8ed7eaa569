"""Answers as CSV for any statistics program, long and wide, and the codebook that says what
each column and code means.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item, MissingReason
from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop
from miriam.questionnaire.domain.given import ALWAYS_POSSIBLE

HOW = ("mode", "language", "reformulated", "help_asked", "audio_played", "changed")
LONG = ("person", "occasion", "item", "value", "missing_reason", *HOW)
CODEBOOK = (
    "variable",
    "language",
    "label",
    "plain",
    "section",
    "theme",
    "role",
    "direction",
    "withheld",
    "kind",
    "code",
    "code_label",
    "scale",
    "instrument",
    "version",
)
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
MOST_LINES = 200_000
BEYOND = "\0"
COLUMNS_OF_LONG = ("value", "missing_reason")
Cells = Mapping[str, str | None]
NO_TABLE = gettext_noop("cette ligne n’est pas du CSV lisible")
MISSING_LABELS = {
    MissingReason.NO_ANSWER: "no answer",
    MissingReason.DONT_KNOW: "does not know",
    MissingReason.NOT_APPLICABLE: "not applicable",
    MissingReason.REFUSED: "does not wish to answer",
    MissingReason.NOT_ASKED: "not asked",
}


@dataclass(frozen=True)
class CodebookRow:
    """One answer of one person at one moment."""

    person: str
    occasion: str
    item: str
    answer: int | MissingReason
    about: Mapping[str, str] = field(default_factory=dict)


def long_csv(rows: Iterable[CodebookRow]) -> str:
    lines = (
        {
            "person": row.person,
            "occasion": row.occasion,
            "item": row.item,
            **_value(row.answer),
            **row.about,
        }
        for row in rows
    )
    return _written(LONG, lines)


def wide_csv(instrument: Instrument, rows: Iterable[CodebookRow]) -> str:
    """One line per person and moment; beside each item the reason where there is no answer."""
    lines: dict[tuple[str, str], dict[str, object]] = {}
    for row in rows:
        line = lines.setdefault(
            (row.person, row.occasion), {"person": row.person, "occasion": row.occasion}
        )
        value = _value(row.answer)
        line[row.item] = value["value"]
        line[f"{row.item}_missing"] = value["missing_reason"]
    items = [name for item in instrument.items for name in (item.code, f"{item.code}_missing")]
    return _written(("person", "occasion", *items), lines.values())


def codebook_csv(instrument: Instrument) -> str:
    return _written(CODEBOOK, _codebook(instrument))


def _codebook(instrument: Instrument) -> Iterator[dict[str, object]]:
    of = {"instrument": instrument.id, "version": instrument.version}
    for line in (*_of_items(instrument), *_of_scores(instrument)):
        yield {**line, **of}


def _of_items(instrument: Instrument) -> Iterator[dict[str, object]]:
    for item in instrument.items:
        for language in instrument.language_codes:
            about = _about(item, language)
            for option in instrument.scale_of(item).options:
                yield {
                    **about,
                    "kind": "value",
                    "code": option.code,
                    "code_label": option.label[language],
                }
            for reason in MissingReason:
                if reason not in (*item.missing, *ALWAYS_POSSIBLE):
                    continue
                yield {
                    **about,
                    "kind": "missing",
                    "code": reason.value,
                    "code_label": MISSING_LABELS[reason],
                }


def _of_scores(instrument: Instrument) -> Iterator[dict[str, object]]:
    """How each score is made: of which items, how many of them answered, in which direction."""
    for score in instrument.scores:
        for language in instrument.language_codes:
            for item in (instrument.item(code) for code in score.items):
                yield {
                    "variable": score.code,
                    "language": language,
                    "label": score.title[language],
                    "role": "score",
                    "direction": item.direction,
                    "kind": f"{score.method} of items, at least {score.min_answered} answered"
                    + (f", times {score.factor}" if score.factor != 1 else ""),
                    "code": item.code,
                    "code_label": item.wording[language],
                    "scale": item.scale,
                }


def _about(item: Item, language: str) -> dict[str, object]:
    return {
        "variable": item.code,
        "language": language,
        "label": item.wording[language],
        "plain": (item.plain or {}).get(language, ""),
        "section": item.section,
        "theme": item.theme or "",
        "role": item.role.value,
        "direction": item.direction,
        "withheld": "yes" if item.withheld else "no",
        "scale": item.scale,
    }


def read_long(instrument: Instrument, content: str) -> list[CodebookRow]:
    """Rows of a long file; raises Faulty with the line and column of everything that is wrong."""
    found = _lines(content, ("person", "occasion", "item", "value"))
    return _rows(instrument, ((line, cells, COLUMNS_OF_LONG) for line, cells in found))


def read_wide(instrument: Instrument, content: str) -> list[CodebookRow]:
    """Rows of a wide file, by the same rules; a fault is named by its line and column there."""
    found = [
        (line, {**cells, "item": item.code}, (item.code, f"{item.code}_missing"))
        for line, cells in _lines(content, ("person", "occasion"))
        for item in instrument.items
        if cells.get(item.code) or cells.get(f"{item.code}_missing")
    ]
    return _rows(instrument, found)


def headings(content: str) -> list[str]:
    """The columns of a table as its first line names them; raises Faulty when it is none."""
    text = io.StringIO(content.removeprefix("\ufeff"), newline="")
    try:
        return next(csv.reader(text, delimiter=_delimiter(content)), [])
    except csv.Error as error:
        raise Faulty((Problem("1", NO_TABLE),)) from error


def _lines(content: str, needed: Iterable[str]) -> list[tuple[int, Cells]]:
    """Each line with its number; raises Faulty for what is no table, or lacks a column."""
    text = io.StringIO(content.removeprefix("\ufeff"), newline="")
    reader = csv.DictReader(text, restkey=BEYOND, delimiter=_delimiter(content))
    try:
        absent = [name for name in needed if name not in (reader.fieldnames or ())]
        found: list[tuple[int, Cells]] = (
            [] if absent else [(reader.line_num, cells) for cells in reader]
        )
    except csv.Error as error:
        raise Faulty((Problem(str(reader.line_num + 1), NO_TABLE),)) from error
    if absent:
        what = gettext_noop("la colonne « %(column)s » manque")
        raise Faulty(tuple(Problem("1", what, {"column": column}) for column in absent))
    if beyond := [line for line, cells in found if any(cells.get(BEYOND) or ())]:
        what = gettext_noop("cette ligne a plus de cases que la première")
        raise Faulty(tuple(Problem(str(line), what) for line in beyond))
    if len(found) > MOST_LINES:
        raise Faulty((Problem(str(MOST_LINES), gettext_noop("ce fichier est trop grand")),))
    return found


def _rows(
    instrument: Instrument, lines: Iterable[tuple[int, Cells, tuple[str, str]]]
) -> list[CodebookRow]:
    seen: set[tuple[str, str, str]] = set()
    found = [_row(instrument, line, cells, columns, seen) for line, cells, columns in lines]
    if problems := tuple(one for one in found if isinstance(one, Problem)):
        raise Faulty(problems)
    return [one for one in found if isinstance(one, CodebookRow)]


def _row(
    instrument: Instrument,
    line: int,
    cells: Cells,
    columns: tuple[str, str],
    seen: set[tuple[str, str, str]],
) -> CodebookRow | Problem:
    person, occasion, code, value, reason = (
        _as_typed((cells.get(name) or "").strip())
        for name in ("person", "occasion", "item", *columns)
    )
    if not person or not occasion:
        return Problem(f"{line}", gettext_noop("la personne ou le moment manque"))
    item = next((each for each in instrument.items if each.code == code), None)
    if item is None:
        return Problem(
            f"{line}, item",
            gettext_noop("« %(code)s » n’existe pas dans cette définition"),
            {"code": code},
        )
    if (person, occasion, code) in seen:
        return Problem(f"{line}", gettext_noop("cette réponse est déjà donnée plus haut"))
    seen.add((person, occasion, code))
    if reason and (value or reason not in set(MissingReason)):
        return _wrong_reason(f"{line}, {columns[1]}", value)
    if not value:
        missing = MissingReason(reason) if reason else MissingReason.NO_ANSWER
        return CodebookRow(person, occasion, code, missing, _notes(cells))
    if value not in {str(each) for each in instrument.scale_of(item).codes}:
        what = gettext_noop("« %(code)s » n’est pas une réponse de cette échelle")
        return Problem(f"{line}, {columns[0]}", what, {"code": value})
    return CodebookRow(person, occasion, code, int(value), _notes(cells))


def _wrong_reason(where: str, value: str) -> Problem:
    if value:
        what = gettext_noop("une réponse et la raison de son absence s’excluent")
        return Problem(where, what)
    what = gettext_noop("valeur inconnue ; valeurs possibles : %(expected)s")
    return Problem(where, what, {"expected": ", ".join(MissingReason)})


def _notes(cells: Cells) -> dict[str, str]:
    return {name: cells[name] or "" for name in HOW if cells.get(name)}


def _value(answer: int | MissingReason) -> dict[str, object]:
    if isinstance(answer, MissingReason):
        return {"value": "", "missing_reason": answer.value}
    return {"value": answer, "missing_reason": ""}


def _delimiter(content: str) -> str:
    first = content.split("\n", maxsplit=1)[0]
    return ";" if first.count(";") > first.count(",") else ","


def _written(columns: Iterable[str], lines: Iterable[Mapping[str, object]]) -> str:
    target = io.StringIO()
    writer = csv.DictWriter(target, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    for line in lines:
        writer.writerow({name: _no_formula(cell) for name, cell in line.items()})
    return target.getvalue()


def _no_formula(cell: object) -> object:
    """Text that a spreadsheet would run gets an apostrophe, which makes it text (OWASP, CSV
    injection). A number stays one, below zero too.
    """
    runs = isinstance(cell, str) and cell.startswith(RUN_BY_SPREADSHEETS)
    return f"'{cell}" if runs else cell


def _as_typed(cell: str) -> str:
    """The same without the apostrophe, when a file of ours comes back."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(RUN_BY_SPREADSHEETS) else cell
