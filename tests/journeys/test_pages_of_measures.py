"""Pages of measures in states that no link of the fictional centre leads to: axe finds nothing on
them, and nothing stands outside the screen. All others are looked at in test_every_page.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from miriam.measures.services import typing
from miriam.questionnaire.domain.asked import Moment
from tests.browsers import context_of, findings_of_axe
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.in_her_hands import as_case_manager, as_seen
from tests.measures.measuring import Team
from tests.measures.test_paper_checked import AGAIN, answers, typed

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
Open = Callable[[Team], Page]


def pages_of_measures(team: Team) -> Iterator[str]:
    """What the team reads of a woman who was measured twice, and of one measure that waits."""
    team.measured(code=2)
    last = team.measured(moment=Moment.END, codes={"housing": 5})
    begun = team.start(moment=Moment.YEAR_AFTER)
    yield reverse("measures:measures", args=[team.file.public_id])
    yield reverse("measures:way", args=[team.file.public_id])
    yield reverse("measures:around", args=[team.file.public_id])
    yield reverse("measures:scales", args=["miriam-14-10", "1.0.0"]) + "?langue=ar"
    yield reverse("measures:start", args=[team.file.public_id, "T2"])
    yield reverse("measures:afterwards", args=[last.public_id])
    yield reverse("measures:paper", args=[begun.public_id])
    yield reverse("measures:typing", args=[begun.public_id])
    yield reverse("measures:overview")
    yield reverse("questionnaire:definitions")
    yield reverse("measures:definition", args=["miriam-14-10", "1.0.0"]) + "?langue=ar"


def pages_of_sheets(team: Team) -> Iterator[str]:
    """Sheets in other languages, and one before and after it was typed a second time."""
    for language in ("nl", "ar"):
        sheet = team.start(team.another_file(), language=language)
        yield reverse("measures:paper", args=[sheet.public_id])
    twice = typed(team)
    yield reverse("measures:typing_again", args=[twice.public_id])
    with team.case_manager.at_work(team.file) as by:
        typing.type_again(twice, answers(twice, AGAIN), by=by)
    yield reverse("measures:differences", args=[twice.public_id])


def look(screen: Page, address: str) -> None:
    """As it stands: no finding, and nothing outside the screen."""
    assert findings_of_axe(screen) == [], address
    width = screen.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, address


@pytest.fixture(params=[(PHONE, "dark"), (DESK, "light")], ids=["phone", "desk"])
def screen_of(
    request: pytest.FixtureRequest, browser: Browser, client: Client, live_server: Any
) -> Iterator[Open]:
    """`screen_of(team)`: where its case manager is signed in, on each width."""
    size, scheme = request.param
    with context_of(browser, base_url=live_server.url, **as_seen(size, scheme)) as context:
        yield lambda team: as_case_manager(context, client, team, live_server.url)


@pytest.mark.parametrize("pages", [pages_of_measures, pages_of_sheets], ids=["measures", "sheets"])
def test_axe_finds_nothing_and_nothing_stands_outside_the_screen(
    screen_of: Open, pages: Callable[[Team], Iterator[str]]
) -> None:
    team = Team()
    screen = screen_of(team)
    for address in pages(team):
        screen.goto(address)
        assert screen.url.endswith(address)
        look(screen, address)


def test_a_code_that_no_sheet_has_is_said_at_its_field(screen_of: Open) -> None:
    screen = screen_of(Team())
    screen.goto(reverse("measures:find_sheet"))
    look(screen, "find_sheet")
    screen.keyboard.type("nobody")
    screen.keyboard.press("Enter")
    screen.locator("input[name=code][aria-invalid=true]").wait_for()
    look(screen, "find_sheet, not found")


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_tablet_is_handed_over_with_the_thumb_and_without_a_scroll(
    browser: Browser, client: Client, live_server: Any, language: str
) -> None:
    team = Team()
    seen = as_seen((360, 740))
    name = {"fr": "Donner la tablette", "nl": "De tablet geven"}[language]
    with context_of(browser, base_url=live_server.url, **seen) as context:
        screen = as_case_manager(context, client, team, live_server.url)
        context.add_cookies(
            [{"name": "miriam_language", "value": language, "url": live_server.url}]
        )
        for address in ("measures:measures", "measures:start"):
            more = ["T0"] if address == "measures:start" else []
            screen.goto(reverse(address, args=[team.file.public_id, *more]))
            button = screen.get_by_role("button", name=name)
            bars = screen.locator(".nav").evaluate_all(
                "all => all.map(one => one.getBoundingClientRect().top)"
            )
            place = button.bounding_box()
            assert place
            assert place["y"] + place["height"] <= min(bars, default=740), address
