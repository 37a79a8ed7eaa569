"""The pages drawn from the code read as the code stands; `make house` writes them again."""

import ast
from pathlib import Path

from config import house_map, who_may
from tests.architecture.house import PRODUCT


def test_the_house_is_drawn_as_it_stands() -> None:
    assert _said(house_map.PAGE) == house_map.drawn(), "make house"


def made_elsewhere(source: str) -> list[str]:
    """The rights that a file makes; outside `permissions.py` they would not be read."""
    return [
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("Permission", "Hat")
    ]


def test_a_right_is_made_where_who_may_reads_it() -> None:
    elsewhere = [
        path.relative_to(PRODUCT).as_posix()
        for path in sorted(PRODUCT.rglob("*.py"))
        if "permissions" not in (path.stem, path.parent.name)
        and made_elsewhere(path.read_text(encoding="utf-8"))
    ]
    assert elsewhere == []


def test_a_right_made_elsewhere_is_found() -> None:
    assert made_elsewhere('TEND = Hat("themes.tend", Role.CASE_MANAGER)') == ["Hat"]


def test_who_may_is_what_the_rights_say() -> None:
    assert _said(who_may.PAGE) == who_may.written(), "make house"


def _said(page: Path) -> str:
    return page.read_text(encoding="utf-8")
