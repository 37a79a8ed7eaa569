"""Those around some of them: drawn at the start, and drawn again later from there."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from config.demo import story
from config.demo.lives import Happening
from config.demo.year import Year
from miriam.access.actor import Actor
from miriam.people.models import File
from miriam.tools.domain import Bond, Help, Kind
from miriam.tools.selectors.network import as_kept
from miriam.tools.services import drawing, standing
from miriam.tools.services.drawing import TieFacts

AFTER_SHE_CAME, BEFORE_TODAY = 21, 12


def happenings(file: File, mother: story.Mother, year: Year, *, by: Actor) -> Iterator[Happening]:
    """Whoever felt like it draws at the start; the later drawing is still in hand."""
    if mother.around:
        yield mother.came_on + AFTER_SHE_CAME, partial(_at_the_start, file, mother, by)
        yield year.ago(BEFORE_TODAY), partial(_since, file, mother, by)


def _at_the_start(file: File, mother: story.Mother, by: Actor, _on: date) -> None:
    begun = drawing.begin(file, by=by)
    for told in mother.around:
        drawing.add(begun, _facts(told), by=by)
    standing.say_it_stands(begun, seen=as_kept(begun).version, by=by)


def _since(file: File, mother: story.Mother, by: Actor, _on: date) -> None:
    begun = drawing.begin(file, by=by)
    for told in mother.around_since:
        if number := told.get("number"):
            drawing.change(begun, number, _facts(told), seen=1, by=by)
        else:
            drawing.add(begun, _facts(told), by=by)


def _facts(told: dict[str, Any]) -> TieFacts:
    coded = {
        "kind": Kind(told["kind"]),
        "bond": Bond(told["bond"]),
        "help": Help(told["help"]),
    }
    facts = {name: value for name, value in told.items() if name != "number"}
    return TieFacts(**{**facts, **coded})
