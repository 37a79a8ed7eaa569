"""Writing down who lives with her."""

from collections.abc import Iterable

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.people.acts import HOUSEHOLD_DESCRIBED
from miriam.people.domain import Child, pack_children
from miriam.people.models import Household
from miriam.people.permissions import WRITE_FILE
from miriam.people.services.editing import demand_running, take_version


@transaction.atomic
def describe(
    household: Household, *, children: Iterable[Child], note: str, version: int, by: Actor
) -> None:
    """Write down her children and those around them, as far as she tells.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
    """
    WRITE_FILE.demand(household.file, by=by)
    demand_running(household.file)
    take_version(household, version)
    household.children = pack_children(children)
    household.note = note
    household.save()
    log.write(HOUSEHOLD_DESCRIBED, about=household.file, by=by)
