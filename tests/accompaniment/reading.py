"""What a page says, as one line of plain words."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup, Tag

Page = Callable[..., str]


def soup_of(response: Any) -> BeautifulSoup:
    """The page, to look things up in."""
    return BeautifulSoup(response.content, "html.parser")


def words_of(response: Any) -> str:
    """All its words, with single spaces (unbreakable ones included)."""
    return " ".join(soup_of(response).get_text(" ").split())


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """The first thing on the page that fits."""
    found = page.select_one(selector)
    assert found is not None, selector
    return found


def value_of(page: BeautifulSoup | Tag, name: str) -> str:
    """What a field of the page carries."""
    return str(one(page, f"input[name={name}]")["value"])
