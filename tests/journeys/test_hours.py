"""Her hours in a browser, in both languages: an appointment made, moved, turned into a note; a day
read, a week for her bag.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from miriam.core import clock
from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import Axe, sign_in

pytestmark = pytest.mark.journey
Open = Callable[..., Page]


@dataclass(frozen=True)
class SaidOfHours:
    """The words on the buttons, and who sees them in this language."""

    locale: str
    who: str
    woman: str
    new: str
    walk: str
    keep: str
    kept: str
    hour: str
    later: str
    change: str
    pencil: str
    undo: str
    week: str
    bag: str
    hours_alone: str


FR = SaidOfHours(
    locale="fr-BE",
    who="claire",
    woman="Nadia",
    new="Un rendez-vous",
    walk="Promenade",
    keep="Garder",
    kept="Gardé.",
    hour="9\u00a0h\u00a030",
    later="16\u00a0h",
    change="Déplacer, préciser",
    pencil="Noter ce rendez-vous\u00a0: Au parc, avec la poussette",
    undo="Annuler",
    week="Ma semaine",
    bag="Pour mon sac",
    hours_alone="Heures seulement",
)
NL = SaidOfHours(
    locale="nl-BE",
    who="lieve",
    woman="Amina",
    new="Een afspraak",
    walk="Wandeling",
    keep="Bewaren",
    kept="Bewaard.",
    hour="9.30\u00a0u",
    later="16\u00a0u",
    change="Verplaatsen, aanvullen",
    pencil="Deze afspraak noteren: Au parc, avec la poussette",
    undo="Ongedaan maken",
    week="Mijn week",
    bag="Voor in mijn tas",
    hours_alone="Alleen uren",
)
BOTH = pytest.mark.parametrize("said", [FR, NL], ids=["fr", "nl"])
SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
WHAT = "Au parc, avec la poussette"


@BOTH
@SIZES
def test_an_appointment_is_made_moved_and_becomes_a_note(
    centre: ServedCentre, open_page: Open, axe: Axe, said: SaidOfHours, size: tuple[int, int]
) -> None:
    her = sign_in(open_page(size, said.locale), centre, said.who)

    her.starts_counting()
    her.tap(on=said.new, within="#week")
    her.tap(on=said.woman, within=".names")
    assert axe(her.page) == []
    her.page.locator("input[name=on]").fill(clock.today().isoformat())
    her.page.locator("input[name=at]").fill("09:30")
    her.tap(on=said.walk, role="radio")
    her.page.locator("textarea[name=what]").fill(WHAT)
    her.tap(on=said.keep, role="button")

    assert her.taps == 4
    expect(her.page.get_by_role("status")).to_contain_text(said.kept)
    expect(her.page.locator(".today")).to_contain_text(said.hour)
    assert axe(her.page) == []

    her.tap(on=WHAT, within="#appointments")
    assert axe(her.page) == []
    fold = her.page.locator("details.fold").first
    if fold.get_attribute("open") is None:
        her.page.get_by_text(said.change).click()
    her.page.locator("input[name=at]").fill("16:00")
    her.tap(on=said.keep, role="button")
    expect(her.page.locator(".today")).to_contain_text(said.later)

    her.page.goto("/journee")
    expect(her.page.locator("#hours")).to_contain_text(WHAT)
    assert axe(her.page) == []
    her.starts_counting()
    her.tap(on=said.pencil, within="#hours")
    expect(her.page.get_by_role("radio", name=said.walk)).to_be_checked()
    her.page.get_by_role("textbox").first.fill("On a parlé longtemps.")
    her.tap(on=said.keep, role="button")
    assert her.taps == 2
    expect(her.page.get_by_text("On a parlé longtemps.")).to_be_visible()
    her.tap(on=said.undo, role="button")
    her.page.goto("/journee")
    expect(her.page.locator("#hours")).to_contain_text(WHAT)


@BOTH
@SIZES
def test_a_week_goes_into_her_bag_without_names_if_she_likes(
    centre: ServedCentre, open_page: Open, axe: Axe, said: SaidOfHours, size: tuple[int, int]
) -> None:
    her = sign_in(open_page(size, said.locale), centre, said.who)
    today = her.page.locator("#hours li").first
    name = today.get_by_role("link").first.inner_text()
    her.tap(on=said.week, within="#week")
    expect(her.page.locator("main")).to_contain_text(name)
    assert axe(her.page) == []
    her.tap(on=said.bag)
    expect(her.page.locator("main")).to_contain_text(name)
    assert axe(her.page) == []
    her.tap(on=said.hours_alone)
    expect(her.page.locator(".days")).not_to_contain_text(name)
    assert her.page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_first_screen_of_a_file_answers_what_now(centre: ServedCentre, open_page: Open) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.touch(her.page.locator("#hours li").first.get_by_role("link").first)
    expect(her.page.locator(".today li").first).to_be_in_viewport()
    expect(her.page.locator("#plan .quote").first).to_be_in_viewport()
