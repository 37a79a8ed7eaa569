"""Drawing: begin, add a tie, change it, move it, take it off; and back to how it was before."""

from dataclasses import dataclass, replace

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import stay
from miriam.core.refusals import Overtaken, refuse_if
from miriam.people.models import File
from miriam.people.services.editing import demand_running
from miriam.tools.acts import NETWORK_BEGUN
from miriam.tools.domain import Bond, Drawing, Help, Kind, Tie
from miriam.tools.domain.places import free_place
from miriam.tools.domain.ties import pack
from miriam.tools.models import EarlierDrawing, NetworkMap
from miriam.tools.permissions import DRAW_NETWORK, UNDO_NETWORK
from miriam.tools.services.layers import Layers, free_number, held_to_draw, keep
from miriam.tools.services.refusals import BeingDrawn, DrawnOnSince


@dataclass(frozen=True)
class TieFacts:
    """What is said of a tie. Without an angle it stands where there is the most room; `apart` it is
    kept deeper, and drawn nowhere.
    """

    name: str
    kind: Kind = Kind.PERSON
    bond: Bond = Bond.UNSAID
    help: Help = Help.UNSAID
    near: bool = True
    angle: int | None = None
    words: str = ""
    apart: bool = False


@transaction.atomic
def begin(file: File, *, by: Actor) -> NetworkMap:
    """A first drawing, empty; a later one begins as the last stands, everybody at her place.

    Raises:
        NotYours: when the actor does not accompany her.
        BeingDrawn: when one is begun and does not stand yet.
    """
    DRAW_NETWORK.demand(file, by=by)
    demand_running(file)
    # The file is held: of two who begin at once, the second finds the first's.
    File.objects.select_for_update().get(pk=file.pk)
    last = NetworkMap.objects.filter(file=file).select_related("file").last()
    refuse_if(last is not None and not last.stands, BeingDrawn)
    layers = Layers.of(last) if last else Layers(Drawing(), Drawing())
    network = NetworkMap(file=file, drawn=pack(layers.drawn), apart=pack(layers.apart))
    network.save()
    log.write(NETWORK_BEGUN, about=file, by=by)
    return network


@transaction.atomic
def add(network: NetworkMap, facts: TieFacts, *, by: Actor) -> EarlierDrawing:
    """One tie more.

    Raises:
        NotYours: when the actor does not accompany her.
        DrawingStands: when she said that this drawing is right as it is.
        NoMoreRoom: when as many are drawn as can be told apart.
    """
    kept = held_to_draw(network, by=by)
    layers = Layers.of(kept)
    number = free_number(kept, layers)
    counted = Layers(replace(layers.drawn, next_number=number + 1), layers.apart)
    tie = _tie(number, facts, layers.drawn, change=1)
    return keep(kept, counted.with_one(tie, apart=facts.apart), by=by)


@transaction.atomic
def change(
    network: NetworkMap, number: int, facts: TieFacts, *, seen: int, by: Actor
) -> EarlierDrawing:
    """A tie is another now; `seen` is its change that was on the screen.

    Raises:
        NotYours: when the actor does not accompany her.
        DrawingStands: when she said that this drawing is right as it is.
        TieIsGone: when somebody took it off in between.
        Overtaken: when somebody else changed it in between.
        NoMoreRoom: when as many are drawn as can be told apart.
    """
    kept = held_to_draw(network, by=by)
    layers = Layers.of(kept)
    before = layers.found(number)
    refuse_if(before.change != seen, Overtaken)
    tie = _tie(number, facts, layers.drawn.without(number), change=seen + 1)
    return keep(kept, layers.with_one(tie, apart=facts.apart), by=by)


@transaction.atomic
def move(network: NetworkMap, number: int, *, near: bool, angle: int, by: Actor) -> EarlierDrawing:
    """A tie that is drawn stands elsewhere; nothing else about it changes.

    Raises:
        NotYours: when the actor does not accompany her.
        DrawingStands: when she said that this drawing is right as it is.
        TieIsGone: when somebody took it off in between.
    """
    kept = held_to_draw(network, by=by)
    layers = Layers.of(kept)
    drawn = Layers(layers.drawn, Drawing()).found(number)
    moved = replace(drawn, near=near, angle=angle, change=drawn.change + 1)
    return keep(kept, layers.with_one(moved, apart=False), by=by)


@transaction.atomic
def take_off(network: NetworkMap, number: int, *, by: Actor) -> EarlierDrawing:
    """A tie is taken off.

    Raises:
        NotYours: when the actor does not accompany her.
        DrawingStands: when she said that this drawing is right as it is.
        TieIsGone: when somebody took it off before.
    """
    kept = held_to_draw(network, by=by)
    layers = Layers.of(kept)
    layers.found(number)
    return keep(kept, layers.without(number), by=by)


@transaction.atomic
def undo(earlier: EarlierDrawing, *, by: Actor) -> EarlierDrawing:
    """Back to how it was before the last act; what is given up can come back in the same way.

    Raises:
        NotYours: when the actor does not accompany her.
        MinutesAreOver: when the act is too long ago.
        DrawingStands: when she said meanwhile that the drawing is right as it is.
        DrawnOnSince: when somebody went on drawing.
    """
    UNDO_NETWORK.demand(earlier, by=by)
    stay(earlier)
    kept = held_to_draw(earlier.network, by=by)
    refuse_if(kept.version != earlier.version, DrawnOnSince)
    before = Layers.of(earlier).back_after(Layers.of(kept))
    earlier.delete()
    return keep(kept, before, by=by)


def _tie(number: int, facts: TieFacts, others: Drawing, *, change: int) -> Tie:
    angle = free_place(others.ties, near=facts.near) if facts.angle is None else facts.angle
    return Tie(
        number=number,
        name=facts.name,
        kind=facts.kind,
        bond=facts.bond,
        help=facts.help,
        near=facts.near,
        angle=angle,
        words=facts.words,
        change=change,
    )
