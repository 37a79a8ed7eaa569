"""The pages drawn from the code read as the code stands; `make house` writes them again."""

from pathlib import Path

from config import house_map, who_may


def test_the_house_is_drawn_as_it_stands() -> None:
    assert _said(house_map.PAGE) == house_map.drawn(), "make house"


def test_who_may_is_what_the_rights_say() -> None:
    assert _said(who_may.PAGE) == who_may.written(), "make house"


def _said(page: Path) -> str:
    return page.read_text(encoding="utf-8")
