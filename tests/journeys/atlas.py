"""Every page that somebody can reach by following links, found without drawing any of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import APIRequestContext

# Two files are not in the same state: what one of them does not show, another one does.
OF_EACH_KIND = 4
# The parts of an address that change what the page is, and not whom or what it is about.
SHAPES = ("part", "moment", "scope", "language", "kind", "tool")


@dataclass
class Atlas:
    """One page of each kind to look at, and the names of all routes that were open."""

    pages: dict[str, str] = field(default_factory=dict)
    routes: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)


def drawn(http: APIRequestContext, home: str) -> Atlas:
    """From home along every link, some of each kind."""
    atlas, met = Atlas(), Counter[str]()
    ahead, known = [home], {home}
    while ahead:
        address = ahead.pop(0)
        kind = kind_of(address)
        met[kind] += 1
        if met[kind] > OF_EACH_KIND:
            continue
        for link in _open(http, address, kind, atlas):
            if link not in known:
                known.add(link)
                ahead.append(link)
    return atlas


def kind_of(address: str) -> str:
    """Which page it is, whatever it is about, with what makes another page of it."""
    match = resolve(urlsplit(address).path)
    return " ".join(
        [match.view_name, *(match.kwargs[one] for one in SHAPES if one in match.kwargs)]
    )


def _open(http: APIRequestContext, address: str, kind: str, atlas: Atlas) -> Iterator[str]:
    answer = http.get(address)
    if not answer.ok:
        atlas.broken.append(f"{kind} {answer.status}")
        return
    atlas.routes |= {resolve(urlsplit(one).path).view_name for one in (address, answer.url)}
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return
    atlas.pages.setdefault(kind, address)
    page = BeautifulSoup(answer.text(), "html.parser")
    for way in page.select("a[href], form[action]:not([method=post])"):
        there = urlsplit(urljoin(answer.url, str(way.get("href") or way["action"])))
        if there.netloc == urlsplit(answer.url).netloc:
            yield there._replace(query="", fragment="").geturl()


def routes_with_a_page() -> set[str]:
    """The names of all addresses but those that only take a tap."""
    return {name for name, entry in _routes(get_resolver(), "") if not takes_taps_only(entry)}


def takes_taps_only(entry: URLPattern) -> bool:
    """Whether it refuses to be looked at before it knows who asks, and for what."""
    try:
        answer = entry.callback(RequestFactory().get("/"))
    except Exception:  # noqa: BLE001 any other door wants to know who asks
        return False
    return answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def _routes(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}", entry
        else:
            yield from _routes(entry, f"{entry.namespace}:" if entry.namespace else space)
