"""The rows of an XLSForm: groups, scales, items and questions, read into a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import chain, count

from miriam.questionnaire.domain.definition.problems import gettext_noop
from miriam.questionnaire.domain.exchange.headings import ColumnHeading, parse
from miriam.questionnaire.domain.exchange.imported import Draft, Json
from miriam.questionnaire.domain.exchange.sheets import SheetLine
from miriam.questionnaire.domain.exchange.texts import put, simple_code

SELECT = re.compile(
    r"(select_one|select one|select1|select_multiple|select all that apply)(?:\s+from)?\s+(\S+)(.*)"
)
MANY = ("select_multiple", "select all that apply")
OWN_GROUPS = {"miriam_profile": "profile", "miriam_facts": "facts"}
SILENT = (
    "note",
    "start",
    "end",
    "today",
    "deviceid",
    "username",
    "calculate",
    "hidden",
    "xml-external",
)
WHOLE = re.compile(r"-?\d{1,9}")


@dataclass
class Reading:
    draft: Draft
    choices: dict[str, list[SheetLine]]
    default: str
    section: str | None = None
    group: str | None = None
    groups: list[tuple[str | None, str | None]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def name_of(line: SheetLine) -> str:
    return line.get("name") or line.get("value")


def select(line: SheetLine) -> re.Match[str] | None:
    return SELECT.fullmatch(line.get("type").strip())


def read_scale(reading: Reading, name: str) -> None:
    lines = reading.choices.get(name, [])
    if not lines or not all(WHOLE.fullmatch(name_of(line)) for line in lines):
        return
    code = reading.draft.code(lines[0].place("list_name"), name)
    options = []
    for line in lines:
        option: Json = {"code": int(name_of(line)), "label": _text(reading, line, "label")}
        if not option["label"]:
            option["label"] = {reading.default: name_of(line)}
            what = gettext_noop("pas de libellé : le code « %(code)s » est repris")
            reading.draft.assume(line.place("name"), what, code=name_of(line))
        put(option, "picture", _single(reading, line, "image"))
        put(option, "audio", _text(reading, line, "audio"))
        options.append(option)
        reading.draft.places[f"scales[{code}].options[{option['code']}]"] = line.place("name")
    reading.draft.data["scales"].append({"code": code, "options": options})
    reading.draft.places[f"scales[{code}]"] = lines[0].place("list_name")


def read_line(reading: Reading, line: SheetLine) -> None:
    kind = line.get("type").strip().lower().replace(" ", "_")
    if kind.startswith(("begin_group", "begin_repeat")):
        _open_group(reading, line)
    elif kind.startswith(("end_group", "end_repeat")):
        _close_group(reading, line)
    elif found := select(line):
        _read_select(reading, line, found)
    elif not kind:
        reading.draft.refuse(line.place("type"), gettext_noop("cette ligne n’a pas de type"))
    elif kind not in SILENT:
        what = gettext_noop(
            "une question de type « %(kind)s » n’est pas reprise : seules les questions à "
            "choix le sont"
        )
        reading.draft.assume(line.place("type"), what, kind=line.get("type"))


def _open_group(reading: Reading, line: SheetLine) -> None:
    reading.groups.append((reading.section, line.place("type")))
    name = line.get("name")
    if name in OWN_GROUPS:
        reading.group = OWN_GROUPS[name]
        return
    code = _section_code(reading, line, name or "questions")
    reading.section = code
    title = _text(reading, line, "label") or {reading.default: name or "Questions"}
    reading.draft.data["sections"].append({"code": code, "title": title})
    reading.draft.places[f"sections[{code}]"] = line.place("name")


def _section_code(reading: Reading, line: SheetLine, name: str) -> str:
    """A group may have the name of another one elsewhere in the form: here it gets a number."""
    taken = {section["code"] for section in reading.draft.data["sections"]}
    first = simple_code(name)
    others = (f"{first[:36]}_{number}" for number in count(2))
    code = next(one for one in chain([first], others) if one not in taken)
    return reading.draft.renamed(line.place("name"), name, code)


def _close_group(reading: Reading, line: SheetLine) -> None:
    if not reading.groups:
        reading.draft.refuse(
            line.place("type"), gettext_noop("la fin d’un groupe qui n’a pas commencé")
        )
        return
    reading.section, _ = reading.groups.pop()
    reading.group = None


def _read_select(reading: Reading, line: SheetLine, found: re.Match[str]) -> None:
    many, listed, more = found.group(1) in MANY, found.group(2), found.group(3).strip()
    if listed not in reading.choices:
        what = gettext_noop(
            "la liste de réponses « %(list)s » n’existe pas dans la feuille « choices »"
        )
        reading.draft.refuse(line.place("type"), what, list=listed)
        return
    if more:
        what = gettext_noop("« %(more)s » n’est pas repris")
        reading.draft.assume(line.place("type"), what, more=more)
    if not line.get("name"):
        reading.draft.refuse(line.place("name"), gettext_noop("cette question n’a pas de nom"))
        return
    code = reading.draft.code(line.place("name"), line.get("name"))
    if code in reading.seen:
        what = gettext_noop("le code « %(code)s » est employé plusieurs fois")
        reading.draft.refuse(line.place("name"), what, code=code)
    reading.seen.add(code)
    numbered = all(WHOLE.fullmatch(name_of(choice)) for choice in reading.choices[listed])
    if numbered and not many and reading.group is None:
        _item(reading, line, code, listed)
    else:
        _question(reading, line, code, listed, many=many)


def _item(reading: Reading, line: SheetLine, code: str, listed: str) -> None:
    item: Json = {
        "code": code,
        "wording": _wording(reading, line, code),
        "scale": simple_code(listed),
    }
    put(item, "section", reading.section)
    put(item, "plain", _text(reading, line, "guidance_hint"))
    put(item, "picture", _single(reading, line, "image"))
    put(item, "audio", _text(reading, line, "audio"))
    put(item, "role", line.get("miriam::role"))
    put(item, "theme", line.get("miriam::theme"))
    put(item, "source_note", line.get("miriam::source_note"))
    if direction := line.get("miriam::direction"):
        item["direction"] = int(direction) if WHOLE.fullmatch(direction) else direction
    if line.get("miriam::withheld"):
        item["withheld"] = line.get("miriam::withheld")
    _missing(item, line)
    reading.draft.data["items"].append(item)
    _remember(reading.draft, f"items[{code}]", line)


def _question(reading: Reading, line: SheetLine, code: str, listed: str, *, many: bool) -> None:
    draft, group = reading.draft, reading.group or "profile"
    if reading.group is None:
        what = gettext_noop(
            "« %(code)s » n’a pas de réponses chiffrées à choix unique : reprise comme "
            "question de profil"
        )
        draft.assume(line.place("type"), what, code=code)
    question: Json = {"code": code, "wording": _wording(reading, line, code), "choices": []}
    if many:
        question["kind"] = "multiple"
    for choice in reading.choices[listed]:
        question["choices"].append(_choice(reading, choice))
    put(question, "plain", _text(reading, line, "guidance_hint"))
    put(question, "picture", _single(reading, line, "image"))
    put(question, "audio", _text(reading, line, "audio"))
    put(question, "sealed", line.get("miriam::sealed"))
    _missing(question, line)
    draft.data.setdefault(group, []).append(question)
    _remember(draft, f"{group}[{code}]", line)


def _choice(reading: Reading, line: SheetLine) -> Json:
    name = name_of(line)
    code = reading.draft.code(line.place("name"), f"c_{name}" if WHOLE.fullmatch(name) else name)
    choice: Json = {"code": code, "label": _text(reading, line, "label") or {reading.default: name}}
    put(choice, "audio", _text(reading, line, "audio"))
    return choice


def _wording(reading: Reading, line: SheetLine, code: str) -> dict[str, str]:
    wording = _text(reading, line, "label")
    if not wording:
        what = gettext_noop("« %(code)s » n’a pas de libellé (colonne « label »)")
        reading.draft.refuse(line.place("name"), what, code=code)
    return wording


def _missing(part: Json, line: SheetLine) -> None:
    if words := line.get("miriam::missing"):
        part["missing"] = [] if words == "-" else words.split()


def _remember(draft: Draft, path: str, line: SheetLine) -> None:
    draft.places[path] = line.place("name")
    for heading in line.cells:
        column = parse(heading)
        if column and column.column == "label":
            draft.places[f"{path}.wording" + (f".{column.language}" if column.language else "")] = (
                line.place(heading)
            )
        elif column and column.column.startswith("miriam::"):
            draft.places[f"{path}.{column.column.removeprefix('miriam::')}"] = line.place(heading)


def _text(reading: Reading, line: SheetLine, column: str) -> dict[str, str]:
    """The words of one column in each language; a column without language counts as the
    default one.
    """
    found = {}
    for heading, words in line.cells.items():
        match parse(heading):
            case ColumnHeading(name, language) if name == column:
                found[language or reading.default] = words
    return found


def _single(reading: Reading, line: SheetLine, column: str) -> str:
    """A picture is the same in all languages; where they differ the first is taken, and said."""
    found = list(dict.fromkeys(_text(reading, line, column).values()))
    if len(found) > 1:
        what = gettext_noop("plusieurs images selon la langue : « %(picture)s » est reprise")
        reading.draft.assume(line.place(column), what, picture=found[0])
    return found[0] if found else ""
