"""Her drawings: the one of now, and the first that stood, beside which it is laid."""

from dataclasses import dataclass

from django.db.models import QuerySet

from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.people.models import File
from miriam.tools.domain import Tie
from miriam.tools.domain.changes import Changes, changes
from miriam.tools.models import NetworkMap


@dataclass(frozen=True)
class Drawn:
    """The drawing of now, and the one of the start when it is another."""

    now: NetworkMap
    start: NetworkMap | None = None

    @property
    def changed(self) -> Changes | None:
        """What changed since the start, if there is a start to lay beside it."""
        return changes(self.start.drawing, self.now.drawing) if self.start else None

    @property
    def when(self) -> str:
        """The name of the word for when the drawing of now is; today is said of no other day."""
        return "now" if self.now.seen_on == clock.today() else "later"


def drawn_of(file: File) -> Drawn | None:
    """Her drawings, in one query; nothing when none was begun. What lies apart is not loaded."""
    every = attach(_maps(file=file.pk), "file", {file.pk: file})
    if not every:
        return None
    start = next((one for one in every[:-1] if one.stands), None)
    return Drawn(every[-1], start)


@prepared
def _maps(file: int) -> QuerySet[NetworkMap]:
    """Her drawings in the order in which they were begun."""
    return NetworkMap.objects.filter(file=file).defer("apart").order_by("pk")


def as_kept(network: NetworkMap) -> NetworkMap:
    """The drawing as it is kept now, after somebody else was quicker."""
    return NetworkMap.objects.select_related("file").get(pk=network.pk)


def tie_of(network: NetworkMap, number: int) -> tuple[Tie, bool] | None:
    """A tie, and whether it lies apart; nothing when it is gone. Both depths are open."""
    if drawn := network.drawing.find(number):
        return drawn, False
    apart = network.kept_apart.find(number)
    return (apart, True) if apart else None
