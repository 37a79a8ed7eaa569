"""A file as it lies before her: three columns that end together, and what comes next on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, PHONE, ServedCentre
from tests.journeys.hands import sign_in

pytestmark = pytest.mark.journey

WOMEN = ("Nadia", "Rosa")
ENDS = """() => [...document.querySelectorAll('.zones > *')]
  .map(zone => zone.lastElementChild.getBoundingClientRect().bottom)"""


@pytest.mark.parametrize("woman", WOMEN)
def test_the_columns_of_a_wide_file_end_near_each_other(
    open_page: Callable[..., Page], centre: ServedCentre, woman: str
) -> None:
    page = sign_in(open_page(DESK, "fr-BE"), centre, "claire").page
    page.locator("#women").get_by_role("link", name=woman, exact=True).click()
    page.locator(".zones").wait_for()
    ends = page.evaluate(ENDS)
    assert len(ends) == 3
    assert max(ends) - min(ends) < 150


@pytest.mark.parametrize("woman", WOMEN)
def test_the_first_screen_of_a_phone_says_what_comes_next(
    open_page: Callable[..., Page], centre: ServedCentre, woman: str
) -> None:
    page = sign_in(open_page(PHONE, "fr-BE"), centre, "claire").page
    page.locator("#women").get_by_role("link", name=woman, exact=True).click()
    page.locator(".zones").wait_for()
    menu = page.locator(".nav").last.bounding_box()
    assert menu
    for next_thing in (page.locator(".today > li").first, page.locator("#plan .tick").first):
        box = next_thing.bounding_box()
        assert box
        assert box["y"] + box["height"] <= menu["y"]
