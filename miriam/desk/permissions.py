"""Who has which home. Files open through the permissions of the module that keeps them."""

from miriam.access.domain import Role
from miriam.access.permission import Hat

READ_HOME = Hat("desk.home.read")
READ_DAY = Hat("desk.day.read", Role.CASE_MANAGER)
