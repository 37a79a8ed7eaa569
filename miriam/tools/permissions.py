"""Who sees and draws what she laid out: those who accompany her, and nobody else."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.permission import Permission, via
from miriam.people.permissions import NAME_TEAM, TEAM, for_those_who_accompany
from miriam.tools.models import EarlierDrawing, NetworkMap, ToolLine

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

READ_TOOL = for_those_who_accompany("tools.tool.read")
LAY_LINES = for_those_who_accompany("tools.line.lay")
CHANGE_LINE = Permission("tools.line.change", ToolLine, via("file", LAY_LINES), related=WITH_FILE)
# What she laid out lasts: to destroy it is for her team alone (docs/adr/0021).
REMOVE_LINE = Permission("tools.line.remove", ToolLine, via("file", NAME_TEAM), related=WITH_FILE)
RETURN_LINE = Permission(
    "tools.line.return", ToolLine, via("file", NAME_TEAM), related=WITH_FILE, finds_leaving=True
)
