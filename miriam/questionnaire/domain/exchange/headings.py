"""Column headings of an XLSForm in all the ways people write them: `label::Français (fr)`,
`label:nl`, `media::image::English`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ALIASES = {
    "media::image": "image",
    "media::audio": "audio",
    "media::video": "video",
    "caption": "label",
    "relevance": "relevant",
    "list name": "list_name",
    "value": "name",
}
TRANSLATED = ("label", "hint", "guidance_hint", "image", "audio", "video")
LANGUAGE_NAMES = {
    "french": "fr",
    "français": "fr",
    "francais": "fr",
    "frans": "fr",
    "dutch": "nl",
    "nederlands": "nl",
    "néerlandais": "nl",
    "english": "en",
    "anglais": "en",
    "engels": "en",
    "german": "de",
    "deutsch": "de",
    "allemand": "de",
    "arabic": "ar",
    "arabe": "ar",
    "العربية": "ar",
    "turkish": "tr",
    "türkçe": "tr",
    "spanish": "es",
    "español": "es",
    "espagnol": "es",
    "portuguese": "pt",
    "italian": "it",
    "romanian": "ro",
    "bulgarian": "bg",
    "polish": "pl",
    "russian": "ru",
    "ukrainian": "uk",
    "persian": "fa",
    "farsi": "fa",
    "dari": "fa",
    "pashto": "ps",
    "somali": "so",
    "tigrinya": "ti",
    "albanian": "sq",
}
IN_BRACKETS = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)\s*$")
BARE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True)
class ColumnHeading:
    column: str
    language: str | None = None


def parse(heading: str) -> ColumnHeading | None:
    """None for a translated column whose language cannot be told."""
    name = _canonical(heading)
    for column in sorted(TRANSLATED, key=len, reverse=True):
        if name == column:
            return ColumnHeading(column)
        if name.startswith(f"{column}::"):
            language = language_code(name.removeprefix(f"{column}::"))
            return ColumnHeading(column, language) if language else None
    return ColumnHeading(name)


def _canonical(heading: str) -> str:
    parts = [part.strip() for part in re.split(r"::?", heading.strip())]
    name = "::".join([parts[0].lower(), *parts[1:]])
    for alias, column in ALIASES.items():
        if name.lower() == alias or name.lower().startswith(f"{alias}::"):
            return column + name[len(alias) :]
    return name


def language_code(words: str) -> str | None:
    """`Français (fr)`, `French` or `fr`."""
    if found := IN_BRACKETS.search(words):
        return _normal(found.group(1))
    if known := LANGUAGE_NAMES.get(words.strip().lower()):
        return known
    return _normal(words.strip()) if BARE_CODE.fullmatch(words.strip().lower()) else None


def _normal(code: str) -> str:
    first, *others = code.split("-")
    return "-".join([first.lower(), *others])
