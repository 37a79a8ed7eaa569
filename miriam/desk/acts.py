"""Why these pages open a file, in words that she may read in her journal."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Purpose

TO_SEE_DAY = Purpose("desk.day", _("voir sa journée"))
TO_SEE_WEEK = Purpose("desk.week", _("voir sa semaine"))
TO_PRINT_WEEK = Purpose("desk.week_paper", _("imprimer sa semaine pour son sac"))
TO_SEE_TRIPS = Purpose("desk.trips", _("voir ses propres déplacements"))
TO_SEE_DUO = Purpose("desk.duo", _("voir pour qui elle est le duo"))
TO_SEE_FILE = Purpose("desk.file", _("voir le dossier sur une page"))
TO_PRINT_FILE = Purpose("desk.file_paper", _("imprimer une page pour elle"))
TO_SEARCH = Purpose("desk.search", _("chercher parmi ses dossiers"))
