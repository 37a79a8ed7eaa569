"""What a person says of herself."""

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse

from miriam.access.actor import Actor
from miriam.access.models import Account
from miriam.access.permissions import OWN_ACCOUNT
from miriam.access.services import log
from miriam.signin import selectors
from miriam.signin.acts import ACCOUNT_CHANGES_SEEN, ACCOUNT_DESCRIBED


@transaction.atomic
def describe(account: Account, *, name: str, gender: str, language: str, by: Actor) -> None:
    """Another name, title or language."""
    OWN_ACCOUNT.demand(account, by=by)
    account.name, account.gender, account.language = name, gender, language
    account.save(update_fields=["name", "gender", "language"])
    log.write(ACCOUNT_DESCRIBED, about=account, by=by)


@transaction.atomic
def see_changes(account: Account, *, last: int, by: Actor) -> None:
    """She has looked at what changed, up to this line of her journal; what came since stays new."""
    OWN_ACCOUNT.demand(account, by=by)
    later = [line for line in selectors.told(account) if line.number > last]
    account.unseen_since = later[-1].at if later else None
    account.save(update_fields=["unseen_since"])
    log.write(ACCOUNT_CHANGES_SEEN, about=account, by=by)


def with_language(response: HttpResponse, account: Account) -> HttpResponse:
    """The pages of this device follow the language of the account."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        account.language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response
