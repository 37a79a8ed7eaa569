"""Where the fictional centre refuses to be made."""

from pathlib import Path

import pytest
from pytest_django import Settings

from config.demo import main, telling
from miriam.access.models import Centre
from tests.world import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here(settings: Settings, tmp_path: Path) -> None:
    """A data folder of its own, on this machine, asked to demonstrate."""
    settings.DATA, settings.DEMO, settings.ON_LOOPBACK = tmp_path, True, True


def test_no_fictional_centre_beside_a_real_account(capsys: pytest.CaptureFixture[str]) -> None:
    make_account("Une vraie personne")
    assert main([]) == 1
    assert telling.REFUSED in capsys.readouterr().err
    assert not Centre.objects.exists()


@pytest.mark.parametrize("asked", ["DEMO", "ON_LOOPBACK"])
def test_no_fictional_centre_outside_a_demonstration_on_this_machine(
    settings: Settings, asked: str
) -> None:
    setattr(settings, asked, False)
    assert main([]) == 1
    assert not Centre.objects.exists()
