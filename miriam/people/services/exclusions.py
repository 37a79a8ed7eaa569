"""Writing down who must never see her file: deny beats every allow, and keys are taken back."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Account, Mandate
from miriam.access.services import log
from miriam.core.refusals import refuse_if
from miriam.people.acts import EXCLUSION_LIFTED, EXCLUSION_NAMED
from miriam.people.models import Exclusion, File
from miriam.people.permissions import LIFT_EXCLUSION, WRITE_FILE
from miriam.people.services.files import hold, take_keys
from miriam.people.services.refusals import WalksWithHer


@transaction.atomic
def exclude(file: File, *, account: Account, by: Actor) -> None:
    """Shut this person out, under every hat; the rings are renewed.

    Raises:
        NotYours: when the actor does not accompany her.
        WalksWithHer: when it is her own case manager.
        Closed: when the actor has no keys to renew.
    """
    WRITE_FILE.demand(file, by=by)
    refuse_if(account.pk == file.case_manager.account_id, WalksWithHer)
    hold(file)
    Exclusion.objects.get_or_create(file=file, account=account)
    if file.duo and file.duo.account_id == account.pk:
        file.duo = None
        file.save(update_fields=["duo"])
    hats = Mandate.objects.filter(account=account).select_related("holder").order_by("pk")
    take_keys(file, from_=list(hats), by=by)
    log.write(EXCLUSION_NAMED, about=file, by=by)


@transaction.atomic
def lift(exclusion: Exclusion, *, by: Actor) -> None:
    """She changed her mind. Keys do not come back by themselves.

    Raises:
        NotYours: when the actor is not of her team; standing in is not enough.
    """
    LIFT_EXCLUSION.demand(exclusion, by=by)
    exclusion.delete()
    log.write(EXCLUSION_LIFTED, about=exclusion.file, by=by)
