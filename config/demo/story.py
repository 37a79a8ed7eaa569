"""The story as it stands in data/*.toml, read into plain values."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
GROUPS = (("marronniers", "claire"), ("lindeplein", "lieve"), ("passerelles", "sofie"))


@dataclass(frozen=True)
class Person:
    """Somebody who works at the centre, and what she or he is there to show."""

    key: str
    name: str
    gender: str
    role: str
    language: str
    shows: str
    second_factor: bool = False
    waits: bool = False

    @property
    def email(self) -> str:
        """An address of a domain that cannot exist."""
        return f"{self.name.split()[0].lower()}@val-fictif.example"


@dataclass(frozen=True)
class Meeting:
    """A line of the thread: day, kind, minutes, themes, words; a working note or a shared one."""

    day: int
    kind: str
    minutes: int
    themes: tuple[str, ...]
    words: str
    is_working: bool


@dataclass(frozen=True)
class Step:
    """A small step: who does it, by which name if it is somebody else, and where it stands."""

    who: str
    state: str
    kind: str
    words: str
    name: str


@dataclass(frozen=True)
class Mother:
    """A year of somebody who does not exist."""

    call_name: str
    came_on: int
    languages: tuple[str, ...]
    children: tuple[dict[str, Any], ...]
    contact: dict[str, Any]
    her_words: dict[str, str]
    steps: tuple[Step, ...]
    thread: tuple[Meeting, ...]
    measure: dict[str, Any]
    own_words: tuple[dict[str, str], ...] = ()
    on_her_picture: tuple[dict[str, str], ...] = ()
    said_before: str = ""
    why_changed: str = ""
    urgent: tuple[str, ...] = ()
    wished_once: tuple[dict[str, Any], ...] = ()
    around: tuple[dict[str, Any], ...] = ()
    around_since: tuple[dict[str, Any], ...] = ()
    laid: tuple[dict[str, Any], ...] = ()
    state: str = "open"
    left_on: int | None = None
    ask_again: bool = False


@dataclass(frozen=True)
class Group:
    """A group of the centre with its women."""

    case_manager: str
    facts: dict[str, Any]
    mothers: tuple[Mother, ...]
    # The series it meets in, and what was prepared for each of its sessions.
    sessions: dict[str, Any]


def centre() -> dict[str, str]:
    """The names of the centre."""
    facts: dict[str, str] = _read("people")["centre"]
    return facts


def people() -> list[Person]:
    """Who works there."""
    return [Person(**facts) for facts in _read("people")["person"]]


def groups() -> list[Group]:
    """The groups, each with the case manager who carries it; the last has nobody yet."""
    return [_group(name, case_manager) for name, case_manager in GROUPS]


def _group(name: str, case_manager: str) -> Group:
    story = _read(name)
    mothers = tuple(_mother(facts) for facts in story["mother"])
    # A group that has not begun yet has none.
    sessions = _read(f"{name}_sessions") if (DATA / f"{name}_sessions.toml").exists() else {}
    return Group(case_manager, facts=story["group"], mothers=mothers, sessions=sessions)


def school_holidays() -> dict[str, Any]:
    """Days without school that were invented, counted from today."""
    return _read("school_holidays")


def _mother(facts: dict[str, Any]) -> Mother:
    read = {
        "steps": tuple(_step(line) for line in facts["steps"]),
        "thread": tuple(_meeting(line) for line in facts["thread"]),
        "languages": tuple(facts["languages"]),
        "children": tuple(facts["children"]),
        "urgent": tuple(facts.get("urgent", ())),
        "wished_once": tuple(facts.get("wished_once", ())),
        "around": tuple(facts.get("around", ())),
        "around_since": tuple(facts.get("around_since", ())),
        "laid": tuple(facts.get("laid", ())),
        "own_words": tuple(facts.get("own_words", ())),
        "on_her_picture": tuple(facts.get("on_her_picture", ())),
    }
    return Mother(**{**facts, **read})


def _step(line: str) -> Step:
    head, words, *name = line.split(" | ")
    who, state, *kind = head.split()
    return Step(who, state, "".join(kind) or "step", words, "".join(name))


def _meeting(line: str) -> Meeting:
    head, words = line.split(" | ", 1)
    day, kind, minutes, themes = head.split()
    return Meeting(
        day=int(day.lstrip("*")),
        kind=kind,
        minutes=int(minutes),
        themes=tuple(themes.split("+")),
        words=words,
        is_working=day.startswith("*"),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))
