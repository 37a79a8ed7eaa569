"""When a mandate is over: its keys, its grants and, with the last hat, the account."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.acts import MANDATE_ENDED
from miriam.access.models import Account, Centre, Mandate
from miriam.access.services import admissions, telling
from miriam.core import clock
from miriam.vault.services import leaving


@transaction.atomic
def depart(mandate: Mandate, *, by: Actor | None) -> None:
    """End a mandate now: its key and its grants are deleted, those of a lost key too.

    The rings it held get new generations when the next holder opens her vault.
    """
    # Whoever is handing a key to it is waited for; afterwards there is nobody to hand one to.
    mandate.holder = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk).holder
    if mandate.holder:
        leaving.leave(mandate.holder)
        mandate.holder.delete()
        mandate.holder = None
    mandate.ended_at = clock.now()
    mandate.save(update_fields=["ended_at", "holder"])
    _close_account_without_hat(mandate.account)
    telling.tell(MANDATE_ENDED, about=mandate.account, by=by)


def _close_account_without_hat(account: Account) -> None:
    if Mandate.objects.running().filter(account=account).exists():
        return
    admissions.forget_lost_key(account)
    account.is_active = False
    account.save(update_fields=["is_active"])


def end_those_over(centre: Centre) -> None:
    """Mandates whose last day has passed leave no key behind; asked when anybody signs in."""
    over = Mandate.objects.filter(centre=centre, ended_at=None, ends_on__lt=clock.today())
    for mandate in over.select_related("account", "holder").order_by("pk"):
        depart(mandate, by=None)
