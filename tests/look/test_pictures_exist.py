"""Every icon and pictogram that a page asks for is shipped, and says where it comes from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOOK = ROOT / "miriam/look/static/look"
SPRITE = (LOOK / "icons/sprite.svg").read_text()
ICONS = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
PICTOGRAMS = {path.stem for path in (LOOK / "pictograms").glob("*.svg")}
PAGES = sorted(ROOT.glob("miriam/*/templates/**/*.html"))


def asked(pattern: str) -> set[tuple[str, str]]:
    return {
        (name, str(page.relative_to(ROOT)))
        for page in PAGES
        for name in re.findall(pattern, page.read_text())
    }


@pytest.mark.parametrize(
    ("pattern", "there"),
    [
        (r'\{% icon "([^"]+)"', ICONS),
        (r'\bmark="([^"]+)"', ICONS),
        (r'\{% pictogram "([^"]+)"', PICTOGRAMS),
        (r'\bpicture="([^"]+)"', PICTOGRAMS),
    ],
    ids=["icons", "icons in buttons", "pictograms", "pictograms of cards"],
)
def test_what_pages_ask_for_exists(pattern: str, there: set[str]) -> None:
    assert {(name, page) for name, page in asked(pattern) if name not in there} == set()


def test_pages_are_read_at_all() -> None:
    assert ("eye", "miriam/look/templates/look/gallery.html") in asked(r'\bpicture="([^"]+)"')


def test_icons_of_python_code_exist() -> None:
    named = {
        name
        for path in ROOT.glob("miriam/*/**/*.py")
        for name in re.findall(r'\bicon="([\w-]+)"|\bicon\("([\w-]+)"\)', path.read_text())
        for name in name
        if name
    }

    assert named <= ICONS


def test_pictograms_are_attributed() -> None:
    attribution = (LOOK / "pictograms/ATTRIBUTION.md").read_text()

    assert {name for name in PICTOGRAMS if f"| {name}.svg |" not in attribution} == set()


@pytest.mark.parametrize(
    "drawing",
    [LOOK / "icons/sprite.svg", *(LOOK / "pictograms").glob("*.svg")],
    ids=lambda p: p.stem,
)
def test_drawings_pass_the_content_policy(drawing: Path) -> None:
    text = drawing.read_text()

    assert "style" not in text
    assert "<script" not in text
    assert re.findall(r'(?:href|src)="', text) == []
