"""Programme editions: each call set its own criteria and sizes, so they are data.

An edition may be for another public: it then brings its own word for the people it is for, the
themes it often speaks of, and which points of the launch list it asks for. Where it says nothing,
it is for mothers who bring up their children alone, with every point. A fictional one is offered to
fictional centres only.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from miriam.groups.domain import LaunchPoint
from miriam.look.language import page_language

DATA = Path(__file__).parent / "editions.json"


@dataclass(frozen=True)
class Words:
    """The same words in both languages."""

    fr: str
    nl: str

    def __str__(self) -> str:
        return self.nl if page_language() == "nl" else self.fr


@dataclass(frozen=True)
class Public:
    """How those are called for whom an edition is: « maman », « mamans »; without an article."""

    one: Words
    many: Words


MOTHERS = Public(Words("maman", "moeder"), Words("mamans", "moeders"))


@dataclass(frozen=True)
class Edition:
    """One call of the programme: how large its groups are and whom they are thought for.

    Criteria are leads for a conversation; nothing in the software closes a door with them.
    `launch_help` says otherwise what some points of the launch list are about.
    """

    key: str
    name: Words
    period: str
    places_least: int
    places_most: int
    months: int
    rhythm: Words
    criteria: tuple[Words, ...]
    people: Public = MOTHERS
    themes: tuple[Words, ...] = ()
    launch: tuple[LaunchPoint, ...] = tuple(LaunchPoint)
    launch_help: Mapping[LaunchPoint, Words] | None = None
    is_fictional: bool = False

    def takes(self, places: int) -> bool:
        """Whether it knows groups of this size."""
        return self.places_least <= places <= self.places_most

    def help_on(self, point: LaunchPoint) -> Words | None:
        """What it says of this point of the launch list, if it says something of its own."""
        return (self.launch_help or {}).get(point)


@cache
def known() -> dict[str, Edition]:
    """All editions by key, oldest first; fictional ones stand last."""
    facts = json.loads(DATA.read_text(encoding="utf-8"))
    return {entry["key"]: _edition(entry) for entry in facts}


def _edition(entry: Mapping[str, Any]) -> Edition:
    return Edition(**{name: READ.get(name, _as_it_is)(facts) for name, facts in entry.items()})


def _as_it_is(facts: Any) -> Any:
    return facts


def _words(facts: Mapping[str, str]) -> Words:
    return Words(**facts)


def _several(facts: list[Mapping[str, str]]) -> tuple[Words, ...]:
    return tuple(map(_words, facts))


def _public(facts: Mapping[str, Mapping[str, str]]) -> Public:
    return Public(one=_words(facts["one"]), many=_words(facts["many"]))


def _points(facts: list[str]) -> tuple[LaunchPoint, ...]:
    return tuple(map(LaunchPoint, facts))


def _helps(facts: Mapping[str, Mapping[str, str]]) -> dict[LaunchPoint, Words]:
    return {LaunchPoint(point): _words(said) for point, said in facts.items()}


# How each entry of the file is read; the others are taken as they are.
READ: Mapping[str, Callable[[Any], Any]] = {
    "name": _words,
    "rhythm": _words,
    "criteria": _several,
    "themes": _several,
    "people": _public,
    "launch": _points,
    "launch_help": _helps,
}


def offered(*, fictional: bool = False) -> list[Edition]:
    """Those that a centre may choose, newest first; the fictional ones for a fictional centre."""
    return [it for it in reversed(known().values()) if fictional or not it.is_fictional]


def newest() -> Edition:
    """The edition that new groups usually belong to."""
    return offered()[0]


def choices(*, fictional: bool = False) -> list[tuple[str, str]]:
    """For a list to choose from, newest first."""
    return [(it.key, f"{it.name} ({it.period})") for it in offered(fictional=fictional)]
