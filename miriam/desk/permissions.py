"""Who has which home. Files open through the permissions of the module that keeps them."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.access.permission import NONE, Permission
from miriam.people.permissions import own_mandate_as_case_manager


def own_mandate(by: Actor) -> Q:
    """The hat she wears, whichever it is."""
    return Q(pk=by.mandate.pk) if by.mandate else NONE


READ_HOME = Permission("desk.home.read", Mandate, own_mandate, related=("centre", "account"))
READ_DAY = Permission(
    "desk.day.read", Mandate, own_mandate_as_case_manager, related=("centre", "account")
)
