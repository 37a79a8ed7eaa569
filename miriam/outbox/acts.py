"""What the journal keeps of what leaves, and why a page opens a file for it."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose

TO_GIVE_CALENDAR = Purpose("outbox.calendar", _("lui remettre son agenda"))
TO_NOTE_REMINDERS = Purpose("outbox.reminders", _("voir ou noter ses rappels"))

CALENDAR_GIVEN = Act("calendar.given", _("une adresse d’agenda a été faite"))
CALENDAR_STOPPED = Act("calendar.stopped", _("l’adresse d’agenda ne sert plus"))
REMINDERS_AGREED = Act("reminders.agreed", _("accord pour des rappels noté"))
REMINDERS_STOPPED = Act("reminders.stopped", _("rappels arrêtés"))
REMINDERS_RETURNED = Act("reminders.returned", _("arrêt des rappels annulé"))
