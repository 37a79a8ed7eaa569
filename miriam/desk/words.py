"""Why these pages open a file, in words that she may read in her journal."""

from django.utils.translation import gettext_lazy as _

PURPOSES = {
    "desk.day": _("voir sa journée"),
    "desk.group": _("voir son groupe"),
    "desk.file": _("voir le dossier sur une page"),
    "desk.file_paper": _("imprimer une page pour elle"),
    "desk.search": _("chercher parmi ses dossiers"),
}
