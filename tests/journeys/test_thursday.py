"""Thursday: a session is made ready, answered for, held and counted, with a thumb, in both
languages.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from miriam.core import clock
from tests.journeys.conftest import PHONE, ServedCentre
from tests.journeys.hands import Axe, sign_in

pytestmark = pytest.mark.journey
Open = Callable[..., Page]
BOTH = pytest.mark.parametrize(
    ("who", "locale", "words"),
    [
        ("claire", "fr-BE", ("Les séances", "Qui est là", "C’est tout", "Voir et changer")),
        ("lieve", "nl-BE", ("De bijeenkomsten", "Wie is er", "Dat is alles", "Bekijken en")),
    ],
)


def today(centre: ServedCentre, page: Page) -> str:
    """A session of today that is not over at any hour: nobody is missing before its day."""
    page.goto(f"{centre.address}/mon-groupe")
    group = page.locator("a[href$='/seances']").first.get_attribute("href")
    page.goto(f"{centre.address}{group}/nouvelle")
    page.locator("input[name=on]").fill(f"{clock.today():%Y-%m-%d}")
    page.locator("input[name=at]").fill("21:00")
    page.locator("input[name=until]").fill("02:00")
    keep = page.locator("main form button[type=submit]").last
    keep.click()
    # The group meets already on that day: one more is kept when it is sent again.
    if page.locator("input[name=taken_on]").count():
        keep.click()
    page.wait_for_url(re.compile(r"/seances/[0-9a-f-]{36}$"))
    return page.url


@BOTH
def test_who_is_there_is_one_tap_a_woman_and_two_more(
    centre: ServedCentre, open_page: Open, axe: Axe, who: str, locale: str, words: tuple[str, ...]
) -> None:
    sessions, presence, done, replies = words
    her = sign_in(open_page(PHONE, locale), centre, who)
    her.page.goto(f"{centre.address}/mon-groupe")
    her.page.get_by_role("link", name=sessions).first.click()
    assert axe(her.page) == []
    her.page.locator("main .row a").first.click()
    assert axe(her.page) == []
    her.page.get_by_role("link", name=replies).click()
    assert axe(her.page) == []
    her.page.goto(today(centre, her.page))

    her.starts_counting()
    her.tap(on=presence)
    names = her.page.locator("li.row[id^=w]")
    women = names.count()
    assert women > 5
    for number in range(women):
        her.touch(names.nth(number).locator("button").first)
        expect(names.nth(number).locator("button")).to_have_count(2)
    assert axe(her.page) == []
    her.tap(on=done, role="button")

    assert her.taps == women + 2
    expect(her.page.get_by_role("heading", level=1)).to_be_visible()
    her.page.get_by_role("link", name=presence).click()
    expect(her.page.get_by_text(str(women), exact=False).first).to_be_visible()
