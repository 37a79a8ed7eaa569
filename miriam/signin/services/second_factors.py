"""Second factors: an application on the phone, passkeys, and codes on paper for a bad day."""

from typing import Any

from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.models import Account
from miriam.access.services import log, telling
from miriam.core.refusals import Refused, refuse_if
from miriam.signin.acts import (
    ACCOUNT_APPLICATION_ADDED,
    ACCOUNT_CODES_RENEWED,
    ACCOUNT_FACTOR_TAKEN_OFF,
    ACCOUNT_PASSKEY_ADDED,
    APPLICATION_SHOWN,
    PAPER_CODE_SHOWN,
    PASSKEY_SHOWN,
)
from miriam.signin.services import typed_codes

FACTOR_SHOWN = {
    Authenticator.Type.TOTP: APPLICATION_SHOWN,
    Authenticator.Type.WEBAUTHN: PASSKEY_SHOWN,
    Authenticator.Type.RECOVERY_CODES: PAPER_CODE_SHOWN,
}
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


class LastFactor(Refused):
    """The only second factor cannot be taken off."""

    sentence = _(
        "C’est votre seul second facteur. Ajoutez-en d’abord un autre, puis enlevez celui-ci."
    )


class ApplicationThere(Refused):
    """One application is enough: another telephone takes the place of the first."""

    sentence = _("Une application est déjà en place. Enlevez-la d’abord, puis ajoutez l’autre.")


def accept(request: HttpRequest, account: Account, factor: Authenticator) -> None:
    """This factor was shown, now, in this session."""
    post_authentication(request, factor)
    log.write(FACTOR_SHOWN[factor.type], about=account)


@transaction.atomic
def add_application(
    request: HttpRequest, account: Account, *, secret: str, counter: int, by: Actor
) -> None:
    """The application on the phone showed a right code, which has served by this: the application
    counts from now on.

    Raises:
        ApplicationThere: when there is one, even since a moment ago.
    """
    Account.objects.select_for_update().get(pk=account.pk)
    present = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP)
    refuse_if(present.exists(), ApplicationThere)
    typed_codes.remember(TOTP.activate(account, secret).instance, counter)
    typed_codes.forget_what_was_set_up(request)
    RecoveryCodes.activate(account)
    telling.tell(ACCOUNT_APPLICATION_ADDED, about=account, by=by)


@transaction.atomic
def add_passkey(account: Account, *, name: str, credential: dict[str, Any], by: Actor) -> None:
    """A passkey of this or another device counts from now on."""
    WebAuthn.add(account, name, credential)
    RecoveryCodes.activate(account)
    telling.tell(ACCOUNT_PASSKEY_ADDED, about=account, by=by)


@transaction.atomic
def take_off(account: Account, number: int, *, by: Actor) -> None:
    """One factor counts no more, as long as another one stays.

    Raises:
        LastFactor: when it is the only one.
    """
    # Whoever takes the other one off at the same moment waits.
    Account.objects.select_for_update().get(pk=account.pk)
    own = Authenticator.objects.filter(user=account, type__in=FACTORS)
    refuse_if(not own.exclude(pk=number).exists(), LastFactor)
    own.filter(pk=number).delete()
    telling.tell(ACCOUNT_FACTOR_TAKEN_OFF, about=account, by=by)


def take_all_off(account: Account) -> None:
    """No factor and no code on paper counts any more."""
    Authenticator.objects.filter(user=account).delete()


@transaction.atomic
def renew_codes(account: Account, *, by: Actor) -> list[str]:
    """Ten new codes for the day when the phone is lost; the old ones count no more."""
    Authenticator.objects.filter(user=account, type=Authenticator.Type.RECOVERY_CODES).delete()
    telling.tell(ACCOUNT_CODES_RENEWED, about=account, by=by)
    return codes_of(account)


def codes_of(account: Account) -> list[str]:
    """The codes that still count."""
    codes: list[str] = RecoveryCodes.activate(account).get_unused_codes()
    return codes
