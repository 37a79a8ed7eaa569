"""Who may let days and hours leave: whoever works with files hers, those who accompany a mother
her own. Whether messages can leave at all is for whoever keeps the accounts, in numbers.
"""

from miriam.access.domain import Role
from miriam.access.permission import Hat
from miriam.outbox.models import MessageChannel
from miriam.people.permissions import for_those_who_accompany, on_what_is_in

OWN_CALENDAR = Hat("outbox.calendar.own", Role.CASE_MANAGER, admitted=True)
GIVE_CALENDAR = for_those_who_accompany("outbox.calendar.give")
WRITE_REMINDERS = for_those_who_accompany("outbox.reminders.write")
STOP_REMINDERS = on_what_is_in(WRITE_REMINDERS, "outbox.reminders.stop", MessageChannel)
RETURN_REMINDERS = on_what_is_in(
    WRITE_REMINDERS, "outbox.reminders.return", MessageChannel, finds_leaving=True
)
READ_GATEWAYS = Hat("outbox.gateways.read", Role.ADMINISTRATOR)
