"""Why pages open the list of a session; no tap on it leaves a line in the journal."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Purpose

TO_KEEP_LIST = Purpose("attendance.list", _("tenir la liste d’une séance"))
TO_END_GROUP = Purpose("attendance.end", _("terminer le groupe"))
