"""Who sees and draws what she laid out: those who accompany her, and nobody else."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.permission import Permission, via
from miriam.people.permissions import NAME_TEAM, WITH_FILE, for_those_who_accompany, on_what_is_in
from miriam.tools.models import EarlierDrawing, NetworkMap, ToolLine

SEE_TOOLS = for_those_who_accompany("tools.list.read")
READ_NETWORK = for_those_who_accompany("tools.network.read")
DRAW_NETWORK = for_those_who_accompany("tools.network.draw")
CHANGE_NETWORK = on_what_is_in(DRAW_NETWORK, "tools.network.change", NetworkMap)


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
CHANGE_LINE = on_what_is_in(LAY_LINES, "tools.line.change", ToolLine)
# What she laid out lasts: to destroy it is for her team alone (docs/adr/0021).
REMOVE_LINE = on_what_is_in(NAME_TEAM, "tools.line.remove", ToolLine)
RETURN_LINE = on_what_is_in(NAME_TEAM, "tools.line.return", ToolLine, finds_leaving=True)
