"""What is done every day costs few taps, on a phone, in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, ServedCentre
from tests.journeys.hands import Axe, sign_in, through_the_door

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
BOTH = pytest.mark.parametrize(
    ("who", "locale", "woman", "done"),
    [("claire", "fr-BE", "Aurélie", "C’est fait"), ("lieve", "nl-BE", "Zeynep", "Gedaan")],
)


@BOTH
def test_a_small_step_of_anybody_is_settled_in_two_taps(
    centre: ServedCentre, open_page: Open, axe: Axe, who: str, locale: str, woman: str, done: str
) -> None:
    her = sign_in(open_page(PHONE, locale), centre, who)
    assert axe(her.page) == []

    her.starts_counting()
    her.touch(her.page.locator("#women").get_by_role("link", name=woman, exact=True))
    open_steps = her.page.locator("#plan .tick:not(.tick--done)")
    expect(open_steps.first).to_be_visible()
    before = open_steps.count()
    assert axe(her.page) == []
    her.touch(open_steps.first.get_by_role("button", name=done))

    assert her.taps == 2
    expect(open_steps).to_have_count(before - 1)
    assert her.here == "dossiers/…"


@pytest.mark.parametrize(
    ("begins", "taps"),
    [
        (("Noter une rencontre avec Nadia", "#women"), 3),
        (("Noter", ".nav"), 4),
    ],
    ids=["pencil", "tab"],
)
def test_a_note_takes_four_taps_at_most_and_one_screen(
    centre: ServedCentre, open_page: Open, axe: Axe, begins: tuple[str, str], taps: int
) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.starts_counting()
    her.tap(on=begins[0], within=begins[1])
    if begins[1] == ".nav":
        her.tap(on="Nadia", within=".names")
    assert axe(her.page) == []
    assert her.page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    expect(her.page.get_by_role("button", name="Garder")).to_be_in_viewport()

    her.touch(her.page.locator(".kind input").first)
    her.page.keyboard.type("Deux chambres, et de la lumière.")
    expect(her.page.get_by_text("pas encore gardé")).to_be_visible()
    her.tap(on="Garder", role="button")

    assert her.taps == taps
    expect(her.page.get_by_text("Gardé.")).to_be_visible()
    expect(her.page.get_by_text("Deux chambres, et de la lumière.")).to_be_visible()
    assert axe(her.page) == []
    her.tap(on="Annuler", role="button")
    expect(her.page.get_by_text("Deux chambres, et de la lumière.")).to_have_count(0)


def test_a_note_of_the_duo_takes_four_taps_too(
    centre: ServedCentre, open_page: Open, axe: Axe
) -> None:
    her = through_the_door(open_page(PHONE), centre, "sofie")
    her.starts_counting()
    her.tap(on="Les voir")
    assert axe(her.page) == []
    her.tap(on="Noter une rencontre avec Amina")
    her.touch(her.page.locator(".kind input").first)
    her.page.keyboard.type("Sofie prend le relais.")
    her.tap(on="Garder", role="button")

    assert her.taps == 4
    expect(her.page.get_by_text("Sofie prend le relais.")).to_be_visible()


def test_while_one_writes_the_kind_is_a_chip_and_a_tap_on_the_depth_does_not_miss(
    centre: ServedCentre, open_page: Open
) -> None:
    page = sign_in(open_page(PHONE), centre, "claire").page
    page.get_by_role("link", name="Noter une rencontre avec Nadia").click()
    page.locator(".kind input").first.click()
    expect(page.locator(".kind:visible")).to_have_count(1)
    page.locator(".readers label").click()
    expect(page.locator(".readers input")).to_be_checked()
    expect(page.locator(".as-chosen")).to_be_visible()
    page.locator(".kind:visible").click()
    page.get_by_role("heading", level=1).click()
    expect(page.locator(".asked > .kinds > .kind:visible")).to_have_count(6)


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
    expect(her.page.get_by_role("textbox").first).to_have_value("Un café près de la gare.")
    her.tap(on="Garder", role="button")
    her.page.wait_for_url("**/fil**")
    her.page.wait_for_load_state()

    expect(her.page.get_by_text("Un café près de la gare.")).to_have_count(1)


def test_the_caution_about_a_language_waits_until_that_language_is_chosen(
    centre: ServedCentre, open_page: Open, axe: Axe
) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.tap(on="Hanna", within="#women")
    her.tap(on="Questionnaire", within="#measures")
    caution = her.page.get_by_text("Pas encore relues par une personne")

    her.page.get_by_role("radio", name="Français").check(force=True)
    expect(caution).to_be_hidden()
    her.page.get_by_role("radio", name="العربية").check(force=True)
    expect(caution).to_be_visible()
    assert axe(her.page) == []


def test_the_questionnaire_is_in_her_hands_in_three_taps(
    centre: ServedCentre, open_page: Open, axe: Axe
) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")

    her.starts_counting()
    her.touch(her.page.locator("#women").get_by_role("link", name="Hanna", exact=True))
    her.tap(on="Questionnaire", within="#measures")
    assert axe(her.page) == []
    ready = her.page.get_by_role("button", name="Donner la tablette")
    expect(ready).to_be_visible()

    # The tap itself would end her session for the tests that follow.
    assert her.taps + 1 <= 3
    assert her.here == "dossiers/…/mesures"
