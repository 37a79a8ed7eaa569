"""Hands that count what they do: taps, fields that are typed into, pages that load."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from playwright.sync_api import Locator, Page, Request

HAS_THE_CURSOR = "one => one === document.activeElement"
# A date or an hour is typed as its digits, which the browser shows as it likes.
MORE_THAN_WORDS = "one => ['date', 'time'].includes(one.type)"


@dataclass
class Counted:
    """What an act took."""

    taps: int = 0
    fields: int = 0
    loads: int = 0


@dataclass
class CountingHands:
    """Somebody before a page; every tap and every field goes through here."""

    page: Page
    took: Counted = field(default_factory=Counted)

    def __post_init__(self) -> None:
        self.page.on("request", self._asked)

    def _asked(self, request: Request) -> None:
        """A page is one however often its address leads on to another one."""
        if request.is_navigation_request() and request.redirected_from is None:
            self.took.loads += 1

    def counts(self, act: Callable[["CountingHands"], None], home: str) -> Counted:
        """What this act takes from `home`, which is open before it begins."""
        self.page.goto(home)
        self.took = Counted()
        act(self)
        return replace(self.took)

    def tap(self, what: Locator) -> None:
        """One tap on what is seen."""
        what.click()
        self.took.taps += 1

    def goes(self, what: Locator) -> None:
        """One tap, and another page is there."""
        with self.page.expect_event("load"):
            self.tap(what)

    def types(self, where: Locator, words: str) -> None:
        """Into a field; who finds the cursor elsewhere taps into it first."""
        if not where.evaluate(HAS_THE_CURSOR):
            self.tap(where)
        self.took.fields += 1
        if where.evaluate(MORE_THAN_WORDS):
            where.fill(words)
        else:
            where.press("ControlOrMeta+a")
            self.page.keyboard.type(words)
