"""All settings of an installation; what differs between machines comes from the environment.

MIRIAM_DATA         folder of the database, the secret and all that is kept (./var)
DB                  address of the database (postgres://…); empty means SQLite in that folder
MIRIAM_HOSTS        names this installation answers to, by commas (loopback only)
MIRIAM_ADDRESS      address by which people reach it, for the links in messages (https:// and the
                    first of its names; on the loopback address, the one that is served)
MIRIAM_DEMO         1 = the fictional centre; refused outside the loopback address
MIRIAM_DEVELOPMENT  1 = gallery of components and detailed error pages
MIRIAM_HSTS_PRELOAD 1 = browsers may put the domain on their list of those that speak HTTPS only
MIRIAM_SECRET       secret of the installation (made once and kept in the data folder)
MIRIAM_KEY          what seals the numbers and addresses to which reminders go (made once and kept
                    in the data folder, as `machine-key`)
MIRIAM_EMAIL_URL    outgoing mail, smtp://user:password@host:port (without it nothing leaves; on
                    the loopback address it is printed on the console)
MIRIAM_MESSAGES_FROM the neutral address by which reminders leave by e-mail (without it none does)
MIRIAM_SMS_URL      the gateway of SMS, an address of the library apprise in which {number} stands
                    for hers (without it no SMS leaves)
"""

import os
import secrets
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlparse

import dj_database_url
from csp.constants import NONE, SELF

BASE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("MIRIAM_DATA", BASE / "var"))

LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
HOSTS = [name for name in os.environ.get("MIRIAM_HOSTS", "").split(",") if name]
ALLOWED_HOSTS = HOSTS or LOOPBACK_HOSTS
ON_LOOPBACK = not HOSTS or set(HOSTS) <= set(LOOPBACK_HOSTS)
# What a request calls itself does not count: links in messages begin with this.
ADDRESS = os.environ.get("MIRIAM_ADDRESS", "").rstrip("/") or (
    "http://localhost:8000" if ON_LOOPBACK else f"https://{HOSTS[0]}"
)
# Whoever forgets a switch on an installation that others reach shows nothing by it.
DEMO = os.environ.get("MIRIAM_DEMO") == "1" and ON_LOOPBACK
DEVELOPMENT = os.environ.get("MIRIAM_DEVELOPMENT") == "1" and ON_LOOPBACK
DEBUG = DEVELOPMENT


def kept_secret(name: str, variable: str) -> str:
    """A secret of this installation, made once and readable by its owner alone."""
    given = os.environ.get(variable)
    if given:
        return given
    kept = DATA / name
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text().strip()


SECRET_KEY = kept_secret("secret", "MIRIAM_SECRET")
MACHINE_SECRET = kept_secret("machine-key", "MIRIAM_KEY")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    # The templates of forms, found by the renderer of look.forms.
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "miriam.core",
    "miriam.lists",
    "miriam.look",
    "miriam.audit",
    "miriam.vault",
    "miriam.access",
    "miriam.signin",
    "miriam.people",
    "miriam.outbox",
    "miriam.accompaniment",
    "miriam.groups",
    "miriam.questionnaire",
    "miriam.measures",
    "miriam.tools",
    "miriam.practices",
    "miriam.groupwork",
    "miriam.attendance",
    "miriam.coordination",
    "miriam.evaluation",
    "miriam.desk",
]

MIDDLEWARE = [
    # First, so that redirects to HTTPS and static files carry their headers too.
    "miriam.look.middleware.PrivateByDefault",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "miriam.look.pressing.PressedPages",
    # Before anything is read that came in: what cannot be read is said in her language.
    "django.middleware.locale.LocaleMiddleware",
    "miriam.look.middleware.NotTooMuch",
    "miriam.look.middleware.OnlyReadable",
    "miriam.signin.middleware.SessionsShown",
    "miriam.look.middleware.ButtonsAreNoPages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "miriam.signin.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "miriam.signin.middleware.ActorMiddleware",
    "miriam.signin.middleware.GateMiddleware",
]

# Rooms whose pages show links, codes or secrets: they leave as they are (docs/adr/0023).
PLAIN_ROOMS = ("signin", "access", "outbox")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "miriam.signin.context.house",
                "miriam.desk.pages.context.navigation",
            ],
            "builtins": ["miriam.look.templatetags.components"],
        },
    }
]
FORM_RENDERER = "miriam.look.forms.FormRenderer"


# PostgreSQL reads and plans a question three times, then only answers it (docs/adr/0023): on that
# connection, which therefore stays for an hour.
ASKED_PREPARED: dict[str, object] = {"server_side_binding": True, "prepare_threshold": 3}


def database() -> dict[str, object]:
    """SQLite that survives a power cut, or the PostgreSQL named by DB."""
    address = os.environ.get("DB", "")
    if address:
        found = dj_database_url.parse(address, conn_max_age=3600, conn_health_checks=True)
        return {**found, "OPTIONS": ASKED_PREPARED | found.get("OPTIONS", {})}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "miriam.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL is the only mode that lost nothing in simulated power cuts.
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000;"
                "PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


