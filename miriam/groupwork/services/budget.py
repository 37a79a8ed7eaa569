"""The small budget of a group: said, said otherwise, or none."""

from decimal import Decimal

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import BUDGET_SAID
from miriam.groupwork.models import Budget
from miriam.people.services.editing import take_version


@transaction.atomic
def say_budget(group: Group, amount: Decimal | None, *, version: int, by: Actor) -> None:
    """So many euros for the whole time of the group; nothing takes the budget away.

    Raises:
        NotYours: when the actor does not carry the group.
        Overtaken: when somebody else said another amount in between.
    """
    WRITE_GROUP.demand(group, by=by)
    Group.objects.select_for_update().get(pk=group.pk)
    kept = Budget.objects.filter(group=group).first()
    if kept:
        take_version(kept, version)
    _keep(kept or Budget(group=group), amount)
    log.write(BUDGET_SAID, about=group, by=by)


def _keep(budget: Budget, amount: Decimal | None) -> None:
    if amount is not None:
        budget.amount = amount
        budget.save()
    elif budget.pk:
        budget.delete()
