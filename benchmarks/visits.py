"""People who sign in over HTTP with password and second factor, and the pages they then ask for."""

import hashlib
import hmac
import random
import re
import struct
import time
from base64 import b32decode
from collections.abc import Iterable
from dataclasses import dataclass
from http.cookiejar import CookieJar
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from benchmarks.load import Page, Visit

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SOUGHT = ("na", "el", "samira", "marie", "04", "noe", "oksa", "zey", "maison", "rosa")
KINDS = (
    *("office", "home", "walk", "cafe", "phone", "message"),
    *("online", "school", "administration", "doctor", "court", "informal"),
)
WRITTEN = "Elle a parlé de la recherche d’un logement. " * 8


@dataclass(frozen=True)
class Visitor:
    """Somebody who is signed in: her cookies, the token of her forms, her files."""

    cookie: str
    token: str
    files: list[str]
    group: str
    sessions: list[str]


def code_of(secret: str) -> str:
    """The six digits that her phone shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(int.from_bytes(digest[at : at + 4]) & 0x7FFFFFFF) % 10**6:06d}"


def sign_in(base: str, who: dict[str, Any], password: str) -> Visitor:
    """Through the forms, as a browser does."""
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    page = _get(browser, f"{base}/se-connecter")
    page = _post(browser, f"{base}/se-connecter", page, name=who["name"], password=password)
    page = _post(browser, f"{base}/se-connecter/code", page, code=code_of(who["secret"]))
    search = _get(browser, f"{base}/chercher")
    if 'role="search"' not in search:
        raise RuntimeError("The sign-in did not lead to a home.")
    cookie = "; ".join(f"{it.name}={it.value}" for it in jar)
    return Visitor(cookie, _token(search), who["files"], who["group"], who["sessions"])


def _get(browser: OpenerDirector, address: str) -> str:
    with browser.open(address, timeout=60) as answer:
        return str(answer.read().decode())


def _post(browser: OpenerDirector, address: str, page: str, **typed: str) -> str:
    body = urlencode({**typed, "csrfmiddlewaretoken": _token(page)}).encode()
    with browser.open(Request(address, data=body), timeout=60) as answer:
        return str(answer.read().decode())


def _token(page: str) -> str:
    found = TOKEN.search(page)
    if found is None:
        raise RuntimeError("A page without a form where there should be one.")
    return found[1]


def seconds_to_sign_in(base: str, who: dict[str, Any], password: str) -> float:
    """How long the password step takes whoever waits for it."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    page = _get(browser, f"{base}/se-connecter")
    begun = time.perf_counter()
    _post(browser, f"{base}/se-connecter", page, name=who["name"], password=password)
    return time.perf_counter() - begun


def pages_of(visitors: list[Visitor]) -> list[Page]:
    """What is measured, in this order; what is written comes last."""
    files = [(one, file) for one in visitors for file in one.files[:15]]
    random.Random(1).shuffle(files)
    return [
        Page("sign-in", [Visit("/se-connecter")], contains="csrfmiddlewaretoken"),
        Page("home", _each(visitors, "/journee"), contains="<h1>"),
        Page("list", _each(visitors, "/noter"), contains="/dossiers/"),
        Page("group", _each(visitors, "/mon-groupe"), contains="her-words"),
        Page("file", [Visit(f"/dossiers/{it}", who.cookie) for who, it in files], contains="<h1>"),
        Page(
            "thread",
            [Visit(f"/dossiers/{it}/fil", who.cookie) for who, it in files],
            contains="<h1>",
        ),
        Page("sessions", [_sessions_of(who) for who in visitors], contains="/seances/"),
        Page(
            "session",
            [Visit(f"/seances/{it}", who.cookie) for who in visitors for it in who.sessions],
            contains="<h1>",
        ),
        Page("search", list(_searches(visitors)), contains="role="),
        Page("write", list(_writings(files)), status=302, then=_each(visitors, "/journee")),
    ]


def _each(visitors: list[Visitor], path: str) -> list[Visit]:
    return [Visit(path, who.cookie) for who in visitors]


def _sessions_of(who: Visitor) -> Visit:
    return Visit(f"/groupes/{who.group}/seances", who.cookie)


def _searches(visitors: list[Visitor]) -> Iterable[Visit]:
    for sought in SOUGHT:
        for who in visitors:
            typed = {"words": sought, "csrfmiddlewaretoken": who.token}
            yield Visit("/chercher", who.cookie, urlencode(typed))


def _writings(files: list[tuple[Visitor, str]]) -> Iterable[Visit]:
    """Every file and kind in turn: to keep a note is to read the last ones of its kind there."""
    for kind in KINDS:
        for who, file in files:
            yield _writing(who, file, kind)


def _writing(who: Visitor, file: str, kind: str) -> Visit:
    typed = {
        "kind": kind,
        "text": f"{WRITTEN}ONCE",  # Two notes of the same words, one after the other, are one.
        "depth": "shared",
        "csrfmiddlewaretoken": who.token,
        "once": "ONCE",
    }
    return Visit(f"/dossiers/{file}/rencontres/nouvelle", who.cookie, urlencode(typed))


def floor_pages(people: int) -> list[Page]:
    """The same work in the floor, whose one worker has a twentieth of everybody."""
    chance = random.Random(1)
    cookie = "sid=bench-token"
    files = [1 + chance.randrange(people) for _ in range(400)]
    names = "Peeters Janssens Maes Jacobs Mertens Dubois Lambert Diallo Benali Yilmaz".split()
    writing = [f"b={it}&day=2026-11-20&title=Bench&body={'texte ' * 60}" for it in files]
    return [
        Page("sign-in", [Visit("/login")]),
        Page("list", [Visit("/list", cookie)], contains="</table>"),
        Page("group", [Visit("/list", cookie)], contains="</table>"),
        Page("thread", [Visit(f"/file/{it}", cookie) for it in files], contains="article"),
        Page("search", [Visit(f"/search?q={it}", cookie) for it in names], contains="</td>"),
        Page("write", [Visit("/create", cookie, it) for it in writing], status=302),
    ]
