"""« C’est bien ça »: a drawing stands, is taken up again, is taken away and comes back."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import refuse_if
from miriam.people.services.editing import demand_running, take_version
from miriam.tools.acts import (
    NETWORK_BROUGHT_BACK,
    NETWORK_OPEN,
    NETWORK_STANDS,
    NETWORK_TAKEN_AWAY,
)
from miriam.tools.domain import Drawing, Help, Kind
from miriam.tools.domain.changes import changes
from miriam.tools.models import NetworkCounts, NetworkMap
from miriam.tools.permissions import CHANGE_NETWORK, REMOVE_NETWORK, RETURN_NETWORK
from miriam.tools.services.layers import held, held_to_draw
from miriam.tools.services.refusals import BeingDrawn, LaterDrawing, NothingDrawn


@transaction.atomic
def say_it_stands(network: NetworkMap, *, seen: int, by: Actor) -> None:
    """She says that it is right as it was on the screen (`seen` is that version); from then on it
    stays as it is, and how many ties it has of each kind is kept without a name.

    Raises:
        NotYours: when the actor does not accompany her.
        DrawingStands: when she said so before.
        NothingDrawn: when it is empty.
        Overtaken: when somebody drew on in between.
    """
    kept = held_to_draw(network, by=by)
    refuse_if(not kept.drawing.ties, NothingDrawn)
    take_version(kept, seen)
    kept.stands_on = clock.today()
    kept.save(update_fields=["stands_on"])
    _count(kept).save()
    log.write(NETWORK_STANDS, about=kept.file, by=by)


@transaction.atomic
def take_up(network: NetworkMap, *, by: Actor) -> None:
    """She wants to change the last one still; its counts go. Said twice it changes nothing.

    Raises:
        NotYours: when the actor does not accompany her.
        LaterDrawing: when another began after it.
    """
    CHANGE_NETWORK.demand(network, by=by)
    demand_running(network.file)
    kept = held(network)
    if not kept.stands:
        return
    later = NetworkMap.objects.filter(file=kept.file, pk__gt=kept.pk)
    refuse_if(later.exists(), LaterDrawing)
    NetworkCounts.objects.filter(network=kept).delete()
    kept.stands_on = None
    kept.save(update_fields=["stands_on"])
    log.write(NETWORK_OPEN, about=kept.file, by=by)


@transaction.atomic
def take_away(network: NetworkMap, *, by: Actor) -> None:
    """The whole drawing goes: for some minutes it can come back.

    Raises:
        NotYours: when the actor is not of her team, and the drawing is more than begun.
    """
    REMOVE_NETWORK.demand(network, by=by)
    demand_running(network.file)
    if leave(network):
        log.write(NETWORK_TAKEN_AWAY, about=network.file, by=by)


@transaction.atomic
def bring_back(network: NetworkMap, *, by: Actor) -> None:
    """It was a slip: it stands where it stood.

    Raises:
        NotYours: when the actor may not take it away either.
        BeingDrawn: when another is drawn on meanwhile that it would stand in the way of.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_NETWORK.demand(network, by=by)
    demand_running(network.file)
    another = NetworkMap.objects.filter(file=network.file, stands_on=None).exclude(pk=network.pk)
    in_the_way = another.filter(pk__lt=network.pk) if network.stands else another
    refuse_if(in_the_way.exists(), BeingDrawn)
    if stay(network):
        log.write(NETWORK_BROUGHT_BACK, about=network.file, by=by)


def _count(network: NetworkMap) -> NetworkCounts:
    drawing = network.drawing
    changed = changes(_first_that_stood(network) or drawing, drawing)
    kinds = [tie.kind for tie in drawing.ties]
    ways = [tie.help for tie in drawing.ties]
    return NetworkCounts(
        network=network,
        persons=kinds.count(Kind.PERSON),
        groups=kinds.count(Kind.GROUP),
        services=kinds.count(Kind.SERVICE),
        places=kinds.count(Kind.PLACE),
        towards_her=ways.count(Help.TO_HER),
        from_her=ways.count(Help.FROM_HER),
        both_ways=ways.count(Help.BOTH),
        new=len(changed.new),
        gone=len(changed.gone),
        bond_changed=len(changed.bond),
        help_changed=len(changed.help),
    )


def _first_that_stood(network: NetworkMap) -> Drawing | None:
    standing = NetworkMap.objects.filter(file=network.file, stands_on__isnull=False)
    first = standing.exclude(pk=network.pk).select_related("file").first()
    return first.drawing if first else None
