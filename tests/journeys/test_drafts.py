"""A browser that dies and a telephone without network: what was typed is there again."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import Axe, sign_in, through_the_door

pytestmark = pytest.mark.journey
WORDS = "Au bord du canal, elle a parlé de sa sœur et du train de sept heures."


@pytest.mark.parametrize(
    ("locale", "size", "who", "name", "kept", "resume", "keep"),
    [
        ("fr-BE", PHONE, "claire", "Rosa", "Brouillon gardé à", "Reprendre", "Garder"),
        ("nl-BE", DESK, "lieve", "Amina", "Klad bewaard om", "Verder schrijven", "Bewaren"),
    ],
)
def test_a_browser_that_dies_gives_the_words_back(
    centre: ServedCentre,
    open_page: Callable[..., Page],
    axe: Axe,
    locale: str,
    size: tuple[int, int],
    who: str,
    name: str,
    kept: str,
    resume: str,
    keep: str,
) -> None:
    her = sign_in(open_page(size, locale), centre, who)
    her.page.get_by_role("link", name=name).locator("visible=true").last.click()
    note = her.page.url
    her.page.locator("input[name=kind]").nth(1).check(force=True)
    her.page.get_by_role("textbox").first.fill(WORDS)
    expect(her.page.get_by_text(kept)).to_be_visible()
    her.page.context.close()

    again = sign_in(open_page(size, locale), centre, who).page
    again.goto(note)
    assert axe(again) == []
    again.get_by_role("button", name=resume).click()
    expect(again.get_by_role("textbox").first).to_have_value(WORDS)
    expect(again.locator("input[name=kind]").nth(1)).to_be_checked()
    again.get_by_role("button", name=keep, exact=True).click()
    expect(again.get_by_text(WORDS)).to_be_visible()
    again.goto(note)
    expect(again.get_by_role("button", name=resume)).to_have_count(0)


def test_without_network_the_words_stay_on_the_page(
    centre: ServedCentre, open_page: Callable[..., Page]
) -> None:
    page = sign_in(open_page(PHONE), centre, "claire").page
    page.get_by_role("link", name="Noter une rencontre avec Rosa").first.click()
    page.locator("input[name=kind]").nth(1).check(force=True)
    page.get_by_role("textbox").first.fill(WORDS)
    page.evaluate("window.reached = fetch; window.fetch = () => Promise.reject(new TypeError()); 0")
    page.get_by_role("button", name="Garder", exact=True).click()
    expect(page.get_by_text("Pas de réseau")).to_be_visible()
    expect(page.get_by_role("textbox").first).to_have_value(WORDS)
    page.evaluate("window.fetch = window.reached; 0")
    page.get_by_role("button", name="Garder", exact=True).click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    assert page.url.count("/fil") == 1


def test_sent_again_after_back_it_is_the_same_note_until_something_changes(
    centre: ServedCentre, open_page: Callable[..., Page]
) -> None:
    page = sign_in(open_page(PHONE), centre, "claire").page
    page.get_by_role("link", name="Noter une rencontre avec Carmen").first.click()
    page.locator("input[name=kind][value=phone]").check(force=True)
    page.get_by_role("textbox").first.fill(WORDS)
    sent_as = _keep(page)
    expect(page.get_by_text(WORDS)).to_have_count(1)
    page.go_back()
    expect(page.get_by_role("textbox").first).to_have_value(WORDS)
    expect(_key(page)).to_have_value(sent_as)
    expect(page.locator("input[name=kind][value=phone]")).to_be_checked()
    _keep(page)
    expect(page.get_by_text(WORDS)).to_have_count(1)
    page.go_back()
    expect(_key(page)).to_have_value(sent_as)
    page.get_by_role("textbox").first.fill(f"{WORDS} Et du jardin.")
    _keep(page)
    expect(page.get_by_text(WORDS)).to_have_count(2)


def test_words_go_with_the_key_and_with_the_hat(
    centre: ServedCentre, open_page: Callable[..., Page]
) -> None:
    page = sign_in(open_page(PHONE), centre, "claire").page
    page.get_by_role("link", name="Noter une rencontre avec Nadia").first.click()
    note = page.url
    page.get_by_role("textbox").first.fill(WORDS)
    expect(page.get_by_text("Brouillon gardé à")).to_be_visible()
    page.context.clear_cookies(name=re.compile("miriam$"))
    page.get_by_role("textbox").first.fill(f"{WORDS} Et du jardin.")
    expect(page.get_by_text("La suite n’est pas encore gardée")).to_be_visible()

    through_the_door(page, centre, "sofie")
    while page.url != note:
        page.go_back()
    expect(page.get_by_role("textbox").first).to_have_value("")


def _key(page: Page) -> Locator:
    return page.locator("form:has(textarea) [name=once]")


def _keep(page: Page) -> str:
    """Which key it was sent with."""
    key = _key(page).input_value()
    page.get_by_role("button", name="Garder", exact=True).click()
    page.wait_for_url("**/fil**")
    page.wait_for_load_state()
    return key
