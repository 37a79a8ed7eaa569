"""Helpers: the tablet in a real browser, that can lose the network, or be closed and opened."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.pages.screen_words import screen_words
from tests.browsers import context_of, findings_of_axe
from tests.measures.measuring import Team, page
from tests.world import Person, sign_in

TABLET, PHONE = (820, 1180), (360, 780)
Kept = dict[str, object]


def as_seen(size: tuple[int, int], scheme: str = "light", **more: Any) -> dict[str, Any]:
    """What a new browser is told: how large it is, and whether it is day or night."""
    width, height = size
    viewport = {"width": width, "height": height}
    return {"viewport": viewport, "color_scheme": scheme, "locale": "fr-BE", **more}


def as_case_manager(context: BrowserContext, client: Client, team: Team, address: str) -> Page:
    """A page in which she is signed in."""
    return signed_in(context, client, team.case_manager, address)


def signed_in(context: BrowserContext, client: Client, person: Person, address: str) -> Page:
    """A page of somebody."""
    sign_in(client, person)
    cookies = [
        {"name": name, "value": morsel.value, "url": address}
        for name, morsel in client.cookies.items()
    ]
    context.add_cookies(cookies)  # type: ignore[arg-type]
    return context.new_page()


def with_tablet(browser: Browser, address: str, secret: str, **seen: Any) -> Page:
    """A page of a tablet that was handed over."""
    context = context_of(browser, base_url=address, **seen)
    context.add_cookies([{"name": "miriam_tablet", "value": secret, "url": f"{address}/tablette/"}])
    return context.new_page()


def kept(team: Team, administration: Administration) -> Kept:
    """Everything that she answered so far, opened by her case manager's keys."""
    with team.case_manager.at_work(team.file):
        open_answers = Answer.objects.filter(administration=administration).order_by("pk")
        sealed = SealedAnswer.objects.filter(administration=administration).order_by("pk")
        return {one.item: one.code or one.missing_reason for one in open_answers} | {
            one.question: (one.value or {}).get("choices") for one in sealed
        }


class InHerHands:
    """The tablet: what she taps, and what must hold of every screen that she meets."""

    def __init__(self, screen: Page, language: str) -> None:
        self.screen = screen
        self.words = screen_words(language)
        self.seen: set[str] = set()

    def look(self, what: str) -> None:
        """axe finds nothing, nothing moves sideways, and the page reads in her direction."""
        self.seen.add(what)
        html = self.screen.locator("html")
        expect(html).to_have_attribute("lang", self.words.language)
        expect(html).to_have_attribute("dir", "rtl" if self.words.language == "ar" else "ltr")
        width = self.screen.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert width <= 0, f"{what} moves sideways"
        assert findings_of_axe(self.screen) == [], what

    def tap(self, what: Locator) -> None:
        """A tap that leads to another page."""
        with self.screen.expect_navigation():
            what.click()

    def tap_link(self, name: str) -> None:
        self.tap(self.screen.get_by_role("link", name=self.words[name], exact=True))

    def tap_button(self, name: str) -> None:
        self.tap(self.screen.get_by_role("button", name=self.words[name], exact=True))

    def go_to(self, administration: Administration, key: str) -> None:
        self.screen.goto(page(administration, key))

    def answers(self, place: int) -> Locator:
        """An answer that is sent with one tap."""
        return self.screen.locator("button.answer").nth(place)

    def tap_in_vain(self, what: Locator) -> None:
        """A tap after which nothing comes back."""
        with self.screen.expect_event("requestfailed"):
            what.click()
        self.expect_to_wait()

    def expect_to_wait(self) -> None:
        """There is no network: the page stays, and says so."""
        expect(self.screen.locator("[data-waiting]")).to_be_visible()
        expect(self.screen.get_by_text(self.words["waiting"])).to_be_visible()

    @contextmanager
    def network_cut(self) -> Iterator[None]:
        """No network inside; when it is back, what waited has gone."""
        self.screen.context.set_offline(True)
        self.screen.wait_for_function("!navigator.onLine")
        yield
        with self.screen.expect_navigation():
            self.screen.context.set_offline(False)

    @contextmanager
    def answers_that_get_lost(self) -> Iterator[None]:
        """What she sends arrives, but nothing comes back; then the network is well again."""

        def lose(route: Route) -> None:
            if route.request.method == "POST":
                route.fetch(max_redirects=0)
                route.abort("internetdisconnected")
            else:
                route.continue_()

        self.screen.route("**/tablette/**", lose)
        yield
        with self.screen.expect_navigation():
            self.screen.unroute("**/tablette/**", lose)
            self.screen.evaluate("window.dispatchEvent(new Event('online'))")


def where_she_is(hands: InHerHands, administration: Administration) -> Asked:
    """The question on the screen."""
    number = int(hands.screen.url.rpartition("/")[2].partition("?")[0])
    return administration.questions[number - 1]


def measures_of(team: Team) -> str:
    return reverse("measures:measures", args=[team.file.public_id])
