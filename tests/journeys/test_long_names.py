"""A name of sixty letters without a space makes no page of the day wider than a telephone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import PHONE, ServedCentre
from tests.journeys.hands import sign_in

pytestmark = pytest.mark.journey
LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"


def width_of(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_a_long_name_widens_no_page(centre: ServedCentre, open_page: Callable[..., Page]) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.tap(on="Nadia", within="#women")
    file = her.page.url
    her.page.goto(f"{file}/identite")
    her.page.locator("input[name=call_name]").fill(LONG)
    her.tap(on="Garder", within="main", role="button")
    her.page.goto("/mon-groupe")
    her.tap(on="Le groupe en détail")
    group = her.page.url
    her.page.goto(f"{group}/proposer")
    her.page.locator("input[name=first_name]").fill(LONG)
    her.page.locator("label:has(input[name=channel][value=in_person])").click()
    her.page.locator("input[name=address]").fill(LONG)
    her.page.locator("input[name=she_knows]").check(force=True)
    her.tap(on="Proposer", within="main", role="button")

    pages = [
        *(f"{file}{end}" for end in ("", "/fiche", "/plan", "/fil", "/rencontres/nouvelle")),
        *(f"{group}{end}" for end in ("", "/aller-vers")),
        *("/journee", "/mon-groupe", "/noter", "/mesures", "/chercher"),
    ]
    wide = {}
    for address in pages:
        her.page.goto(address)
        wide[address] = width_of(her.page)
    assert {address: width for address, width in wide.items() if width > PHONE[0]} == {}
    assert LONG in her.page.goto(f"{group}/aller-vers").text()  # type: ignore[union-attr]


def test_words_without_a_space_widen_neither_the_plan_nor_its_papers(
    centre: ServedCentre, open_page: Callable[..., Page]
) -> None:
    her = sign_in(open_page(PHONE), centre, "claire")
    her.tap(on="Nadia", within="#women")
    file = her.page.url
    for writing in ("souhaits/nouveau", "petits-pas/nouveau"):
        her.page.goto(f"{file}/plan/{writing}")
        her.page.locator("textarea[name=words]").fill("m" * 500)
        her.tap(on="Garder", within="main", role="button")
        her.page.wait_for_url(f"{file}/plan")

    wide = {}
    for screen in (PHONE, (1440, 900)):
        her.page.set_viewport_size({"width": screen[0], "height": screen[1]})
        for end in ("", "/plan", "/plan/papier", "/fil"):
            her.page.goto(f"{file}{end}")
            wide[screen[0], end] = width_of(her.page)
    assert {at: width for at, width in wide.items() if width > at[0]} == {}
