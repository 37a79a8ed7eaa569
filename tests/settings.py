"""Settings of the tests: those of an installation, with cheap passwords and nothing kept."""

import hashlib
import os
import tempfile

os.environ.setdefault("MIRIAM_DATA", tempfile.mkdtemp(prefix="miriam-tests-"))
os.environ.setdefault(
    "MIRIAM_SECRET", "the secret of the tests is nobody’s secret, only a long one"
)

from config.settings import *  # noqa: F403
from config.settings import BASE, DATABASES, STORAGES

# Two checkouts may run their tests on one PostgreSQL at the same time.
_CHECKOUT = hashlib.sha256(str(BASE).encode()).hexdigest()[:8]
if DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": f"test_miriam_{_CHECKOUT}"}

# One test derives a key at real cost; the others need not wait for it.
VAULT_ARGON2_MEMORY = 8 * 1024
VAULT_ARGON2_PASSES = 1
PASSWORD_HASHERS = ["tests.inspecting.hashers.QuickArgon2"]

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
# Without it, WhiteNoise reads every static file again for each test client.
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
