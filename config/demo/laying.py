"""What some of them laid out with a tool, when they felt like it."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from config.demo import story
from config.demo.lives import Happening
from miriam.access.actor import Actor
from miriam.people.models import File
from miriam.tools.domain.lines import Tool
from miriam.tools.services import lines
from miriam.tools.services.lines import LineFacts


def happenings(file: File, mother: story.Mother, *, by: Actor) -> Iterator[Happening]:
    """Each line on its day of the group."""
    for told in mother.laid:
        facts = {name: value for name, value in told.items() if name != "day"}
        yield mother.came_on + told["day"], partial(_lay, file, facts, by)


def _lay(file: File, told: dict[str, Any], by: Actor, _on: date) -> None:
    facts = {name: value for name, value in told.items() if name != "tool"}
    lines.lay(file, Tool(told["tool"]), LineFacts(**facts), by=by)
