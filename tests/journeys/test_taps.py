"""What is done every day costs few taps, on a phone, in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, ServedCentre
from tests.journeys.hands import Axe, sign_in

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
BOTH = pytest.mark.parametrize(
    ("who", "locale", "woman", "done"),
    [("claire", "fr-BE", "Aurélie", "Fait"), ("lieve", "nl-BE", "Zeynep", "Gedaan")],
)


@BOTH
def test_a_small_step_of_anybody_is_settled_in_two_taps(
    centre: ServedCentre, open_page: Open, axe: Axe, who: str, locale: str, woman: str, done: str
) -> None:
    her = sign_in(open_page(PHONE, locale), centre, who)
    assert axe(her.page) == []

    her.starts_counting()
    her.touch(her.page.locator("#women").get_by_role("link", name=woman, exact=True))
    open_steps = her.page.locator("#plan .step--open")
    expect(open_steps.first).to_be_visible()
    before = open_steps.count()
    assert axe(her.page) == []
    her.touch(open_steps.first.get_by_role("button", name=done))

    assert her.taps == 2
    expect(open_steps).to_have_count(before - 1)
    assert her.here == "dossiers/…"


def test_a_note_sent_twice_with_the_back_button_stands_once(
    centre: ServedCentre, open_page: Open
) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.tap(on="Noter une rencontre avec Nadia", within="#women")
    her.tap(on="Café", role="radio")
    her.page.get_by_role("textbox").first.fill("Un café près de la gare.")
    her.tap(on="Garder", role="button")
    her.page.go_back()
    her.page.wait_for_url("**/rencontres/nouvelle")
    her.page.get_by_role("radio", name="Café").check(force=True)
    her.page.get_by_role("textbox").first.fill("Un café près de la gare.")
    her.tap(on="Garder", role="button")

    expect(her.page.get_by_text("Un café près de la gare.")).to_have_count(1)


def test_the_caution_about_a_language_waits_until_that_language_is_chosen(
    centre: ServedCentre, open_page: Open, axe: Axe
) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.tap(on="Hanna", within="#team")
    her.tap(on="Commencer")
    caution = her.page.get_by_text("Pas encore relues par une personne")

    her.page.get_by_role("radio", name="Français").check(force=True)
    expect(caution).to_be_hidden()
    her.page.get_by_role("radio", name="العربية").check(force=True)
    expect(caution).to_be_visible()
    assert axe(her.page) == []
