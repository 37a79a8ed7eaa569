"""Somebody who has only the keys of a keyboard: Tab leads her to everything."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

FARTHEST = 150
REACHED = """() => {
  const one = document.activeElement
  const said = one.labels?.length ? one.labels[0].innerText : one.ariaLabel ?? one.innerText
  return [(said ?? '').trim(), one.name ?? '']
}"""


@dataclass
class Keys:
    """Hands on a keyboard before a page."""

    page: Page

    def go_to(self, said: str) -> None:
        """To the next link, button or box that says this."""
        self._tab(said, lambda words, _name: words == said)

    def go_to_field(self, name: str) -> None:
        """To the next field of this name."""
        self._tab(name, lambda _words, found: found == name)

    def press_on(self, said: str) -> None:
        """Go there and press Enter: a page comes."""
        self.go_to(said)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def types(self, name: str, words: str) -> None:
        """Type into the field of this name, over what stands there."""
        self.go_to_field(name)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def chooses(self, name: str, said: str) -> None:
        """Go on with the arrows until the one that says this is chosen."""
        self.go_to_field(name)
        for _step in range(FARTHEST):
            if self._reached()[0] == said:
                return
            self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"the arrows never reach {said}")

    def turns_to(self, name: str, written: str) -> None:
        """Type in a list what stands there."""
        self.go_to_field(name)
        self.page.keyboard.type(written)

    def _tab(self, wanted: str, found: Callable[[str, str], bool]) -> None:
        for _step in range(FARTHEST):
            self.page.keyboard.press("Tab")
            words, name = self._reached()
            if found(words, name):
                return
        raise AssertionError(f"Tab never reaches {wanted} on {self.page.url}")

    def _reached(self) -> list[str]:
        return list(self.page.evaluate(REACHED))
