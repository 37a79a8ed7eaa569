"""How a password is kept to be recognised: as costly as the key that is made from it."""

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher

from miriam.vault import crypto


class OneAtATime(Argon2PasswordHasher):
    """Argon2id at the cost that the settings name, on one lane; in a process one at a time, so that
    many who sign in together wait a moment and take no more memory than one.
    """

    parallelism = 1

    @property
    def memory_cost(self) -> int:  # type: ignore[override]
        """Kibibytes."""
        return settings.VAULT_ARGON2_MEMORY // 1024

    @property
    def time_cost(self) -> int:  # type: ignore[override]
        """Passes."""
        return settings.VAULT_ARGON2_PASSES

    def encode(self, password: str, salt: str) -> str:
        """The text that is kept."""
        with crypto.costly:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        """Whether it is this password."""
        with crypto.costly:
            return super().verify(password, encoded)
