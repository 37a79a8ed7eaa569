"""After leaving, the back button of the browser shows nothing of what was open."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import ServedCentre
from tests.journeys.hands import sign_in

pytestmark = pytest.mark.journey
HER_NAME = re.compile("Rosa")
GROUP = "/mon-groupe"


def signs_out(page: Page) -> None:
    page.locator("details.account summary").click()
    page.get_by_role("button", name="Se déconnecter").click()
    page.wait_for_url("**/se-connecter")


def reads_names(open_page: Callable[..., Page], centre: ServedCentre) -> Page:
    page: Page = open_page()
    sign_in(page, centre, "claire")
    page.goto(GROUP)
    expect(page.locator("body")).to_contain_text(HER_NAME)
    page.goto("/mon-compte")
    return page


def goes_back(page: Page) -> Page:
    """Two steps: to the account, then to the page with the names."""
    for _step in range(2):
        page.go_back(wait_until="commit")
        page.wait_for_load_state()
    return page


def test_the_back_button_shows_nothing(
    open_page: Callable[..., Page], centre: ServedCentre
) -> None:
    page = reads_names(open_page, centre)
    signs_out(page)
    goes_back(page)
    expect(page.locator("body")).not_to_contain_text(HER_NAME)
    assert page.url.startswith(f"{centre.address}/se-connecter")


def test_before_leaving_the_same_two_steps_show_her_name(
    open_page: Callable[..., Page], centre: ServedCentre
) -> None:
    page = reads_names(open_page, centre)
    page.goto("/equipe")
    goes_back(page)
    expect(page.locator("body")).to_contain_text(HER_NAME)
