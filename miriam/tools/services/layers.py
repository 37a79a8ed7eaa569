"""Both layers of a drawing in one hand: held while it is changed, and kept with its way back; and
what holds for all her drawings, those that leave as well, since they can come back.

Both depths are written each time: no copy of the database tells whether something lies apart.
"""

from dataclasses import dataclass, replace

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.models.leaving import with_those_leaving
from miriam.core.refusals import refuse_if
from miriam.core.rows import attach
from miriam.people.services.editing import demand_running, take_version
from miriam.tools.acts import NETWORK_CHANGED
from miriam.tools.domain import MOST, Drawing, Tie
from miriam.tools.domain.places import stand
from miriam.tools.domain.ties import pack
from miriam.tools.models import EarlierDrawing, NetworkMap
from miriam.tools.permissions import CHANGE_NETWORK
from miriam.tools.services.refusals import (
    DrawingStands,
    DrawingUnreadable,
    NoMoreRoom,
    TieIsGone,
)


@dataclass(frozen=True)
class Layers:
    """What is drawn, and what lies apart."""

    drawn: Drawing
    apart: Drawing

    @classmethod
    def of(cls, row: NetworkMap | EarlierDrawing) -> "Layers":
        """Those of a drawing, as both depths open."""
        return cls(row.drawing, row.kept_apart)

    def found(self, number: int) -> Tie:
        """The tie of this number, wherever it lies.

        Raises:
            TieIsGone: when it lies nowhere.
        """
        tie = self.drawn.find(number) or self.apart.find(number)
        if tie is None:
            raise TieIsGone
        return tie

    def without(self, number: int) -> "Layers":
        """Both without it."""
        return Layers(self.drawn.without(number), self.apart.without(number))

    def with_one(self, tie: Tie, *, apart: bool) -> "Layers":
        """With this tie in one of them, in the place of the one of its number."""
        if apart:
            return Layers(self.drawn.without(tie.number), self.apart.with_one(tie))
        ties = stand(self.drawn.with_one(tie).ties, tie)
        return Layers(replace(self.drawn, ties=ties), self.apart.without(tie.number))

    def back_after(self, now: "Layers") -> "Layers":
        """As it was, with counts that go on from what is given up: no number is given to somebody
        else, and whoever has that state on the screen is told.
        """

        def counted(tie: Tie) -> Tie:
            given_up = now.drawn.find(tie.number) or now.apart.find(tie.number)
            if given_up is None or given_up.change == tie.change:
                return tie
            return replace(tie, change=given_up.change + 1)

        return Layers(
            Drawing(
                tuple(map(counted, self.drawn.ties)),
                max(self.drawn.next_number, now.drawn.next_number),
            ),
            replace(self.apart, ties=tuple(map(counted, self.apart.ties))),
        )

    def as_apart_as(self, other: "Layers") -> "Layers":
        """The same ties, each apart or drawn as it is in the other."""
        layers = self
        for tie in self.drawn.ties:
            if other.apart.find(tie.number):
                layers = Layers(layers.drawn.without(tie.number), layers.apart.with_one(tie))
        for tie in self.apart.ties:
            if other.drawn.find(tie.number):
                layers = layers.with_one(tie, apart=False)
        return layers


def held(network: NetworkMap) -> NetworkMap:
    """The row as it is kept now, held until this is over: of two who draw at once, one waits."""
    kept = NetworkMap.objects.select_for_update().get(pk=network.pk)
    kept.file = network.file
    return kept


def held_to_draw(network: NetworkMap, *, by: Actor) -> NetworkMap:
    """The row, held by somebody who may go on drawing.

    Raises:
        NotYours: when the actor does not accompany her.
        DrawingStands: when she said that this drawing is right as it is.
        DrawingUnreadable: when somebody changed it outside the program.
    """
    CHANGE_NETWORK.demand(network, by=by)
    demand_running(network.file)
    kept = held(network)
    refuse_if(kept.stands, DrawingStands)
    refuse_if(not kept.can_be_read, DrawingUnreadable)
    return kept


def keep(network: NetworkMap, layers: Layers, *, by: Actor) -> EarlierDrawing:
    """Keep what was drawn, with how it was before for whoever takes it back.

    Raises:
        NoMoreRoom: when more are drawn, or lie apart, than can be told apart.
    """
    refuse_if(max(len(layers.drawn.ties), len(layers.apart.ties)) > MOST, NoMoreRoom)
    take_version(network, network.version)
    earlier = EarlierDrawing(
        network=network,
        version=network.version,
        drawn=network.drawn,
        apart=network.apart,
        leaving_since=clock.now(),
    )
    earlier.save()
    network.drawn, network.apart = pack(layers.drawn), pack(layers.apart)
    network.save(update_fields=["drawn", "apart"])
    _apart_everywhere(network, layers)
    log.write(NETWORK_CHANGED, about=network.file, by=by)
    return earlier


def free_number(network: NetworkMap, layers: Layers) -> int:
    """The first number that no drawing of hers ever gave: a person is found by it in each."""
    others = [one.drawing.next_number for one in _others(network)]
    return max([layers.drawn.next_number, *others])


def _apart_everywhere(network: NetworkMap, layers: Layers) -> None:
    """What lies apart in one of her drawings lies apart in all, and comes back in all; each is
    written each time.
    """
    for other in _others(network):
        kept = Layers.of(other).as_apart_as(layers)
        other.drawn, other.apart = pack(kept.drawn), pack(kept.apart)
        other.save(update_fields=["drawn", "apart"])


def _others(network: NetworkMap) -> list[NetworkMap]:
    """Her other drawings that can be read, held."""
    hers = with_those_leaving(NetworkMap).filter(file=network.file).exclude(pk=network.pk)
    rows = attach(list(hers.select_for_update()), "file", {network.file.pk: network.file})
    return [one for one in rows if one.can_be_read]
