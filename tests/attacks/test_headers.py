"""What every answer says to browsers, of whatever kind it is; and what is believed of a request."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from tests.world import PASSWORD, World

SIGN_IN = "/se-connecter"
PRIVATE = "miriam.look.middleware.PrivateByDefault"
PICTURE, STYLE, SCRIPT = (
    "/static/look/icon.svg",
    "/static/look/base.css",
    "/static/look/js/forms.js",
)
CARRIED = {
    "Content-Security-Policy": ("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"),
    "X-Content-Type-Options": ("nosniff",),
    "Referrer-Policy": ("same-origin",),
    "Cross-Origin-Opener-Policy": ("same-origin",),
    "Cross-Origin-Resource-Policy": ("same-origin",),
    "Permissions-Policy": ("camera=()", "microphone=()", "geolocation=()"),
}
KINDS = {
    "page": lambda to: to.get(SIGN_IN),
    "sent back": lambda to: to.get("/"),
    "absent": lambda to: to.get("/rien"),
    "a button opened": lambda to: to.get("/se-deconnecter"),
    "another method": lambda to: to.generic("TRACE", SIGN_IN),
    "a form without its token": lambda to: to.post(SIGN_IN, {"name": "x"}),
    "unreadable": lambda to: to.get(SIGN_IN, headers={"host": "elsewhere.example"}),
    "picture": lambda to: to.get(PICTURE),
    "style": lambda to: to.get(STYLE),
    "a picture written to": lambda to: to.post(PICTURE),
    "no such file": lambda to: to.get("/static/look/rien.svg"),
}


def seen(answer: HttpResponse) -> HttpResponse:
    """The answer, read to its end: a file is closed again."""
    if answer.streaming:
        b"".join(answer)  # type: ignore[call-overload]
    answer.close()
    return answer


def missing(answer: HttpResponse) -> list[str]:
    """Which headers an answer should carry and does not; and whether it opens itself to others."""
    seen(answer)
    lacks = [
        name
        for name, words in CARRIED.items()
        if not all(word in answer.headers.get(name, "") for word in words)
    ]
    return [*lacks, *(name for name in answer.headers if name.startswith("Access-Control-"))]


@pytest.fixture
def visitor(db: None) -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_answer_carries_them(visitor: Client, kind: str) -> None:
    assert missing(KINDS[kind](visitor)) == []


def test_the_redirect_to_https_carries_them(db: None, settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = Client().get(SIGN_IN)
    assert answer.headers["Location"].startswith("https://")
    assert missing(answer) == []


def test_behind_other_layers_files_and_redirects_would_lack_them(
    db: None, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    settings.MIDDLEWARE = [*(it for it in settings.MIDDLEWARE if it != PRIVATE), PRIVATE]
    assert "Content-Security-Policy" in missing(Client().get(SIGN_IN))
    assert "Content-Security-Policy" in missing(Client().get(PICTURE, secure=True))


@pytest.mark.parametrize("address", [SIGN_IN, "/rien", PICTURE, STYLE, SCRIPT])
def test_every_text_says_its_charset(visitor: Client, address: str) -> None:
    said = seen(visitor.get(address)).headers["Content-Type"]
    assert "charset=utf-8" in said.replace('"', "")


NAMES = "SECURE_SSL_REDIRECT SECURE_HSTS_SECONDS SECURE_HSTS_INCLUDE_SUBDOMAINS".split()
SECURE = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE".split()
ASK = f"from config import settings; print(*(getattr(settings, n) for n in {NAMES + SECURE}))"


def said(hosts: str, data: Path) -> list[str]:
    """What the settings of an installation with these names say about HTTPS."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MIRIAM_")}
    asked = {**clean, "MIRIAM_DATA": str(data), "MIRIAM_HOSTS": hosts}
    done = subprocess.run([sys.executable, "-c", ASK], env=asked, capture_output=True, check=True)
    return done.stdout.decode().split()


def test_an_installation_that_others_reach_says_https_alone(tmp_path: Path) -> None:
    redirects, seconds, subdomains, *secure = said("miriam.example.be", tmp_path)
    assert int(seconds) >= 365 * 24 * 3600
    assert {redirects, subdomains, *secure} == {"True"}
    assert set(said("", tmp_path)) == {"False", "0"}


def test_over_https_every_answer_asks_for_https_next_time(db: None, settings: Settings) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 63_072_000, True
    for address in ("/rien", PICTURE):
        answer = seen(Client().get(address, secure=True))
        asked = answer.headers["Strict-Transport-Security"]
        assert "max-age=63072000" in asked
        assert "includeSubDomains" in asked


MADE_UP, TRUE = "203.0.113.1", "198.51.100.7"


def address_of(settings: Settings, proxies: int) -> str:
    """Whom the house takes a visitor for who made up the first of two addresses."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get("/", headers={"x-forwarded-for": f"{MADE_UP}, {TRUE}"})
    address: str = get_adapter().get_client_ip(request)
    return address


def test_a_made_up_address_of_a_visitor_is_not_believed(settings: Settings) -> None:
    assert address_of(settings, proxies=1) == TRUE
    assert address_of(settings, proxies=0) not in (MADE_UP, TRUE)


def test_with_a_proxy_too_many_it_would_be(settings: Settings) -> None:
    assert address_of(settings, proxies=2) == MADE_UP


def test_what_stands_in_the_address_is_not_taken_for_what_was_sent(
    client: Client, world: World
) -> None:
    typed = {"name": world.duo.account.sign_in_name, "password": PASSWORD}
    client.post(f"{SIGN_IN}?name={typed['name']}&password={typed['password']}")
    assert "_auth_user_id" not in client.session
    assert client.post(SIGN_IN, typed).status_code == 302
