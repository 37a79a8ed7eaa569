"""Telling somebody that guesses in her name were slowed; once a day, whatever happens."""

from uuid import UUID

from django.db.models import Q

from miriam.access.models import Account
from miriam.access.services import telling
from miriam.audit.journal import once_key
from miriam.core import clock
from miriam.signin.acts import ACCOUNT_GUESSES_SLOWED


def tell(name: str) -> None:
    """Let the owner of this name know, if it is anybody's."""
    account = _whose(name)
    if account:
        once = once_key("slowed", account.public_id, clock.today())
        telling.tell(ACCOUNT_GUESSES_SLOWED, about=account, once=once)


def _whose(name: str) -> Account | None:
    """A password is counted under the name that was typed, a code under the public one."""
    try:
        named = Q(public_id=UUID(name))
    except ValueError:
        named = Q(sign_in_name__iexact=name.strip())
    return Account.objects.filter(named, is_active=True).first()
