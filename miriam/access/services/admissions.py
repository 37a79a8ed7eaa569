"""From a mandate to its keys: a mandate asks, and only somebody who holds keys lets in."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.acts import (
    CIRCLE_UNKNOWN,
    KEYS_HANDED_OVER,
    KEYS_REFUSED,
    MANDATE_KEY_MADE,
    MANDATE_LET_IN,
    MANDATE_NOT_VOUCHED,
)
from miriam.access.domain import Admission
from miriam.access.models import Account, Mandate
from miriam.access.permissions import LET_IN
from miriam.access.services import log, telling
from miriam.core import clock
from miriam.core.refusals import Refused, refuse_if
from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth, Reason
from miriam.vault.models import Holder
from miriam.vault.services import asking, circles, handing, holders, leaving
from miriam.vault.services.circles import NotVouched, UnknownCircle
from miriam.vault.services.handing import Answered


class AnotherKey(Refused):
    """The key that waits is not the one whose fingerprint was compared."""

    sentence = _(
        "Son code a changé pendant que vous compariez : rien n’a été ouvert. Comparez encore "
        "une fois les chiffres, de vive voix."
    )


@transaction.atomic
def make_key(mandate: Mandate, *, keeper: Holder, keeper_pair: KeyPair) -> None:
    """Give a mandate its own key pair; the first case manager of a centre needs nobody's yes."""
    if mandate.holder_id or not mandate.works_with_keys:
        return
    mandate.holder, pair = holders.make_kept(keeper=keeper, keeper_pair=keeper_pair)
    if somebody_holds_keys(mandate):
        circles.get_to_know(mandate.centre.public_id, holder=mandate.holder, pair=pair)
    else:
        found_circle(mandate, pair)
    mandate.save(update_fields=["holder", "admitted_at"])
    log.write(MANDATE_KEY_MADE, about=mandate.account)


def found_circle(mandate: Mandate, pair: KeyPair) -> None:
    """The first who holds keys in a centre: there is nobody to ask, and nothing yet to open."""
    assert mandate.holder
    centre, seat = mandate.centre.public_id, mandate.public_id
    circles.found(centre, seat=seat, holder=mandate.holder, pair=pair)
    mandate.admitted_at = clock.now()


def somebody_holds_keys(mandate: Mandate) -> bool:
    """Whether a colleague of the centre can let this mandate in."""
    colleagues = Mandate.objects.running().admitted().with_keys().filter(centre=mandate.centre_id)
    return colleagues.filter(holder__isnull=False).exclude(pk=mandate.pk).exists()


def own_digits(by: Actor) -> str:
    """What she reads aloud while she waits; nothing when the rows are not hers any more."""
    if by.mandate is None or by.mandate.holder is None or by.pair is None:
        return ""
    return circles.own_digits(by.hat.centre.public_id, holder=by.mandate.holder, pair=by.pair)


def digits_of(mandate: Mandate, *, by: Actor) -> str:
    """What the colleague who waits must read aloud.

    Raises:
        UnknownCircle: when the rows are not those of the circle that she knows.
    """
    assert mandate.holder
    return by.circle.digits_of(mandate.holder)


@transaction.atomic
def let_in(mandate: Mandate, *, compared: str, by: Actor) -> int:
    """Open to a colleague whose digits were `compared`; says how many keys others must add.

    Raises:
        NotYours: when she is not a waiting colleague of the same centre.
        AnotherKey: when her key was made anew since the digits were shown.
        UnknownCircle: when the rows are not those of the circle that she knows.
        Closed: when the vault of whoever lets in is closed.
    """
    # Locked: nobody makes another key between the comparison and the handing over.
    mandate = Mandate.objects.select_for_update().get(pk=mandate.pk)
    LET_IN.demand(mandate, by=by)
    holder, circle = by.holder, by.circle
    assert mandate.holder
    refuse_if(circle.digits_of(mandate.holder) != compared, AnotherKey)
    circles.admit(circle, mandate.holder, seat=mandate.public_id, by=holder)
    mandate.admitted_at, mandate.admitted_by = clock.now(), by.mandate
    mandate.save(update_fields=["admitted_at", "admitted_by"])
    telling.tell(MANDATE_LET_IN, about=mandate.account, by=by)
    still_waiting = _answer(mandate, by=by).still_waiting
    if not still_waiting:
        forget_lost_keys_of(mandate)
    return still_waiting


