"""A problem or an assumption found in a definition or in a file: where, and what, in words
that can be translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(text: str) -> str:
    """Marks a sentence for the catalogue; whoever shows it translates it."""
    return text


@dataclass(frozen=True)
class Problem:
    where: str
    what: str
    details: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        sentence = self.what % self.details if self.details else self.what
        return f"{self.where} : {sentence}" if self.where else sentence


class Faulty(Exception):
    """A definition or file that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
