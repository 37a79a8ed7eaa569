"""Inviting somebody, and her first password, which makes her key."""

from datetime import timedelta

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import Account, Capability, Centre, Mandate
from miriam.access.permissions import ADMINISTER, SEE_MANDATE
from miriam.access.services import admissions, capabilities, log
from miriam.signin.acts import ACCOUNT_PASSWORD_CHOSEN, MANDATE_INVITED
from miriam.vault.services import holders

ARRIVE = "access.arrive"
INVITATION_LASTS = timedelta(days=7)


@transaction.atomic
def invite(*, name: str, email: str, role: Role, language: str, by: Actor) -> Mandate:
    """Prepare an account and its mandate in the centre of whoever invites; nobody has a key yet.

    Somebody who has an account already gets the mandate on it; her key for it is made when she
    puts the hat on.
    """
    ADMINISTER.demand(by.hat, by=by)
    return _prepare(by.hat.centre, name=name, email=email, role=role, language=language, by=by)


@transaction.atomic
def invite_first_administrator(
    centre: Centre, *, name: str, email: str, language: str = "fr"
) -> tuple[Mandate, str]:
    """Who administers the accounts of a new centre; from the command line, before anybody else."""
    mandate = _prepare(
        centre, name=name, email=email, role=Role.ADMINISTRATOR, language=language, by=None
    )
    return mandate, give_link(mandate, by=None)


def _prepare(
    centre: Centre, *, name: str, email: str, role: Role, language: str, by: Actor | None
) -> Mandate:
    address = email.lower()
    account = Account.objects.filter(sign_in_name__iexact=address).first()
    if account is None:
        # In the fictional centre everybody is: somebody who is tried out there is no real person.
        account = Account.objects.create_user(
            address,
            email=address,
            name=name,
            language=language,
            is_fictional=centre.is_fictional,
        )
    if not account.is_active:
        account.is_active = True
        account.save(update_fields=["is_active"])
    same = Mandate.objects.running().filter(account=account, centre=centre, role=role)
    mandate = same.first() or Mandate.objects.create(account=account, centre=centre, role=role)
    log.write(MANDATE_INVITED, about=account, by=by)
    return mandate


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
