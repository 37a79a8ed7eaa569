"""The frame of every page, the pages of errors, the choice of light and dark, the gallery."""

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.utils import translation

from miriam.look.components.navigation import AccountMenu, NavItem
from miriam.look.views import errors
from miriam.look.views.gallery import gallery
from miriam.look.views.theme import choose_theme
from tests.inspecting.pages import faults_of

PAGE = (
    '{% extends "look/page.html" %}{% block title %}Ma journée{% endblock %}'
    "{% block heading %}Ma journée{% endblock %}{% block content %}<p>Mots</p>{% endblock %}"
)
NAVIGATION = [
    NavItem("/day", "Ma journée", "sun", current=True, short="Journée"),
    NavItem("/learn", "Apprendre", "lightbulb", tab=False),
]


def asked(path: str = "/day", **cookies: str) -> HttpRequest:
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    return request


def made(language: str = "fr", **context: object) -> BeautifulSoup:
    with translation.override(language):
        html = Template(PAGE).render(Context({"request": asked(), **context}))
    assert faults_of(html) == []
    return BeautifulSoup(html, "html.parser")


def one(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found, selector
    return found


@pytest.mark.parametrize(
    ("language", "direction"), [("fr", "ltr"), ("nl", "ltr"), ("ar", "rtl")], ids=["fr", "nl", "ar"]
)
def test_a_page_says_its_language_and_direction(language: str, direction: str) -> None:
    page = made(language)

    assert (one(page, "html")["lang"], one(page, "html")["dir"]) == (language, direction)


def test_the_first_link_goes_to_the_content() -> None:
    page = made()

    assert one(page, "body a")["href"] == "#main"
    assert one(page, "main#main")["tabindex"] == "-1"


def test_a_page_without_anybody_still_stands() -> None:
    page = made()

    assert one(page, "title").text == "Ma journée · Miriam"
    assert page.select("nav") == []
    assert len(page.select("h1")) == 1


def test_navigation_says_where_one_is() -> None:
    page = made(navigation=NAVIGATION)

    assert one(page, "nav [aria-current=page]")["href"] == "/day"
    assert one(page, "nav [aria-current] .nav-short").text == "Journée"


def test_what_has_no_tab_on_a_phone_is_in_the_menu() -> None:
    account = AccountMenu("Lieve Dubois", "/out", (NavItem("/me", "Mon compte"),))

    page = made(navigation=NAVIGATION, account=account, hat="case manager Miriam")

    assert [link["href"] for link in page.select(".sheet a")] == ["/learn", "/me"]
    assert one(page, "form[action='/out']")["method"] == "post"
    assert "case manager Miriam" in one(page, ".hat").text


def test_her_pages_do_not_name_the_programme() -> None:
    page = made(discreet=True)

    assert "Miriam" not in page.text
    assert one(page, "title").text == "Ma journée"


def test_messages_are_announced() -> None:
    page = made(messages=[Message(SUCCESS, "La note est gardée.")])

    assert "La note est gardée." in one(page, "[role=status]").text


@pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("light", "light"), ("<x>", None)])
def test_the_chosen_theme_is_honoured(cookie: str, theme: str | None) -> None:
    html = Template(PAGE).render(Context({"request": asked(**{settings.THEME_COOKIE: cookie})}))

    assert one(BeautifulSoup(html, "html.parser"), "html").get("data-theme") == theme


def choose(**sent: str) -> HttpResponse:
    return choose_theme(RequestFactory().post("/theme", sent))


def test_a_theme_is_kept_and_one_is_back_where_one_was() -> None:
    response = choose(theme="dark", next="/accueil?x=1")

    assert response.cookies[settings.THEME_COOKIE].value == "dark"
    assert response.headers["Location"] == "/accueil?x=1"


def test_the_device_decides_again() -> None:
    assert choose(theme="").cookies[settings.THEME_COOKIE]["max-age"] == 0


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example", "javascript:1", "", "zzz", "/nowhere"]
)
def test_a_choice_never_leads_away(address: str) -> None:
    assert choose(theme="dark", next=address).headers["Location"] == "/"


def test_refusal_and_absence_are_the_same_bytes() -> None:
    absent = errors.not_found(asked("/nowhere"), LookupError("no file"))
    refused = errors.not_found(asked("/secret"), PermissionError("not yours"))

    assert absent.content == refused.content
    assert (absent.status_code, refused.status_code) == (404, 404)


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize(
    ("view", "status"),
    [
        (errors.not_found, 404),
        (errors.bad_request, 400),
        (errors.form_expired, 403),
        (errors.server_error, 500),
    ],
    ids=["absent", "unreadable", "expired", "broken"],
)
def test_error_pages_say_what_happened_what_to_do_and_what_was_kept(
    view: Callable[[HttpRequest], HttpResponse], status: int, language: str
) -> None:
    with translation.override(language):
        response = view(asked())

    page = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == status
    assert faults_of(response.content.decode()) == []
    assert len(page.select(".prose p")) == 4


def test_the_page_of_a_breakdown_comes_even_when_templates_break() -> None:
    broken = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": ["/nowhere"]}]

    with override_settings(TEMPLATES=broken):
        response = errors.server_error(asked())

    assert response.status_code == 500
    assert "Er ging bij ons iets stuk" in response.content.decode()
    assert faults_of(response.content.decode()) == []


class Headings(HTMLParser):
    """The levels of the titles, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))


def gallery_at(path: str) -> str:
    request = asked(path)
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    with translation.override("fr"):
        return gallery(request).content.decode()


@pytest.mark.parametrize("path", ["/", "/?wrong"], ids=["at rest", "with faults"])
def test_the_gallery_shows_everything_without_a_fault(path: str) -> None:
    html = gallery_at(path)

    headings = Headings()
    headings.feed(html)
    assert faults_of(html) == []
    assert headings.levels[0] == 1
    assert headings.levels.count(1) == 1
    assert set(headings.levels) <= {1, 2, 3}


def test_a_printed_page_has_no_navigation() -> None:
    page = BeautifulSoup(render_to_string("look/printed.html"), "html.parser")

    assert page.select("nav, header:not(.only-screen), footer") == []
