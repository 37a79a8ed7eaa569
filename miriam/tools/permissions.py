"""Who sees and draws what she laid out: those who accompany her, and nobody else."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.permission import Permission, via
from miriam.people.permissions import NAME_TEAM, TEAM, for_those_who_accompany
from miriam.tools.models import EarlierDrawing, NetworkMap

WITH_FILE = ("file", *(f"file__{relation}" for relation in TEAM))

SEE_TOOLS = for_those_who_accompany("tools.list.read")
READ_NETWORK = for_those_who_accompany("tools.network.read")
DRAW_NETWORK = for_those_who_accompany("tools.network.draw")
CHANGE_NETWORK = Permission(
    "tools.network.change", NetworkMap, via("file", DRAW_NETWORK), related=WITH_FILE
)


def that_may_go(by: Actor) -> Q:
    """To destroy what she drew is for her team alone, as whatever lasts (docs/adr/0021); one that
    was only just begun is lost to nobody.
    """
    just_begun = via("file", DRAW_NETWORK)(by) & Q(version=1)
    return via("file", NAME_TEAM)(by) | just_begun


REMOVE_NETWORK = Permission("tools.network.remove", NetworkMap, that_may_go, related=WITH_FILE)
RETURN_NETWORK = Permission(
    "tools.network.return", NetworkMap, that_may_go, related=WITH_FILE, finds_leaving=True
)
UNDO_NETWORK = Permission(
    "tools.network.undo",
    EarlierDrawing,
    via("network__file", DRAW_NETWORK),
    related=("network", *(f"network__{path}" for path in WITH_FILE)),
    finds_leaving=True,
)
