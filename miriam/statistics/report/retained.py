"""Every figure that is withheld, named in words, with its reason and where it is missing."""

from dataclasses import is_dataclass
from typing import Any

from miriam.statistics.figures import FIGURES, named
from miriam.statistics.gates import Withheld
from miriam.statistics.report.beside_texts import NAMES
from miriam.statistics.report.texts import tell
from miriam.statistics.result import Result
from miriam.statistics.words import LANGUAGES

Path = tuple[str, ...]

PLACES_AT_MOST = 6
NAMED = ("outcomes", "reliability", "retest", "facts")


def retained(result: Result, lang: str) -> list[list[str]]:
    """A row for each reason: the reason, the figures, and the results or groups they belong to."""
    reasons: dict[str, list[Path]] = {}
    for path, refused in withheld(result):
        reasons.setdefault(refused.sentence(lang), []).append(path)
    everywhere = set(result.outcomes)
    return [
        [reason, _what(paths, lang), _where(paths, everywhere, lang)]
        for reason, paths in reasons.items()
    ]


def withheld(part: Any, path: Path = ()) -> list[tuple[Path, Withheld]]:
    """Every withheld figure: the names that lead to it in the document, and why."""
    if isinstance(part, Withheld):
        return [(path, part)]
    if isinstance(part, list):
        inner = [(path, each) for each in part]
    elif isinstance(part, dict) or is_dataclass(part):
        parts = part if isinstance(part, dict) else named(part)
        inner = [((*path, name), each) for name, each in parts.items()]
    else:
        inner = []
    return [found for there, each in inner for found in withheld(each, there)]


def _what(paths: list[Path], lang: str) -> str:
    """The figures by name; of a change that is not given at all, none is named."""
    every = {path[-1] for path in paths} >= set(FIGURES)
    named = [_name(path, lang) for path in paths if not (every and path[-1] in FIGURES)]
    whole = [tell("all_figures", lang)] if every else []
    return ", ".join(dict.fromkeys([*whole, *named]))


def _name(path: Path, lang: str) -> str:
    """The innermost key that has a name; a key that somebody chose has none."""
    return next(
        (NAMES[key][LANGUAGES.index(lang)] for key in reversed(path) if key in NAMES), path[-1]
    )


def _where(paths: list[Path], everywhere: set[str], lang: str) -> str:
    """The results concerned; the groups of one are named where it is not concerned as a whole."""
    found = dict.fromkeys(place for path in paths if (place := _place(path)))
    whole = {name for name, *group in found if not group}
    if everywhere <= whole:
        return tell("everywhere", lang)
    places = [" · ".join(place) for place in found if place[0] not in whole or len(place) == 1]
    shown = places[:PLACES_AT_MOST]
    return ", ".join([*shown, *(["…"] if len(places) > len(shown) else [])]) or "–"


def _place(path: Path) -> Path:
    """outcomes.NAME.contrasts.CONTRAST.groups.GROUP…, or another part of the result and a NAME."""
    if "groups" in path[4:5]:
        return path[1], path[5]
    return path[1:2] if path[0] in NAMED else ()
