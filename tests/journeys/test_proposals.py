"""The pages of a function that a second centre proposes, which the fictional centre has not: axe
finds nothing on them, for whoever proposes it nor for whoever is asked.
"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page

from tests.browsers import context_of, findings_of_axe
from tests.journeys.conftest import DESK, PHONE
from tests.journeys.in_her_hands import as_seen, signed_in
from tests.signin.proposing import proposed_by
from tests.world import PASSWORD, World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def look(screen: Page) -> None:
    """As it stands: no finding, and nothing outside the screen."""
    assert findings_of_axe(screen) == [], screen.url
    assert screen.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, screen.url


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "dark"), (DESK, "light")])
def test_axe_finds_nothing_on_what_is_proposed_and_on_the_code(
    browser: Browser, client: Client, live_server: Any, size: tuple[int, int], scheme: str
) -> None:
    world, seen = World(), as_seen(size, scheme)
    proposed = proposed_by(world.administrator, world.other_centre)
    with context_of(browser, base_url=live_server.url, **seen) as hers:
        screen = signed_in(hers, client, world.other_centre, live_server.url)
        screen.goto(reverse("signin:offered", args=[proposed.public_id]))
        assert screen.locator("input[name=code]").is_visible()
        look(screen)
    with context_of(browser, base_url=live_server.url, **seen) as theirs:
        screen = signed_in(theirs, client, world.administrator, live_server.url)
        screen.goto(reverse("signin:proposed", args=[proposed.public_id]))
        look(screen)
        screen.locator("main input[type=password]").fill(PASSWORD)
        screen.keyboard.press("Enter")
        screen.locator("p.number").wait_for()
        look(screen)
