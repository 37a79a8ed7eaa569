"""Who may let days and hours leave: whoever works with files hers, those who accompany a mother
her own.
"""

from miriam.access.domain import Role
from miriam.access.permission import Hat
from miriam.people.permissions import for_those_who_accompany

OWN_CALENDAR = Hat("outbox.calendar.own", Role.CASE_MANAGER, admitted=True)
GIVE_CALENDAR = for_those_who_accompany("outbox.calendar.give")
