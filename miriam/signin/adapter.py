"""What allauth asks of us: which steps a sign-in has, what it may say, how its secrets are kept."""

from base64 import b64decode, b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from miriam.vault import crypto

FACTOR_PLACE = b"second-factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Password, second factor, nothing else: no sign-up, no code by mail."""

    error_messages = DefaultAccountAdapter.error_messages

    def get_login_stages(self) -> list[str]:
        """The only step between the password and the session."""
        return ["miriam.signin.stages.SecondFactorStage"]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say themselves what happened."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Accounts come from invitations."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of second factors lie sealed in the database, under the installation's secret."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "Ce code n’est pas le bon. Attendez le code suivant et essayez encore une fois."
        ),
    }

    def get_totp_issuer(self) -> str:
        """The name that the application on the phone shows."""
        return "Miriam"

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is kept."""
        return b64encode(crypto.seal(text.encode(), self._key(), FACTOR_PLACE)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open what `encrypt` sealed."""
        return crypto.unseal(b64decode(encrypted_text), self._key(), FACTOR_PLACE).decode()

    def _key(self) -> bytes:
        return crypto.key_from_secret(settings.SECRET_KEY, "second-factor")
