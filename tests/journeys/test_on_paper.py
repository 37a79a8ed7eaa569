"""What goes home with her is one sheet, and no empty one comes after it."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, ServedCentre
from tests.journeys.hands import sign_in

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("who", "locale", "woman", "language"),
    [("claire", "fr-BE", "Nadia", "fr"), ("lieve", "nl-BE", "Amina", "ar")],
)
def test_her_page_her_plan_and_what_miriam_is_are_one_sheet_each(
    centre: ServedCentre,
    open_page: Callable[..., Page],
    tmp_path: Path,
    who: str,
    locale: str,
    woman: str,
    language: str,
) -> None:
    her = sign_in(open_page(DESK, locale), centre, who)
    her.touch(her.page.locator("#women").get_by_role("link", name=woman, exact=True))
    file = her.page.url

    for address in (
        f"{file}/pour-elle",
        f"{file}/plan/papier",
        f"/miriam-c-est-quoi/mothers/{language}",
    ):
        her.page.goto(address)
        assert len(sheets(her.page, tmp_path / "printed.pdf")) == 1, address


def sheets(page: Page, printed: Path) -> list[str]:
    """What stands on each sheet that the browser prints."""
    page.pdf(path=printed, prefer_css_page_size=True, format="A4")
    read = subprocess.run(["pdftotext", printed, "-"], capture_output=True, check=True)
    return read.stdout.decode().split("\f")[:-1]
