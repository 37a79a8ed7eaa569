"""What may be assumed where a file says nothing, always with a sentence that says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from miriam.questionnaire.domain.definition.problems import Problem, gettext_noop

Json = dict[str, Any]

ABSENT = gettext_noop("absent du fichier ; supposé : « %(value)s »")
UNKNOWN_LICENCE = "unknown"
UNKNOWN_ORIGIN = "Fichier importé, origine à préciser"
UNKNOWN_RIGHTS = "Droits à préciser avant tout usage"
RIGHT_TO_LEFT = ("ar", "fa", "he", "ps", "ur", "ckb", "dv", "yi")
NAMES = {
    "fr": "Français",
    "nl": "Nederlands",
    "en": "English",
    "de": "Deutsch",
    "ar": "العربية",
    "tr": "Türkçe",
    "es": "Español",
    "pt": "Português",
    "it": "Italiano",
    "ro": "Română",
    "bg": "Български",
    "pl": "Polski",
    "ru": "Русский",
    "uk": "Українська",
    "fa": "فارسی",
    "ps": "پښتو",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "sq": "Shqip",
}


def fill(data: Json) -> Iterator[Problem]:
    """Complete the data in place, one remark per assumption."""
    yield from _languages(data)
    yield from _head(data)
    yield from _sections(data)
    yield from _words(data)


def _head(data: Json) -> Iterator[Problem]:
    source = data["source_language"]
    assumed = {
        "id": "imported",
        "version": "0.1.0",
        "title": {source: "Questionnaire"},
        "origin": {source: UNKNOWN_ORIGIN},
        "licence": UNKNOWN_LICENCE,
        "rights": {source: UNKNOWN_RIGHTS},
    }
    for name, value in assumed.items():
        if not data.get(name):
            data[name] = value
            shown = value[source] if isinstance(value, dict) else value
            yield Problem(name, ABSENT, {"value": shown})


def _languages(data: Json) -> Iterator[Problem]:
    met = sorted({code for _, text in _texts(data, "") for code in text})
    source = data.setdefault("source_language", "fr" if "fr" in met or not met else met[0])
    declared = data.setdefault("languages", [])
    known = {language["code"] for language in declared}
    for code in sorted({source, *met} - known, key=lambda code: (code != source, code)):
        declared.append(language(code))
        yield Problem(
            "languages",
            gettext_noop("la langue « %(language)s » est marquée « non relue »"),
            {"language": code},
        )


def language(code: str) -> Json:
    """A language with its own name and direction, not yet reviewed by anybody."""
    known = {"code": code, "name": NAMES.get(code, code), "status": "unreviewed"}
    return (
        {**known, "direction": "rtl"} if code.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else known
    )


def _sections(data: Json) -> Iterator[Problem]:
    known = {section["code"] for section in data.setdefault("sections", [])}
    for item in data.get("items", []):
        if item.setdefault("section", "questions") not in known:
            known.add(item["section"])
            title = {data["source_language"]: "Questions"}
            data["sections"].append({"code": item["section"], "title": title})
            yield Problem("sections", gettext_noop("une partie « Questions » est ajoutée"))


def _words(data: Json) -> Iterator[Problem]:
    """A missing translation shows the source language until somebody writes it; the remark
    names each place.
    """
    source = data["source_language"]
    for where, text in _texts(data, ""):
        if where.endswith((".plain", ".note")) or not text:
            continue
        first = text.get(source) or next(iter(text.values()))
        for language in data["languages"]:
            if language["code"] not in text:
                text[language["code"]] = first
                what = gettext_noop(
                    "pas de texte en « %(language)s » : celui d’une autre langue est repris"
                )
                yield Problem(where, what, {"language": language["code"]})


TEXTS = (
    "title",
    "origin",
    "rights",
    "label",
    "step_label",
    "lead",
    "note",
    "wording",
    "plain",
    "prompt",
    "cue",
)


def _texts(value: object, where: str) -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, list):
        for inner in value:
            name = inner.get("code", "") if isinstance(inner, dict) else ""
            yield from _texts(inner, f"{where}[{name}]")
    elif isinstance(value, dict):
        for name, inner in value.items():
            path = f"{where}.{name}" if where else name
            if name in TEXTS and isinstance(inner, dict):
                yield path, inner
            else:
                yield from _texts(inner, path)
