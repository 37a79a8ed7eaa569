"""The few scripts of the house, each alone on a page: what they add to it."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from tests.browsers import PATIENCE, context_of

pytestmark = pytest.mark.journey

SCRIPTS = Path(__file__).resolve().parents[2] / "miriam/look/static/look/js"
HOUSE, NEUTRAL = "https://miriam.example", "https://neutral.example/"
# By the page itself: a busy machine may take longer between two keys than somebody in a hurry.
SHIFT_THREE_TIMES = """() => {
  for (let times = 0; times < 3; times += 1) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "Shift", bubbles: true}));
  }
}"""
EXIT = f"""
<title>Mon carnet</title><p>Ses mots</p><label>Écrire <input></label>
<form method="post" action="{HOUSE}/quitter" data-quick-exit="{NEUTRAL}">
  <input type="hidden" name="csrfmiddlewaretoken" value="abc"><button>Quitter vite</button>
</form>
<script type="module" src="/quick-exit.js"></script>
"""
FORM = """
<div data-errors tabindex="-1">À corriger</div>
<label>Note <textarea data-grow data-limit="20" data-left="Encore {n} signes"
data-over="{n} signes de trop"></textarea></label>
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
    until = time.monotonic() + PATIENCE / 1000
    # What closes the session leaves with the page and may be heard of after it.
    while not posted(asked) and time.monotonic() < until:
        page.wait_for_timeout(50)
    return posted(asked) == [f"{HOUSE}/quitter"]


def posted(asked: list[Request]) -> list[str]:
    return [request.url for request in asked if request.method == "POST"]


def test_the_button_closes_the_session_and_shows_a_neutral_page(
    page_of: Callable[[str], tuple[Page, list[Request]]],
) -> None:
    page, asked = page_of(EXIT)

    page.get_by_role("button", name="Quitter vite").click()

    assert left(page, asked)


def test_shift_three_times_leaves(page_of: Callable[[str], tuple[Page, list[Request]]]) -> None:
    page, asked = page_of(EXIT)

    page.evaluate(SHIFT_THREE_TIMES)

    assert left(page, asked)


def test_capital_letters_do_not_leave(
    page_of: Callable[[str], tuple[Page, list[Request]]],
) -> None:
    page, asked = page_of(EXIT)

    page.get_by_label("Écrire").focus()
    for letter in "NADIA":
        page.keyboard.press(f"Shift+{letter}")

    expect(page.get_by_label("Écrire")).to_have_value("NADIA")
    assert posted(asked) == []


def test_a_form_says_what_is_left_near_its_limit(
    page_of: Callable[[str], tuple[Page, list[Request]]],
) -> None:
    page, _ = page_of(FORM)

    expect(page.locator("[data-errors]")).to_be_focused()
    expect(page.get_by_role("button", name="Imprimer")).to_be_visible()
    expect(page.locator(".left")).to_have_text("")
    page.get_by_label("Note").fill("dix-sept signes..")
    expect(page.locator(".left")).to_have_text("Encore 3 signes")
    page.get_by_label("Note").fill("vingt signes et le 🌱…")
    expect(page.locator(".left")).to_have_text("1 signes de trop")
