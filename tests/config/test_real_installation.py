"""What an installation that others reach sends: its cookies, its headers, the way to HTTPS."""

import runpy
from http.cookies import Morsel
from typing import Any

import pytest
from django.test import Client

from config import settings as on_loopback
from tests.access.doors import CODE, SIGN_IN, code_of, give_application
from tests.measures.measuring import Team
from tests.world import PASSWORD

HOST = "miriam.example.be"
AS_THERE = (
    *("SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE"),
    *("LANGUAGE_COOKIE_NAME", "LANGUAGE_COOKIE_SECURE", "KEY_COOKIE", "DEVICE_COOKIE"),
    *("THEME_COOKIE", "TABLET_COOKIE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"),
    *("SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD", "SECURE_PROXY_SSL_HEADER"),
    *("ALLOWED_HOSTS", "ADDRESS", "ON_LOOPBACK", "ALLAUTH_TRUSTED_PROXY_COUNT"),
)
SECURITY = {
    *("Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "Cache-Control"),
    *("X-Content-Type-Options", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy"),
}


def settings_there(monkeypatch: pytest.MonkeyPatch, **more: str) -> dict[str, Any]:
    """The settings as that machine reads them."""
    for name, value in {"MIRIAM_HOSTS": HOST, **more}.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(on_loopback.__file__))


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Client:
    """A browser before an installation that others reach, behind its own web server."""
    read = settings_there(monkeypatch)
    for name in AS_THERE:
        setattr(settings, name, read[name])
    return Client(SERVER_NAME=HOST, headers={"x-forwarded-proto": "https"})


def cookies_of_a_day(browser: Client, team: Team) -> dict[str, Morsel[str]]:
    """Every cookie that a case manager and a tablet meet, as they were first given."""
    given: dict[str, Morsel[str]] = {}

    def keep() -> None:
        given.update({name: one for name, one in browser.cookies.items() if one.value})

    secret = give_application(team.case_manager.account)
    browser.post("/langue", {"language": "nl"})
    browser.post("/apparence", {"theme": "dark"})
    browser.get(SIGN_IN)
    name = team.case_manager.account.sign_in_name
    browser.post(SIGN_IN, {"name": name, "password": PASSWORD})
    browser.post(CODE, {"code": code_of(secret)})
    keep()
    administration = team.start()
    browser.post(f"/mesures/{administration.public_id}/tablette")
    keep()
    return given


def test_every_cookie_has_the_strictest_name_that_it_can_carry(there: Client, db: None) -> None:
    given = cookies_of_a_day(there, Team())
    assert len(given) >= 7, sorted(given)
    for name, cookie in given.items():
        assert cookie["secure"], name
        assert cookie["httponly"], name
        assert cookie["samesite"] in {"Lax", "Strict"}, name
        assert not cookie["domain"], name
        whole = cookie["path"] == "/"
        assert name.startswith("__Host-" if whole else "__Secure-"), (name, cookie["path"])


def test_the_way_to_https_carries_the_headers_too(there: Client, db: None) -> None:
    answer = there.get(SIGN_IN, headers={"x-forwarded-proto": "http"})
    assert answer.status_code == 301
    assert answer.headers["Location"] == f"https://{HOST}{SIGN_IN}"
    assert set(answer.headers) >= SECURITY
    assert set(there.get(SIGN_IN).headers) >= {*SECURITY, "Strict-Transport-Security"}


@pytest.mark.parametrize(("asked", "preload"), [("", False), ("1", True)])
def test_a_domain_is_offered_to_the_lists_of_browsers_only_when_asked(
    monkeypatch: pytest.MonkeyPatch, asked: str, preload: bool
) -> None:
    read = settings_there(monkeypatch, MIRIAM_HSTS_PRELOAD=asked)
    assert read["SECURE_HSTS_PRELOAD"] is preload


@pytest.mark.parametrize(
    ("given", "address"),
    [("", f"https://{HOST}"), ("https://autre.example.be/", "https://autre.example.be")],
)
def test_links_begin_with_the_address_that_was_given_or_the_first_name(
    monkeypatch: pytest.MonkeyPatch, given: str, address: str
) -> None:
    assert settings_there(monkeypatch, MIRIAM_ADDRESS=given)["ADDRESS"] == address