DATABASES = {"default": database()}
# A cache forgets when it is full: nothing on which security rests may lie in one.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["miriam.signin.known.AccountBackend"]
PASSWORD_HASHERS = ["miriam.signin.hashers.OneAtATime"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "miriam.signin.passphrases.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "miriam.signin.passphrases.NotCommon"},
    {
        "NAME": "miriam.signin.passphrases.NotHerName",
        "OPTIONS": {"user_attributes": ("name", "sign_in_name", "email")},
    },
]
ACCOUNT_ADAPTER = "miriam.signin.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "sign_in_name"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# One owner of the slowing down: miriam.signin.services.attempts (docs/adr/0003).
ACCOUNT_RATE_LIMITS = MFA_REAUTHENTICATION_REQUIRED = False
# Behind a proxy the address that counts is the one that the proxy saw.
ALLAUTH_TRUSTED_PROXY_COUNT = 0 if ON_LOOPBACK else 1
MFA_ADAPTER = "miriam.signin.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = ON_LOOPBACK
LOGIN_URL = "signin:sign_in"
# Where the gate sends whoever has no hat on yet, and whoever’s key is closed.
ARRIVAL_URL = "signin:hats"
CLOSED_URL = "signin:keys_closed"
LOGIN_REDIRECT_URL = "/"

# Cost of a key derived from a password: bytes of memory and passes (RFC 9106; doctor checks it).
VAULT_ARGON2_MEMORY = 19 * 1024 * 1024
VAULT_ARGON2_PASSES = 2
# A browser takes these from this very name alone, over HTTPS: no neighbour can plant one. That of a
# tablet belongs to a part of the house, which the first prefix does not allow.
HOST_ONLY, OVER_HTTPS = ("", "") if ON_LOOPBACK else ("__Host-", "__Secure-")
KEY_COOKIE, DEVICE_COOKIE = f"{HOST_ONLY}miriam_key", f"{HOST_ONLY}miriam_device_"
THEME_COOKIE, TABLET_COOKIE = f"{HOST_ONLY}miriam_theme", f"{OVER_HTTPS}miriam_tablet"
KEY_LIFETIME_HOURS = 12
SHARED_DEVICE_IDLE_MINUTES = 15

SESSION_ENGINE = "miriam.signin.known"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{HOST_ONLY}miriam", f"{HOST_ONLY}miriam_form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not ON_LOOPBACK
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE: Literal["Lax"] = "Lax"
# Over after KEY_LIFETIME_HOURS (sessions.is_over), and known for three days more: what somebody
# then still sends from a page left open is sealed for her instead of lost.
SESSION_COOKIE_AGE = (KEY_LIFETIME_HOURS + 72) * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_FAILURE_VIEW = "miriam.look.views.errors.form_expired"

SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = not ON_LOOPBACK
# Browsers keep such a list for years, for the whole domain: only who owns it asks for that.
SECURE_HSTS_PRELOAD = os.environ.get("MIRIAM_HSTS_PRELOAD") == "1" and not ON_LOOPBACK
SECURE_HSTS_SECONDS = 0 if ON_LOOPBACK else 63_072_000
SECURE_PROXY_SSL_HEADER = None if ON_LOOPBACK else ("HTTP_X_FORWARDED_PROTO", "https")
# "no-referrer" would make browsers send "Origin: null" and break the protection of forms.
SECURE_REFERRER_POLICY = "same-origin"
# Framing is forbidden by the content policy below; that a domain is not on the list is a choice.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W021"]
NEUTRAL_PAGE = "https://www.meteo.be/"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        # The quick exit sends a form whose answer leads to a neutral page.
        "form-action": [SELF, NEUTRAL_PAGE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in ("camera", "geolocation", "microphone", "payment", "usb", "display-capture")
}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("nl", "Nederlands")]
LANGUAGE_COOKIE_NAME = f"{HOST_ONLY}miriam_language"
TIME_ZONE = "Europe/Brussels"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEVELOPMENT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPMENT
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}

# What is uploaded stays in memory: nothing may lie in clear in a temporary file.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024


def mail() -> dict[str, object]:
    """Where messages go: a server named in MIRIAM_EMAIL_URL; else the console of whoever tries it
    out, and nowhere where others reach it: a message may hold a link that lets somebody in, and
    what is printed is kept in logs.
    """
    address = urlparse(os.environ.get("MIRIAM_EMAIL_URL", ""))
    if not address.hostname:
        kind = "console" if ON_LOOPBACK else "dummy"
        return {"EMAIL_BACKEND": f"django.core.mail.backends.{kind}.EmailBackend"}
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port or 587,
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_TIMEOUT": 20,
        "EMAIL_USE_TLS": address.scheme != "smtps",
        "EMAIL_USE_SSL": address.scheme == "smtps",
    }


globals().update(mail())
# Reminders: by whom letters are signed, and the gateway of SMS (docs/operations.md).
MESSAGES_FROM = os.environ.get("MIRIAM_MESSAGES_FROM", "")
SMS_URL = os.environ.get("MIRIAM_SMS_URL", "")

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"nameless": {"()": "miriam.core.logs.Nameless"}},
    # Whoever tries it out reads the lines; where others reach it, programs do.
    "formatters": {"one_line": {"()": "miriam.core.logs.OneLine"}, "as_told": {}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["nameless"],
            "formatter": "as_told" if ON_LOOPBACK else "one_line",
        },
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that does not exist is no event for whoever reads the console.
    "loggers": {
        "django.request": {"level": "ERROR"},
        # They would name the number that an SMS did not reach.
        "apprise": {"handlers": ["nowhere"], "propagate": False, "level": "WARNING"},
        "urllib3": {"handlers": ["nowhere"], "propagate": False, "level": "WARNING"},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "miriam.core.logs.SilentReporter"
