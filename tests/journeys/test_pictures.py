"""The picture of the README, taken from the product; kept when MIRIAM_PICTURES=1 asks for it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import ServedCentre
from tests.journeys.hands import sign_in

pytestmark = pytest.mark.journey
ROOT = Path(__file__).resolve().parent.parent.parent
PICTURE = Path("docs/pictures/file.png")


def test_the_picture_of_the_readme_is_taken_from_the_fictional_centre(
    centre: ServedCentre, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    her = sign_in(open_page((1280, 1180)), centre, "claire")
    her.tap(on="Mon groupe")
    her.tap(on="Nadia")
    asked = os.environ.get("MIRIAM_PICTURES") == "1"
    place = ROOT / PICTURE if asked else tmp_path / PICTURE.name
    place.parent.mkdir(parents=True, exist_ok=True)

    her.page.screenshot(path=place)

    assert place.stat().st_size > 20_000
    assert str(PICTURE) in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / PICTURE).exists()
