"""Settings of the tests: those of an installation, with cheap passwords and nothing kept."""

import hashlib
import os
import tempfile
from copy import deepcopy

if "MIRIAM_DATA" not in os.environ:
    _gone_with_the_process = tempfile.TemporaryDirectory(prefix="miriam-tests-")
    os.environ["MIRIAM_DATA"] = _gone_with_the_process.name
os.environ.setdefault(
    "MIRIAM_SECRET", "the secret of the tests is nobody’s secret, only a long one"
)

from config.settings import *  # noqa: F403
from config.settings import BASE, DATA, DATABASES, STORAGES

# A copy: other settings take what is not of the tests from the same place.
DATABASES = deepcopy(DATABASES)
_database = DATABASES["default"]
if _database["ENGINE"] == "django.db.backends.sqlite3":
    # In a file, as in an installation: in memory, the threads of a server share one connection.
    _database["TEST"] = {"NAME": DATA / "tests.sqlite3"}
    _database["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"
else:
    # Two checkouts may run their tests on one PostgreSQL at the same time; how its other
    # databases are written does not matter.
    _checkout = hashlib.sha256(str(BASE).encode()).hexdigest()[:8]
    _database["TEST"] = {
        "NAME": f"test_miriam_{_checkout}",
        "CHARSET": "UTF8",
        "TEMPLATE": "template0",
    }

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
