"""Changing a password, and what happens to the key when it is lost."""

from datetime import timedelta

from django.contrib.auth.hashers import check_password
from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Account, Capability, Mandate
from miriam.access.services import admissions, capabilities, log, telling
from miriam.audit.act import Act
from miriam.core import clock
from miriam.signin.acts import (
    ACCOUNT_LOST_KEY_RECOVERED,
    ACCOUNT_PASSWORD_CHANGED,
    ACCOUNT_RECOVERY_RENEWED,
    ACCOUNT_RESET_LINK_GIVEN,
    ACCOUNT_RESET_WITH_CODE,
    ACCOUNT_RESET_WITHOUT_CODE,
)
from miriam.signin.services import sessions
from miriam.vault.crypto import KeyPair, Unreadable
from miriam.vault.models import Holder
from miriam.vault.services import asking, circles, handing, holders
from miriam.vault.services.circles import NotVouched, UnknownCircle

RESET = "access.reset_password"
RESET_LASTS = timedelta(hours=2)
HANDED_OVER_LASTS = timedelta(days=2)
MOST_ASKED_FOR = 5


def is_hers(account: Account, password: str) -> bool:
    """Whether this is her password."""
    return check_password(password, account.password)


@transaction.atomic
def change(account: Account, *, old: str, new: str, by: Actor) -> None:
    """Another password; the key stays the same and is wrapped by the new one."""
    if account.holder:
        pair = holders.open_with_password(account.holder, old)
        holders.change_password(account.holder, pair, password=new)
    account.set_password(new)
    account.save(update_fields=["password"])
    telling.tell(ACCOUNT_PASSWORD_CHANGED, about=account, by=by)


@transaction.atomic
def renew_recovery_code(account: Account, *, password: str, by: Actor) -> str:
    """A new code to print; the old one opens nothing more."""
    assert account.holder
    pair = holders.open_with_password(account.holder, password)
    telling.tell(ACCOUNT_RECOVERY_RENEWED, about=account, by=by)
    return holders.change_recovery_code(account.holder, pair)


@transaction.atomic
def give_reset_link(account: Account, *, in_hand: bool, by: Actor) -> str:
    """The secret of a one-time address; earlier ones end.

    By mail it tells her itself; what is handed over to somebody, she is told of.
    """
    _capability, secret = capabilities.give(
        act=RESET, subject=account.public_id, lasts=HANDED_OVER_LASTS, given_by=by.public_id
    )
    told = telling.tell if in_hand else log.write
    told(ACCOUNT_RESET_LINK_GIVEN, about=account, by=by)
    return secret


@transaction.atomic
def ask_reset_link(account: Account) -> str | None:
    """The secret of a one-time address, for her mailbox; nothing when enough wait there.

    Whoever knows her name can ask, as often as the door lets her: the links that she already has
    go on counting, and her mailbox does not fill up.
    """
    if capabilities.asked_for(act=RESET, subject=account.public_id) >= MOST_ASKED_FOR:
        return None
    _capability, secret = capabilities.give(
        act=RESET,
        subject=account.public_id,
        lasts=RESET_LASTS,
        given_by=None,
        beside_earlier=True,
    )
    log.write(ACCOUNT_RESET_LINK_GIVEN, about=account)
    return secret


def account_of(capability: Capability) -> Account | None:
    """Whose password a link lets choose again."""
    accounts = Account.objects.select_related("holder")
    return accounts.filter(public_id=capability.subject, is_active=True).first()


@transaction.atomic
def reset_with_code(account: Account, *, code: str, password: str) -> None:
    """The printed code opens the key: it is kept, and wrapped by the new password.

    Raises:
        Unreadable: when the code is not the printed one.
    """
    assert account.holder
    pair = holders.open_with_recovery(account.holder, code)
    holders.change_password(account.holder, pair, password=password)
    _finish(account, password, ACCOUNT_RESET_WITH_CODE)


