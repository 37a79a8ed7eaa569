"""The addresses of what she lays out; none of them carries a name."""

from django.urls import path

from miriam.tools.views import lines, network, paper, standing, ties

app_name = "tools"

FILE, MAP = "dossiers/<uuid:file>", "entourages/<uuid:network>"

urlpatterns = [
    path(f"{FILE}/outils", network.tools, name="list"),
    path(f"{FILE}/outils/<tool:tool>", lines.tool, name="tool"),
    path(f"{FILE}/outils/<tool:tool>/papier", lines.tool_paper, name="tool_paper"),
    path(f"{FILE}/outils/<tool:tool>/nouveau", lines.line_new, name="line_new"),
    path("lignes/<uuid:line>", lines.line_change, name="line_change"),
    path("lignes/<uuid:line>/enlever", lines.line_off, name="line_off"),
    path("lignes/<uuid:line>/remettre", lines.line_return, name="line_return"),
    path(f"{FILE}/entourage", network.network, name="network"),
    path(f"{FILE}/entourage/avec-le-debut", network.network_both, name="network_both"),
    path(f"{FILE}/entourage/papier", paper.network_paper, name="network_paper"),
    path(f"{FILE}/entourage/commencer", network.network_begin, name="network_begin"),
    path(f"{MAP}/a-part", network.network_apart, name="network_apart"),
    path(f"{MAP}/liens/nouveau", ties.tie_new, name="tie_new"),
    path(f"{MAP}/liens/<int:tie>", ties.tie_change, name="tie_change"),
    path(f"{MAP}/liens/<int:tie>/enlever", ties.tie_off, name="tie_off"),
    path(f"{MAP}/place", ties.tie_move, name="tie_move"),
    path("entourages/avant/<uuid:earlier>/annuler", ties.network_undo, name="network_undo"),
    path(f"{MAP}/garder", standing.network_stands, name="network_stands"),
    path(f"{MAP}/reprendre", standing.network_take_up, name="network_take_up"),
    path(f"{MAP}/enlever", standing.network_remove, name="network_remove"),
    path(f"{MAP}/remettre", standing.network_return, name="network_return"),
]
