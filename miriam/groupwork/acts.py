"""What the journal keeps of sessions, and why pages open the ring of a group."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose

TO_PREPARE_SESSION = Purpose("groupwork.session", _("préparer une séance"))
TO_REMEMBER_SESSION = Purpose("groupwork.memory", _("garder la mémoire d’une séance"))
TO_AGREE = Purpose("groupwork.agreements", _("voir les accords du groupe"))
TO_COLLECT_IDEAS = Purpose("groupwork.ideas", _("voir les idées du groupe"))
TO_SEE_SESSIONS = Purpose("groupwork.sessions", _("voir les séances"))

SESSIONS_PLANNED = Act("session.planned", _("a prévu des séances"))
SERIES_TAKEN_AWAY = Act("series.taken_away", _("a retiré une série de séances"))
SERIES_ENDED = Act("series.ended", _("a terminé plus tôt une série de séances"))
SERIES_TAKEN_UP = Act("series.taken_up", _("a laissé continuer une série de séances"))
SESSION_CHANGED = Act("session.changed", _("a changé une séance"))
SESSION_MOVED = Act("session.moved", _("a déplacé une séance"))
SESSION_DROPPED = Act("session.dropped", _("a annulé une séance"))
SESSION_TAKEN_UP = Act("session.taken_up", _("a remis une séance"))
MEMORY_KEPT = Act("session.remembered", _("a gardé la mémoire d’une séance"))
SESSION_JOINED = Act("session.joined", _("a invité un autre groupe à une séance"))
SESSION_PARTED = Act("session.parted", _("a retiré un autre groupe d’une séance"))
AGREEMENTS_CHANGED = Act("group.agreements", _("a changé les accords du groupe"))
IDEAS_CHANGED = Act("group.ideas", _("a changé les idées du groupe"))
BUDGET_SAID = Act("group.budget", _("a dit le budget du groupe"))
HOLIDAYS_CHANGED = Act("holidays.changed", _("a changé les congés scolaires"))
CARE_SAID = Act("session.care", _("a dit où en est la garde d’une séance"))