@transaction.atomic
def choose_without_code(account: Account, *, link: Capability, password: str) -> str:
    """As `reset_without_code`, with a link; a button pressed twice makes one key: the second press
    waits, and shows a code that counts.

    Raises:
        Unreadable: when the link served for another password a moment ago.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    account.refresh_from_db()
    if capabilities.live(str(link.public_id), act=RESET):
        return reset_without_code(account, password=password)
    if account.holder is None:
        raise Unreadable
    pair = holders.open_with_password(account.holder, password)
    return holders.change_recovery_code(account.holder, pair)


@transaction.atomic
def reset_without_code(account: Account, *, password: str) -> str:
    """A new key that waits again for a colleague; returns its recovery code.

    The lost key is put aside: if the printed code turns up before a colleague has answered, it
    still opens what the lost key opened.
    """
    present = account.holder
    account.holder, pair, code = holders.make(password=password)
    for mandate in Mandate.objects.filter(account=account, holder__isnull=False).order_by("pk"):
        _make_new_key(mandate, keeper=account.holder, keeper_pair=pair)
    if account.lost_holder is None:
        account.lost_holder = present
    elif present:
        # Lost again before anybody let her in: this key never opened more than the first one.
        present.delete()
    account.save(update_fields=["holder", "lost_holder"])
    _finish(account, password, ACCOUNT_RESET_WITHOUT_CODE)
    return code


def _make_new_key(mandate: Mandate, *, keeper: Holder, keeper_pair: KeyPair) -> None:
    old = mandate.holder
    assert old
    mandate.holder, pair = holders.make_kept(keeper=keeper, keeper_pair=keeper_pair)
    circles.get_to_know(mandate.centre.public_id, holder=mandate.holder, pair=pair)
    asking.succeed(old, by=mandate.holder, seat=mandate.public_id)
    mandate.admitted_at = mandate.admitted_by = None
    mandate.save(update_fields=["holder", "admitted_at", "admitted_by"])


def _finish(account: Account, password: str, act: Act) -> None:
    account.set_password(password)
    account.save(update_fields=["password"])
    capabilities.end(act=RESET, subject=account.public_id)
    sessions.end_all(account)
    telling.tell(act, about=account)


@transaction.atomic
def recover_lost_key(account: Account, *, code: str, by: Actor) -> None:
    """The printed code turned up: what the lost key opened goes to the key of the hat she wears.

    Only to that one: it is the key that is open in her session, and no row can put another in its
    place. A hat that nobody had let in before goes on waiting.

    Raises:
        Unreadable: when the code is not the one of the lost key.
        Closed: when her vault is closed.
    """
    assert account.lost_holder
    lost = holders.open_with_recovery(account.lost_holder, code)
    mandate = by.hat
    if _comes_back(by, lost):
        mandate.admitted_at = clock.now()
        mandate.save(update_fields=["admitted_at"])
        admissions.forget_lost_keys_of(mandate)
    telling.tell(ACCOUNT_LOST_KEY_RECOVERED, about=account, by=by)


def _comes_back(by: Actor, lost: KeyPair) -> bool:
    """Whether a lost key of this hat was in the circle, or nobody is there to ask."""
    for old in by.holder.lost.order_by("pk"):
        try:
            _hand_back(old, holders.open_kept(old, lost), by)
        except (UnknownCircle, NotVouched, Unreadable):
            continue
        return True
    if admissions.somebody_holds_keys(by.hat):
        return False
    admissions.found_circle(by.hat, by.key_pair)
    return True


def _hand_back(old: Holder, pair: KeyPair, by: Actor) -> None:
    """What the lost key was let into and what it opened, to the one that took its place."""
    centre, seat = by.hat.centre.public_id, by.hat.public_id
    circle = circles.enter(centre, holder=old, pair=pair)
    circle.demand(old, seat=seat)
    circles.admit(circle, by.holder, seat=seat, by=old)
    circles.know(circle, holder=by.holder, pair=by.key_pair)
    answered = handing.answer_requests(by.holder, seat=seat, by=old, pair=pair, circle=circle)
    admissions.write_handed(answered, by=by)
