"""Inviting somebody, and her first password, which makes her key."""

from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import Account, Capability, Centre, Mandate, ProposedMandate
from miriam.access.permissions import ADMINISTER, SEE_MANDATE
from miriam.access.services import admissions, capabilities, log, telling
from miriam.signin.acts import ACCOUNT_PASSWORD_CHOSEN, MANDATE_INVITED
from miriam.signin.services import elsewhere, proposals
from miriam.vault.services import holders

ARRIVE = "access.arrive"
INVITATION_LASTS = timedelta(days=7)


@transaction.atomic
def invite(
    *, name: str, email: str, role: Role, language: str, by: Actor
) -> Mandate | ProposedMandate:
    """Prepare an account and its mandate in the centre of whoever invites; nobody has a key yet.

    Somebody whose account this centre answers for gets the mandate on it; her key for it is made
    when she puts the hat on. On an account of another centre it is proposed.
    """
    ADMINISTER.demand(by.hat, by=by)
    return _prepare(by.hat.centre, name=name, email=email, role=role, language=language, by=by)


@transaction.atomic
def invite_first_administrator(
    centre: Centre, *, name: str, email: str, language: str = "fr", apart: bool = False
) -> tuple[Mandate | ProposedMandate, str]:
    """Who administers the accounts of a new centre; from the command line, before anybody else.

    With the secret of her link; or with the code that accepts what is proposed to the account that
    another centre made. `apart` makes her one of her own instead.
    """
    invited = _prepare(
        centre, name=name, email=email, role=Role.ADMINISTRATOR, language=language, by=None
    )
    if isinstance(invited, ProposedMandate):
        if not apart:
            return invited, proposals.make_code(invited, by=None)
        invited = proposals.open_own_account(invited, by=None)
    return invited, give_link(invited, by=None)


def _prepare(
    centre: Centre, *, name: str, email: str, role: Role, language: str, by: Actor | None
) -> Mandate | ProposedMandate:
    address = email.lower()
    known, is_new = _account_for(address, centre), False
    if known is None:
        known, is_new = _made(address, centre, name=name, language=language)
    # Whoever invites her at the same moment waits, and finds what was prepared.
    account = Account.objects.select_for_update().get(pk=known.pk)
    running = Mandate.objects.running().filter(account=account, centre=centre, role=role).first()
    if running:
        return running
    if not (is_new or elsewhere.answers_for(centre, account)):
        return proposals.propose(
            account, centre=centre, role=role, name=name, email=address, language=language, by=by
        )
    return _begin(account, centre, role, by)


def _account_for(address: str, centre: Centre) -> Account | None:
    """Hers of this centre, perhaps apart under another name, before one that others made."""
    own = Account.objects.filter(email__iexact=address, mandates__centre=centre)
    for account in own.distinct().order_by("pk"):
        if elsewhere.answers_for(centre, account):
            return account
    return Account.objects.filter(sign_in_name__iexact=address).first()


def _made(address: str, centre: Centre, *, name: str, language: str) -> tuple[Account, bool]:
    """A new account, and whether it is; who is slower finds the one that the other has made.

    In the fictional centre everybody is: somebody who is tried out there is no real person.
    """
    return Account.objects.get_or_create(
        sign_in_name=address,
        defaults={
            "email": address,
            "name": name,
            "language": language,
            "is_fictional": centre.is_fictional,
            "password": make_password(None),
        },
    )


def _begin(account: Account, centre: Centre, role: Role, by: Actor | None) -> Mandate:
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
    telling.tell(MANDATE_INVITED, about=account, by=by)
    return Mandate.objects.create(account=account, centre=centre, role=role)


@transaction.atomic
def give_link(mandate: Mandate, *, by: Actor | None) -> str:
    """The secret of a one-time address by which she arrives; earlier ones end."""
    if by:
        SEE_MANDATE.demand(mandate, by=by)
    _capability, secret = capabilities.give(
        act=ARRIVE,
        subject=mandate.public_id,
        lasts=INVITATION_LASTS,
        given_by=by.public_id if by else None,
    )
    return secret


def invited_by(capability: Capability) -> Mandate | None:
    """The mandate that a link invites to, while nobody has arrived by it."""
    running = Mandate.objects.running().select_related("account", "centre", "holder")
    return running.filter(public_id=capability.subject, account__holder=None).first()


@transaction.atomic
def choose_first_password(mandate: Mandate, *, password: str) -> str:
    """Her password makes her key; returns the recovery code that is shown once.

    A button pressed twice makes one key: the second press waits, and shows a code that counts.

    Raises:
        Unreadable: when she chose another password a moment ago.
    """
    account = mandate.account = Account.objects.select_for_update().get(pk=mandate.account_id)
    if account.holder:
        pair = holders.open_with_password(account.holder, password)
        return holders.change_recovery_code(account.holder, pair)
    account.set_password(password)
    account.holder, pair, code = holders.make(password=password)
    account.save(update_fields=["password", "holder"])
    for own in Mandate.objects.running().filter(account=account).order_by("pk"):
        admissions.make_key(own, keeper=account.holder, keeper_pair=pair)
    capabilities.end(act=ARRIVE, subject=mandate.public_id)
    log.write(ACCOUNT_PASSWORD_CHOSEN, about=account)
    return code
