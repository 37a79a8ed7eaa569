"""The parts in which a long questionnaire is announced, with a rest between them (no Django)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from miriam.questionnaire.domain.asked import COMPARED, FACTS, LOOKING_BACK, PROFILE, Asked

# A questionnaire of so many questions is answered in one breath.
SHORT = 15
# Fewer questions than these are no part of their own: they stand with those before them.
FEWEST = 5
# Read alone, without listening; said with « about », and as an estimate.
A_MINUTE = 6


@dataclass(frozen=True)
class Part:
    """Questions that are asked in one go, with the number of the first one."""

    blocks: tuple[str, ...]
    first: int
    many: int

    @property
    def last(self) -> int:
        return self.first + self.many - 1


def parts(questions: Sequence[Asked]) -> tuple[Part, ...]:
    """The sections of the definition, then what is asked beside them; a short one has none."""
    if len(questions) <= SHORT:
        return ()
    found: list[Part] = []
    for _section, members in groupby(questions, key=_section_of):
        asked = list(members)
        blocks = tuple(dict.fromkeys(one.block for one in asked))
        if found and len(asked) < FEWEST:
            before = found.pop()
            found.append(Part(before.blocks + blocks, before.first, before.many + len(asked)))
        else:
            first = found[-1].last + 1 if found else 1
            found.append(Part(blocks, first, len(asked)))
    return tuple(found) if len(found) > 1 else ()


def _section_of(asked: Asked) -> str:
    """What the definition has beside its sections is one part."""
    return "" if asked.block in (FACTS, PROFILE, LOOKING_BACK, COMPARED) else asked.block


def minutes(questions: int) -> int:
    """How long these take to read and answer, about."""
    return max(1, round(questions / A_MINUTE))
