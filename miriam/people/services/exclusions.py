"""Writing down who must never see her file: deny beats every allow, and keys are taken back.

Whoever stands in writes it down too, and destroys no key: her team says yes, or takes it back.
"""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Account, Mandate
from miriam.access.services import lending, log
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import refuse_if
from miriam.people.acts import (
    EXCLUSION_ASKED,
    EXCLUSION_CONFIRMED,
    EXCLUSION_LIFTED,
    EXCLUSION_NAMED,
    EXCLUSION_RETURNED,
)
from miriam.people.domain import Shut
from miriam.people.models import Exclusion, File
from miriam.people.permissions import DECIDE_EXCLUSION, NAME_TEAM, RETURN_EXCLUSION, WRITE_FILE
from miriam.people.services.files import hold, shut_out_those_asked, take_keys
from miriam.people.services.refusals import WalksWithHer


@transaction.atomic
def exclude(file: File, *, account: Account, by: Actor) -> Exclusion:
    """Shut this person out, under every hat; the rings are renewed.

    Named by whoever stands in, her duo is not shut out before the team says yes; anybody else is
    from now on, with no key taken back.

    Raises:
        NotYours: when the actor does not accompany her.
        WalksWithHer: when it is her own case manager.
        Closed: when the actor has no keys to renew.
    """
    WRITE_FILE.demand(file, by=by)
    refuse_if(account.pk == file.case_manager.account_id, WalksWithHer)
    hold(file)
    if not NAME_TEAM.holds(file, by=by):
        return _write_down(file, account, by)
    exclusion, _made = Exclusion.objects.get_or_create(file=file, account=account)
    _shut_for_good(exclusion, by)
    log.write(EXCLUSION_NAMED, about=file, by=by)
    return exclusion


def _write_down(file: File, account: Account, by: Actor) -> Exclusion:
    is_duo = bool(file.duo and file.duo.account_id == account.pk)
    exclusion, made = Exclusion.objects.get_or_create(
        file=file,
        account=account,
        defaults={"state": Shut.ASKED if is_duo else Shut.FOR_NOW},
    )
    if made:
        log.write(EXCLUSION_ASKED, about=file, by=by)
    return exclusion


@transaction.atomic
def confirm(exclusion: Exclusion, *, by: Actor) -> None:
    """Her team says yes to what was written down by somebody who stood in.

    Raises:
        NotYours: when the actor is not of her team, or was named herself.
        Closed: when the actor has no keys to renew.
    """
    hold(exclusion.file)
    DECIDE_EXCLUSION.demand(exclusion, by=by)
    _shut_for_good(exclusion, by)
    log.write(EXCLUSION_CONFIRMED, about=exclusion.file, by=by)


def _shut_for_good(exclusion: Exclusion, by: Actor) -> None:
    file, account = exclusion.file, exclusion.account
    exclusion.state = Shut.FOR_GOOD
    exclusion.save(update_fields=["state"])
    if file.duo and file.duo.account_id == account.pk:
        lending.recall(file.ring_subject, lender=file.duo, by=by)
        file.duo = None
        file.save(update_fields=["duo"])
    hats = Mandate.objects.filter(account=account).select_related("holder").order_by("pk")
    take_keys(file, from_=list(hats), by=by)


@transaction.atomic
def lift(exclusion: Exclusion, *, by: Actor) -> None:
    """She changed her mind; doing it twice changes nothing. Keys that were taken back do not come
    back by themselves.

    Raises:
        NotYours: when the actor is not of her team, or was named herself; standing in is not
            enough.
    """
    hold(exclusion.file)
    DECIDE_EXCLUSION.demand(exclusion, by=by)
    if leave(exclusion):
        log.write(EXCLUSION_LIFTED, about=exclusion.file, by=by)


@transaction.atomic
def undo_lift(exclusion: Exclusion, *, by: Actor) -> None:
    """It was a slip: this person is shut out as before, also from what she was handed meanwhile.
    Whom she named anew meanwhile stays so.

    Raises:
        NotYours: when the actor is not of her team, or was named herself.
        MinutesAreOver: when it is destroyed by now.
        Closed: when the actor has no keys to renew.
    """
    hold(exclusion.file)
    RETURN_EXCLUSION.demand(exclusion, by=by)
    named_anew = Exclusion.objects.filter(file=exclusion.file, account=exclusion.account)
    if named_anew.exists() or not stay(exclusion):
        return
    if not exclusion.is_undecided:
        _shut_for_good(exclusion, by)
    shut_out_those_asked(exclusion.file)
    log.write(EXCLUSION_RETURNED, about=exclusion.file, by=by)
