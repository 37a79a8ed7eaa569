"""What the journal keeps of what she laid out, and why pages open a file.

One line for every change of a drawing: no line says that a tie is kept apart.
"""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose

TO_SEE_NETWORK = Purpose("tools.network", _("regarder le dessin de l’entourage"))
TO_DRAW_NETWORK = Purpose("tools.network_edit", _("dessiner l’entourage"))
TO_PRINT_NETWORK = Purpose("tools.network_paper", _("imprimer le dessin de l’entourage"))
TO_SEE_TOOL = Purpose("tools.tool", _("regarder ce qui est posé avec un outil"))
TO_LAY_LINES = Purpose("tools.line", _("poser quelque chose avec un outil"))
TO_PRINT_TOOL = Purpose("tools.paper", _("imprimer ce qui est posé avec un outil"))
TO_SEE_APART = Purpose("tools.network_apart", _("regarder ce qui n’est pas sur le dessin"))

NETWORK_BEGUN = Act("network.begun", _("a commencé un dessin de votre entourage"))
NETWORK_CHANGED = Act("network.changed", _("a changé le dessin de votre entourage"))
NETWORK_STANDS = Act("network.stands", _("a gardé le dessin comme vous le voyez"))
NETWORK_OPEN = Act("network.open", _("a repris le dessin de votre entourage"))
NETWORK_TAKEN_AWAY = Act("network.taken_away", _("a enlevé un dessin de votre entourage"))
NETWORK_BROUGHT_BACK = Act("network.brought_back", _("a remis un dessin de votre entourage"))

LINE_LAID = Act("tool.laid", _("a posé quelque chose avec vous, dans un outil"))
LINE_CHANGED = Act("tool.changed", _("a changé ce qui était posé dans un outil"))
LINE_TAKEN_OFF = Act("tool.taken_off", _("a enlevé quelque chose d’un outil"))
LINE_BROUGHT_BACK = Act("tool.brought_back", _("a remis quelque chose dans un outil"))
