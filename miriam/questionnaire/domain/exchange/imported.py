"""What came of reading somebody's file: a definition where that was possible, what was
assumed, and what is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from miriam.questionnaire.domain.definition.instrument import NUMBER, Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop
from miriam.questionnaire.domain.exchange.filling import ABSENT, fill
from miriam.questionnaire.domain.exchange.shape import misshapen
from miriam.questionnaire.domain.exchange.texts import simple_code

Json = dict[str, Any]


@dataclass
class Draft:
    """A definition while it is being read: data, the place in the file of each path, the
    recordings and pictures in it by name, and remarks.
    """

    data: Json = field(default_factory=lambda: {"sections": [], "scales": [], "items": []})
    places: dict[str, str] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    assumptions: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def assume(self, where: str, what: str, **details: object) -> None:
        self.assumptions.append(Problem(where, what, details))

    def refuse(self, where: str, what: str, **details: object) -> None:
        self.problems.append(Problem(where, what, details))

    def suppose(self, where: str, value: str) -> str:
        """The value that stands in the place of one that is absent; it is said that it does."""
        self.assume(where, ABSENT, value=value)
        return value

    def version(self, where: str, given: str) -> str:
        """The number that is given, or the first one where it is no number of ours."""
        if not given or NUMBER.fullmatch(given):
            return given
        what = gettext_noop(
            "la version « %(version)s » devient 0.1.0 : il faut trois nombres, comme 1.0.0"
        )
        self.assume(where, what, version=given)
        return "0.1.0"

    def code(self, where: str, name: str) -> str:
        """The name as a code is written."""
        return self.renamed(where, name, simple_code(name))

    def renamed(self, where: str, name: str, code: str) -> str:
        """The code; it is said when that is not the name that was given."""
        if code != name:
            what = gettext_noop("le nom « %(name)s » devient « %(code)s »")
            self.assume(where, what, name=name, code=code)
        return code

    def place_of(self, path: str) -> str:
        """The cell or path nearest to a path of the definition."""
        while path and path not in self.places:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.places.get(path, "")


@dataclass(frozen=True)
class Imported:
    instrument: Instrument | None
    assumptions: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    media: Mapping[str, bytes] = field(default_factory=dict)


def conclude(draft: Draft) -> Imported:
    """Fill in what may be assumed, validate, and name the place in the file of whatever is
    still wrong.
    """
    if not draft.problems:
        draft.problems.extend(_placed(problem, draft) for problem in misshapen(draft.data))
    if draft.problems:
        return Imported(None, tuple(draft.assumptions), tuple(draft.problems))
    draft.assumptions.extend(_placed(remark, draft) for remark in fill(draft.data))
    try:
        instrument = load(draft.data)
    except Faulty as faulty:
        problems = tuple(_placed(problem, draft) for problem in faulty.problems)
        return Imported(None, tuple(draft.assumptions), problems)
    return Imported(instrument, tuple(draft.assumptions), media=draft.media)


def _placed(problem: Problem, draft: Draft) -> Problem:
    place = draft.place_of(problem.where)
    where = f"{place} ({problem.where})" if place else problem.where
    return Problem(where, problem.what, problem.details)


def refused(where: str, what: str, **details: object) -> Imported:
    return Imported(None, problems=(Problem(where, what, details),))
