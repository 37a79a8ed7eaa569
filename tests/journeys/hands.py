"""A person before a browser: what she taps and types is counted, in actions and not in seconds."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Locator, Page

from tests.journeys.conftest import ServedCentre

Axe = Callable[[Page], list[str]]
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
LEADS_ON = "one => one.closest('a[href], button:not([type=button])') !== null"


def tap_through(what: Locator) -> None:
    """One tap, and the next page is there."""
    with what.page.expect_navigation():
        what.click()


@dataclass
class Hands:
    """Somebody with a page open."""

    page: Page
    taps: int = 0

    def tap(self, *, on: str, within: str = "body", role: str = "link") -> None:
        """Tap what has this name; the first, where several have it."""
        named = self.page.locator(within).get_by_role(role, name=on)  # type: ignore[arg-type]
        self.touch(named.first)

    def touch(self, what: Locator) -> None:
        """Tap this; where it leads to a page, that page is there afterwards."""
        if what.evaluate(LEADS_ON):
            tap_through(what)
        else:
            what.click()
        self.taps += 1

    def starts_counting(self) -> None:
        """From here on."""
        self.taps = 0

    @property
    def here(self) -> str:
        """Where she is, without the name of the object."""
        return UUID.sub("…", self.page.url.split("/", 3)[3])


def sign_in(page: Page, centre: ServedCentre, who: str) -> Hands:
    """She came in earlier today, by the door, and opens her browser again."""
    page.context.add_cookies(centre.kept_by[who])
    page.goto("/journee")
    assert page.url.endswith("/journee"), "what her browser kept opens nothing any more"
    return Hands(page)


def through_the_door(page: Page, centre: ServedCentre, who: str) -> Hands:
    """Come in with the password that was printed."""
    kept = json.loads((Path(centre.data) / "demonstration.json").read_text(encoding="utf-8"))
    page.goto("/se-connecter")
    page.locator("input[name=name]").fill(f"{who}@val-fictif.example")
    page.locator("input[type=password]").fill(kept["password"])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(journee|accueil|cles|code)$"))
    if page.url.endswith("/code"):
        page.locator("input[name=code]").fill(code_of(kept["second_factor_secret"]))
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/accueil$"))
    return Hands(page)


def code_of(secret: str) -> str:
    """What the application on her telephone shows now; taken also half a minute later."""
    _before, now, _after = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))
