"""Answers as CSV for any statistics program, long and wide, and the codebook that says what
each column and code means.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.definition.parts import Item, MissingReason
from miriam.instrument.definition.problems import Faulty, Problem, gettext_noop

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
)
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
MOST_LINES = 200_000
MISSING_LABELS = {
    MissingReason.NO_ANSWER: "no answer",
    MissingReason.DONT_KNOW: "does not know",
    MissingReason.NOT_APPLICABLE: "not applicable",
    MissingReason.REFUSED: "does not wish to answer",
    MissingReason.NOT_ASKED: "not asked",
}


@dataclass(frozen=True)
class Row:
    """One answer of one person at one moment."""

    person: str
    occasion: str
    item: str
    answer: int | MissingReason
    about: Mapping[str, str] = field(default_factory=dict)


def long_csv(rows: Iterable[Row]) -> str:
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


def wide_csv(instrument: Instrument, rows: Iterable[Row]) -> str:
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
                yield {
                    **about,
                    "kind": "missing",
                    "code": reason.value,
                    "code_label": MISSING_LABELS[reason],
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
    }


def read_long(instrument: Instrument, content: str) -> list[Row]:
    """Rows of a long file; raises Faulty with the line and column of everything that is wrong."""
    reader = csv.DictReader(
        io.StringIO(content.removeprefix("\ufeff")), delimiter=_delimiter(content)
    )
    absent = [
        name
        for name in ("person", "occasion", "item", "value")
        if name not in (reader.fieldnames or ())
    ]
    if absent:
        what = gettext_noop("la colonne « %(column)s » manque")
        raise Faulty(tuple(Problem("1", what, {"column": column}) for column in absent))
    rows: list[Row] = []
    problems: list[Problem] = []
    seen: set[tuple[str, str, str]] = set()
    for line, cells in enumerate(reader, start=2):
        found = _row(instrument, line, cells, seen)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.append(found)
        if line > MOST_LINES:
            raise Faulty((Problem(str(line), gettext_noop("ce fichier est trop grand")),))
    if problems:
        raise Faulty(tuple(problems))
    return rows


def read_wide(instrument: Instrument, content: str) -> list[Row]:
    """A wide file is made long and read by the same rules."""
    source = csv.DictReader(
        io.StringIO(content.removeprefix("\ufeff")), delimiter=_delimiter(content)
    )
    known = [item.code for item in instrument.items if item.code in (source.fieldnames or ())]
    lines = [
        {
            "person": cells.get("person"),
            "occasion": cells.get("occasion"),
            "item": code,
            "value": cells.get(code),
            "missing_reason": cells.get(f"{code}_missing"),
        }
        for cells in source
        for code in known
        if cells.get(code) or cells.get(f"{code}_missing")
    ]
    return read_long(instrument, _written(LONG, lines))


def _row(
    instrument: Instrument,
    line: int,
    cells: Mapping[str, str | None],
    seen: set[tuple[str, str, str]],
) -> Row | Problem:
    person, occasion, code, value, reason = (
        _as_typed((cells.get(name) or "").strip())
        for name in ("person", "occasion", "item", "value", "missing_reason")
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
    if not value:
        return _missing(line, person, occasion, code, reason)
    if value not in {str(each) for each in instrument.scale_of(item).codes}:
        what = gettext_noop("« %(code)s » n’est pas une réponse de cette échelle")
        return Problem(f"{line}, value", what, {"code": value})
    return Row(person, occasion, code, int(value), _notes(cells))


def _missing(line: int, person: str, occasion: str, code: str, reason: str) -> Row | Problem:
    if reason and reason not in set(MissingReason):
        what = gettext_noop("valeur inconnue ; valeurs possibles : %(expected)s")
        return Problem(f"{line}, missing_reason", what, {"expected": ", ".join(MissingReason)})
    return Row(person, occasion, code, MissingReason(reason) if reason else MissingReason.NO_ANSWER)


def _notes(cells: Mapping[str, str | None]) -> dict[str, str]:
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
