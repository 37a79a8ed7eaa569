"""Why these pages are read, in words that stand in the journal."""

from django.utils.translation import gettext_lazy as _

PURPOSES = {"evaluation.group": _("lire les chiffres du groupe")}
