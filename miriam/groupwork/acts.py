"""What the journal keeps of sessions, and why pages open the ring of a group."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose

TO_PREPARE_SESSION = Purpose("groupwork.session", _("préparer une séance"))
TO_SEE_SESSIONS = Purpose("groupwork.sessions", _("voir les séances"))

SESSIONS_PLANNED = Act("session.planned", _("a prévu des séances"))
SERIES_TAKEN_AWAY = Act("series.taken_away", _("a retiré une série de séances"))
SERIES_ENDED = Act("series.ended", _("a terminé plus tôt une série de séances"))
SESSION_CHANGED = Act("session.changed", _("a changé une séance"))
SESSION_MOVED = Act("session.moved", _("a déplacé une séance"))
SESSION_DROPPED = Act("session.dropped", _("a annulé une séance"))
SESSION_TAKEN_UP = Act("session.taken_up", _("a remis une séance"))
CARE_SAID = Act("session.care", _("a dit où en est la garde d’une séance"))
