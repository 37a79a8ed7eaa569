"""An XLSForm workbook as a definition: ours comes back whole, somebody else’s as far as it
goes, with what was assumed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from miriam.questionnaire.domain.definition.problems import gettext_noop
from miriam.questionnaire.domain.exchange import rest, sheets
from miriam.questionnaire.domain.exchange.headings import language_code, parse
from miriam.questionnaire.domain.exchange.imported import Draft, Imported, conclude, refused
from miriam.questionnaire.domain.exchange.sheets import SheetLine
from miriam.questionnaire.domain.exchange.texts import slug
from miriam.questionnaire.domain.exchange.xlsform_rows import (
    MANY,
    Reading,
    name_of,
    read_line,
    read_scale,
    select,
)

NOT_CARRIED = ("relevant", "constraint", "calculation", "choice_filter", "trigger", "repeat_count")


def definition(content: bytes) -> Imported:
    """Read the workbook; what cannot be read is named by sheet and cell."""
    try:
        found = sheets.read(content)
    except sheets.TooLarge:
        return refused("", gettext_noop("ce fichier est trop grand pour un questionnaire"))
    except sheets.UnreadableFile:
        return refused(
            "",
            gettext_noop(
                "ce fichier n’est ni un classeur lisible (.xlsx, .xls ou .ods), ni du JSON, ni une "
                "archive (.zip)"
            ),
        )
    if not found.get("survey"):
        return refused("", gettext_noop("la feuille « survey » manque ou est vide"))
    return conclude(_draft(found))


def _draft(found: dict[str, list[SheetLine]]) -> Draft:
    draft = Draft()
    default = _settings(draft, found.get("settings", []))
    reading = Reading(draft, _by_list(draft, found.get("choices", [])), default)
    _check_headings(draft, (*found["survey"][:1], *found.get("choices", [])[:1]), default)
    for name in _scales_first(found.get("choices", []), found["survey"]):
        read_scale(reading, name)
    for line in found["survey"]:
        read_line(reading, line)
    for _, start in reading.groups:
        draft.refuse(start or "survey", gettext_noop("ce groupe n’est jamais fermé"))
    _restore(draft, found.get("miriam", []))
    for name in ("profile", "facts"):
        if not draft.data.get(name):
            draft.data.pop(name, None)
    return draft


def _settings(draft: Draft, lines: list[SheetLine]) -> str:
    """Fill the head of the definition; returns the language of columns that name none."""
    line = lines[0] if lines else SheetLine("settings", 2, {}, {})
    for more in lines[1:]:
        what = gettext_noop(
            "seule la première ligne de cette feuille compte ; celle-ci est laissée"
        )
        draft.assume(more.place(), what)
    default = language_code(line.get("default_language")) or "fr"
    version = draft.version(line.place("version"), line.get("version"))
    named = {"id": slug(line.get("form_id")), "version": version}
    draft.data.update({name: value for name, value in named.items() if value})
    if language_code(line.get("default_language")):
        draft.data["source_language"] = default
    if title := line.get("form_title"):
        draft.data["title"] = {default: title}
    draft.places.update(
        {
            "id": line.place("form_id"),
            "version": line.place("version"),
            "title": line.place("form_title"),
        }
    )
    return default


def _by_list(draft: Draft, lines: list[SheetLine]) -> dict[str, list[SheetLine]]:
    found: dict[str, list[SheetLine]] = defaultdict(list)
    for line in lines:
        name = line.get("list_name") or line.get("list name")
        if not name or not name_of(line):
            draft.refuse(
                line.place(), gettext_noop("une réponse sans « list_name » ou sans « name »")
            )
            continue
        if name_of(line) in {name_of(known) for known in found[name]}:
            what = gettext_noop("le code « %(code)s » est employé plusieurs fois")
            draft.refuse(line.place("name"), what, code=name_of(line))
        found[name].append(line)
    return found


def _check_headings(draft: Draft, first_lines: Iterable[SheetLine], default: str) -> None:
    for line in first_lines:
        _refuse_twice(draft, line, default)
        for heading, letter in line.letters.items():
            if heading and parse(heading) is None:
                what = gettext_noop(
                    "la langue de la colonne « %(heading)s » n’est pas reconnue ; écrivez par "
                    "exemple « label::Français (fr) »"
                )
                draft.refuse(f"{line.sheet}!{letter}1", what, heading=heading)
            if heading.lower() in NOT_CARRIED:
                what = gettext_noop(
                    "la colonne « %(heading)s » n’est pas reprise : chaque question est "
                    "toujours posée"
                )
                draft.assume(f"{line.sheet}!{letter}1", what, heading=heading)


def _refuse_twice(draft: Draft, line: SheetLine, default: str) -> None:
    """Two columns that say the same thing, in whatever way their headings are written."""
    met: set[tuple[str, str]] = set()
    for heading, letter in line.headings:
        column = parse(heading)
        if column is None:
            continue
        said = (column.column, column.language or default)
        if said in met:
            what = gettext_noop("la colonne « %(heading)s » est là deux fois")
            draft.refuse(f"{line.sheet}!{letter}1", what, heading=heading)
        met.add(said)


def _scales_first(choices: list[SheetLine], survey: list[SheetLine]) -> list[str]:
    """Lists with whole numbers are scales, in the order of the sheet; those of our own scales
    that nothing uses stay too.
    """
    names = list(dict.fromkeys(line.get("list_name") or line.get("list name") for line in choices))
    multiple = {
        found.group(2) for line in survey if (found := select(line)) and found.group(1) in MANY
    }
    return [name for name in names if name and name not in multiple]


def _restore(draft: Draft, lines: list[SheetLine]) -> None:
    found = {line.get("path"): line for line in lines if line.get("path")}
    lost = rest.restore(draft.data, [(path, line.get("value")) for path, line in found.items()])
    for path in lost:
        draft.refuse(
            found[path].place("path"),
            gettext_noop("le chemin « %(path)s » n’est pas compris"),
            path=path,
        )
    draft.places.update({path: line.place("value") for path, line in found.items()})
