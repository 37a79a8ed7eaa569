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
