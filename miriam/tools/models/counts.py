"""How many ties of each kind a drawing had when she said that it stands; no name is in it."""

from django.db import models

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.tools.models.network import NetworkMap


def _many() -> "models.PositiveSmallIntegerField[int, int]":
    return models.PositiveSmallIntegerField()


class NetworkCounts(Record):
    """Counts of one standing drawing, and of what changed since her first; what lay
    apart on that day is in none of them.
    """

    network = models.OneToOneField(NetworkMap, on_delete=models.CASCADE, related_name="counts")
    persons = _many()
    groups = _many()
    services = _many()
    places = _many()
    towards_her = _many()
    from_her = _many()
    both_ways = _many()
    # Since her first drawing that stands; on the first itself they are nought.
    new = _many()
    gone = _many()
    bond_changed = _many()
    help_changed = _many()

    secrecy = classify(
        structure=(
            "network persons groups services places towards_her from_her both_ways "
            "new gone bond_changed help_changed"
        )
    )

    class Meta:
        ordering = ["pk"]
