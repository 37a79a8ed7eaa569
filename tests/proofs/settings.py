"""Settings of the proofs: those of a demonstration, with cheap passwords and logs in a file."""

import os

os.environ["MIRIAM_DEMO"] = "1"

from config.settings import *  # noqa: F403
from config.settings import DATA, LOGGING
from tests.settings import STORAGES, WHITENOISE_AUTOREFRESH, WHITENOISE_USE_FINDERS

VAULT_ARGON2_MEMORY = 8 * 1024
VAULT_ARGON2_PASSES = 1
PASSWORD_HASHERS = ["tests.inspecting.hashers.QuickArgon2"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"

LOGGING = {
    **LOGGING,
    "handlers": {
        "nowhere": {"class": "logging.NullHandler"},
        "console": {
            "class": "logging.FileHandler",
            "filename": DATA / "log.txt",
            "filters": ["nameless"],
        },
    },
    "root": {"handlers": ["console"], "level": "DEBUG"},
}

__all__ = ["STORAGES", "WHITENOISE_AUTOREFRESH", "WHITENOISE_USE_FINDERS"]
