"""Laying out a line with a tool, changing it, taking it off, and back."""

from dataclasses import dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import refuse_if
from miriam.people.models import File
from miriam.people.services.editing import demand_running, take_version
from miriam.tools.acts import (
    LINE_BROUGHT_BACK,
    LINE_CHANGED,
    LINE_LAID,
    LINE_TAKEN_OFF,
)
from miriam.tools.domain.lines import Laid, Tool, pack, position_after
from miriam.tools.models import ToolLine
from miriam.tools.permissions import CHANGE_LINE, LAY_LINES, REMOVE_LINE, RETURN_LINE
from miriam.tools.selectors.lines import lines_of
from miriam.tools.services.refusals import LineUnreadable

AT_THE_START, AT_THE_END = "start", ""


@dataclass(frozen=True)
class LineFacts:
    """What is said in a line. `after` is where it stands: at the start, at the end, or the line
    that it follows.
    """

    words: str
    column: str = ""
    when: str = ""
    carried: str = ""
    off_paper: bool = False
    after: str = AT_THE_END


@transaction.atomic
def lay(file: File, tool: Tool, facts: LineFacts, *, by: Actor) -> ToolLine:
    """One line more.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    LAY_LINES.demand(file, by=by)
    demand_running(file)
    laid = _laid(tool, facts, _position(lines_of(file, tool), facts.after))
    line = ToolLine(file=file, sealed=pack(laid))
    line.save()
    log.write(LINE_LAID, about=file, by=by)
    return line


@transaction.atomic
def change(line: ToolLine, facts: LineFacts, *, version: int, by: Actor) -> None:
    """The line says something else now, or stands elsewhere.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else changed it in between.
        LineUnreadable: when somebody changed it outside the program.
    """
    CHANGE_LINE.demand(line, by=by)
    demand_running(line.file)
    before = line.laid
    refuse_if(before is None, LineUnreadable)
    assert before
    take_version(line, version)
    others = [one for one in lines_of(line.file, before.tool) if one.pk != line.pk]
    is_moved = facts.after != place_of(line, lines_of(line.file, before.tool))
    position = _position(others, facts.after) if is_moved else before.position
    line.sealed = pack(_laid(before.tool, facts, position))
    line.save(update_fields=["sealed"])
    log.write(LINE_CHANGED, about=line.file, by=by)


@transaction.atomic
def take_off(line: ToolLine, *, by: Actor) -> None:
    """The line goes: for some minutes it can come back.

    Raises:
        NotYours: when the actor is not of her team.
    """
    REMOVE_LINE.demand(line, by=by)
    demand_running(line.file)
    if leave(line):
        log.write(LINE_TAKEN_OFF, about=line.file, by=by)


@transaction.atomic
def bring_back(line: ToolLine, *, by: Actor) -> None:
    """It was a slip: the line stands where it stood.

    Raises:
        NotYours: when the actor is not of her team.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_LINE.demand(line, by=by)
    demand_running(line.file)
    if stay(line):
        log.write(LINE_BROUGHT_BACK, about=line.file, by=by)


def place_of(line: ToolLine, lines: list[ToolLine]) -> str:
    """Where a line stands among these: at the start, at the end, or after which one."""
    index = next(place for place, one in enumerate(lines) if one.pk == line.pk)
    if index == len(lines) - 1:
        return AT_THE_END
    return str(lines[index - 1].public_id) if index else AT_THE_START


def _position(lines: list[ToolLine], after: str) -> float:
    positions = [laid.position for one in lines if (laid := one.laid)]
    if after == AT_THE_START:
        return position_after(positions, -1)
    found = [place for place, one in enumerate(lines) if str(one.public_id) == after]
    return position_after(positions, found[0] if found else len(lines))


def _laid(tool: Tool, facts: LineFacts, position: float) -> Laid:
    return Laid(
        tool=tool,
        words=facts.words,
        column=facts.column,
        when=facts.when,
        carried=facts.carried,
        position=position,
        off_paper=facts.off_paper,
    )
