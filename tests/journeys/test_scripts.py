"""The few scripts of the house, each alone on a page: what they add to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browsers import context_of

pytestmark = pytest.mark.journey

SCRIPTS = Path(__file__).resolve().parents[2] / "miriam/core/static/core/js"
HOUSE, NEUTRAL = "https://miriam.example", "https://neutral.example/"
EXIT = f"""
<title>Mon carnet</title><p>Ses mots</p><label>Écrire <input></label>
<form method="post" action="{HOUSE}/quitter" data-quick-exit="{NEUTRAL}">
  <input type="hidden" name="csrfmiddlewaretoken" value="abc"><button>Quitter vite</button>
</form>
<script type="module" src="/quick-exit.js"></script>
"""
FORM = """
<div data-errors tabindex="-1">À corriger</div>
<label>Note <textarea data-grow maxlength="20" data-left="Encore {n} signes" data-over="">
</textarea></label>
<button type="button" data-print hidden>Imprimer</button>
<script type="module" src="/forms.js"></script>
"""


@pytest.fixture
def page_of(browser: Browser) -> Iterator[Callable[[str], tuple[Page, list[Request]]]]:
    """`page, asked = page_of(html)`: the page, and every request it makes."""
    context = context_of(browser)

    def opened(html: str) -> tuple[Page, list[Request]]:
        asked: list[Request] = []

        def answer(route: Route) -> None:
            asked.append(route.request)
            name = route.request.url.rpartition("/")[2]
            if name.endswith(".js"):
                route.fulfill(path=SCRIPTS / name, content_type="text/javascript")
            else:
                route.fulfill(
                    body=html if name == "page" else "", content_type="text/html; charset=utf-8"
                )

        page = context.new_page()
        page.route("**/*", answer)
        page.goto(f"{HOUSE}/page", wait_until="networkidle")
        return page, asked

    yield opened
    context.close()


def left(page: Page, asked: list[Request]) -> bool:
    page.wait_for_url(NEUTRAL)
    posted = [request for request in asked if request.method == "POST"]
    return [request.url for request in posted] == [f"{HOUSE}/quitter"]


def test_the_button_closes_the_session_and_shows_a_neutral_page(
    page_of: Callable[[str], tuple[Page, list[Request]]],
) -> None:
    page, asked = page_of(EXIT)

    page.get_by_role("button", name="Quitter vite").click()

    assert left(page, asked)


def test_shift_three_times_leaves(page_of: Callable[[str], tuple[Page, list[Request]]]) -> None:
    page, asked = page_of(EXIT)

    for _ in range(3):
        page.keyboard.press("Shift")

    assert left(page, asked)


def test_capital_letters_do_not_leave(
    page_of: Callable[[str], tuple[Page, list[Request]]],
) -> None:
    page, asked = page_of(EXIT)

    page.get_by_label("Écrire").focus()
    for letter in "NADIA":
        page.keyboard.press(f"Shift+{letter}")

    expect(page.get_by_label("Écrire")).to_have_value("NADIA")
    assert [request for request in asked if request.method == "POST"] == []


def test_a_form_says_what_is_left_near_its_limit(
    page_of: Callable[[str], tuple[Page, list[Request]]],
) -> None:
    page, _ = page_of(FORM)

    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.get_by_role("button", name="Imprimer")).to_be_visible()
    expect(page.locator(".left")).to_have_text("")
    page.get_by_label("Note").fill("dix-sept signes..")
    expect(page.locator(".left")).to_have_text("Encore 3 signes")