@transaction.atomic
def give_keys(
    subject: UUID, depths: Iterable[Depth], *, to: Mandate, reason: Reason, by: Actor
) -> None:
    """Give keys that are open here to a colleague; she waits when nobody has let her in yet.

    Raises:
        NotVouched: when the rows say that she was let in, and no colleague has.
        Closed: when the actor has no key to hand on.
    """
    if to.holder is None:
        return
    if to.admission is Admission.ADMITTED:
        handing.grant(
            by.keychain,
            subject=subject,
            depths=depths,
            to=to.holder,
            seat=to.public_id,
            circle=by.circle,
            reason=reason,
            by=by.holder,
        )
    else:
        asking.ask(
            by.keychain,
            subject=subject,
            depths=depths,
            for_holder=to.holder,
            seat=to.public_id,
            reason=reason,
        )


@transaction.atomic
def take_keys(
    subject: UUID, depths: Iterable[Depth], *, from_: Iterable[Mandate], by: Actor
) -> None:
    """Take a subject's keys back and renew its rings: what comes later stays closed to them.

    Raises:
        Closed: when a ring is not open for whoever takes them back.
    """
    former = [mandate.holder for mandate in from_ if mandate.holder]
    for holder in former:
        leaving.revoke(subject=subject, holder=holder)
    if former:
        for depth in depths:
            leaving.renew(by.keychain, subject=subject, depth=depth, circle=by.circle)


def _answer(mandate: Mandate, *, by: Actor) -> Answered:
    assert mandate.holder
    seat, circle = mandate.public_id, by.circle
    answered = handing.answer_requests(
        mandate.holder, seat=seat, by=by.holder, pair=by.key_pair, circle=circle
    )
    write_handed(answered, by=by)
    return answered


def write_handed(answered: Answered, *, by: Actor) -> None:
    """Each file's journal says that its key was handed over, or asked for by nobody."""
    log.write_each(KEYS_HANDED_OVER, about=answered.handed, by=by)
    log.write_each(KEYS_REFUSED, about=answered.refused, by=by)


@transaction.atomic
def forget_lost_keys_of(mandate: Mandate) -> None:
    """The lost keys of this hat open nothing more; the account's goes with the last of them."""
    if mandate.holder:
        mandate.holder.lost.all().delete()
    lost = mandate.account.lost_holder
    if lost and not lost.kept.exists():
        forget_lost_key(mandate.account)


@transaction.atomic
def forget_lost_key(account: Account) -> None:
    """A key whose password was lost opens nothing more, nor do the keys it kept."""
    if account.lost_holder:
        account.lost_holder.delete()
        account.lost_holder = None


@transaction.atomic
def catch_up(by: Actor) -> None:
    """What a holder does for the others when she opens her vault.

    She makes new generations of the rings that somebody has left, and hands on the keys for which
    colleagues already let in still wait. When the rows are not those of the circle that she knows,
    she does nothing of it.
    """
    if by.mandate is None or by.pair is None or not by.mandate.admitted_at:
        return
    left, waiting = leaving.left_to(by.holder), asking.waiting_for(by.holder)
    if not (left or waiting):
        return
    try:
        _renew(left, by=by)
    except UnknownCircle:
        log.write(CIRCLE_UNKNOWN, about=by.hat.account, by=by)
        return
    colleagues = Mandate.objects.running().admitted().filter(holder__in=waiting)
    for mandate in colleagues.select_for_update().order_by("pk"):
        _hand_on(mandate, by=by)


def _renew(left: Iterable[tuple[UUID, Depth]], *, by: Actor) -> None:
    if circles.is_left(by.circle):
        by.renew_circle()
    leaving.renew_left(by.keychain, left, holder=by.holder, pair=by.key_pair, circle=by.circle)


def _hand_on(mandate: Mandate, *, by: Actor) -> None:
    """Answer a colleague; whom nobody let in, whatever the rows say, waits for somebody's yes."""
    try:
        _answer(mandate, by=by)
    except NotVouched:
        mandate.admitted_at = mandate.admitted_by = None
        mandate.save(update_fields=["admitted_at", "admitted_by"])
        log.write(MANDATE_NOT_VOUCHED, about=mandate.account, by=by)
