"""The course of a session as one types it: a step a line, with its minutes first if one likes."""

import re
from collections.abc import Iterable
from typing import TypedDict

# « 10 min : on se salue », « 10 on se salue ».
TIMED = re.compile(r"^(\d{1,3})\s*(?:min\.?|minutes|minuten|')?\s*[:.–-]?\s+(.*)$")


class CourseStep(TypedDict):
    """A step, and how many minutes it takes; 0 where nobody said it."""

    minutes: int
    words: str


def read_course(typed: str) -> list[CourseStep]:
    """The steps of what was typed, in their order."""
    return [_step(line.strip()) for line in typed.splitlines() if line.strip()]


def _step(line: str) -> CourseStep:
    timed = TIMED.match(line)
    if timed is None:
        return CourseStep(minutes=0, words=line)
    return CourseStep(minutes=int(timed[1]), words=timed[2])


def typed_course(steps: Iterable[CourseStep]) -> str:
    """The steps as they are typed again."""
    return "\n".join(
        f"{step['minutes']} min : {step['words']}" if step["minutes"] else step["words"]
        for step in steps
    )
