"""What is still to be done before a session is ready, in the order of a preparing hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from miriam.groupwork.domain.kinds import CareState


class Need(StrEnum):
    """What a session may need."""

    COURSE = "course"
    PLACE = "place"
    CARE = "care"
    GUEST = "guest"
    TRAVEL = "travel"
    LANGUAGES = "languages"
    MATERIALS = "materials"
    COST = "cost"


# Without these a session cannot begin; of the others nobody but the team knows if there are any.
NEEDED = (Need.COURSE, Need.PLACE, Need.CARE)
SETTLED = frozenset({CareState.OF_THE_YEAR, CareState.CONFIRMED, CareState.NOT_NEEDED})


class Mark(StrEnum):
    """How one line stands."""

    DONE = "done"
    MISSING = "missing"
    # Nothing was said, and that may be right.
    SILENT = "silent"


@dataclass(frozen=True)
class Readiness:
    """The lines, each with its mark."""

    lines: Mapping[Need, Mark]

    @property
    def missing(self) -> list[Need]:
        """What is still to be done."""
        return [need for need, mark in self.lines.items() if mark is Mark.MISSING]

    @property
    def is_ready(self) -> bool:
        """Nothing is missing any more."""
        return not self.missing


def readiness(
    said: Mapping[Need, bool], care: CareState, *, with_children: bool, lacks_places: bool = False
) -> Readiness:
    """How a session stands; without children nobody is asked to look after any."""
    looked_after = not with_children or (care in SETTLED and not lacks_places)
    every = {**said, Need.CARE: looked_after}
    return Readiness({need: _mark(need, said=every.get(need, False)) for need in Need})


def _mark(need: Need, *, said: bool) -> Mark:
    if said:
        return Mark.DONE
    return Mark.MISSING if need in NEEDED else Mark.SILENT
