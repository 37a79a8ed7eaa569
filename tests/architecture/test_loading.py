"""What every process of the server carries: what few pages need is loaded by those pages."""

import subprocess
import sys

import pytest

from tests.architecture.house import PRODUCT
from tests.served import ROOT, environment_of

FEW_PAGES_NEED = {
    "numpy",
    "scipy",
    "openpyxl",
    "python_calamine",
    "fhir",
    "fhir_core",
    "yaml",
    "typst",
    "qrcode",
    "icalendar",
}
WAKE = """
import sys
import config.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted(sys.modules))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Every module that a server has loaded before its first page."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WAKE],
        cwd=ROOT,
        env=environment_of(tmp_path_factory.mktemp("server")),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_all_pages_are_known_without_what_few_of_them_need(loaded: set[str]) -> None:
    assert {"django", "miriam"} <= loaded
    assert not loaded & FEW_PAGES_NEED


def test_all_that_the_journal_keeps_can_be_said_on_the_first_page(loaded: set[str]) -> None:
    declared = {f"miriam.{path.parent.name}.acts" for path in PRODUCT.glob("*/acts.py")}
    assert declared
    assert declared <= loaded
