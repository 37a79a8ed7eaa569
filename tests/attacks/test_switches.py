"""Switches for one machine alone do nothing on an installation that others reach."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = "from config import settings; print(settings.{name}, settings.DEBUG)"


@pytest.mark.parametrize("switch", ["MIRIAM_DEMO", "MIRIAM_DEVELOPMENT"])
@pytest.mark.parametrize(
    ("hosts", "is_on"), [("miriam.example.be", False), ("", True)], ids=["reached", "alone"]
)
def test_a_switch_works_on_this_machine_alone(
    tmp_path: Path, switch: str, hosts: str, is_on: bool
) -> None:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("MIRIAM_")},
        "MIRIAM_DATA": str(tmp_path),
        "MIRIAM_HOSTS": hosts,
        switch: "1",
    }
    asked = [sys.executable, "-c", ASK.format(name=switch.removeprefix("MIRIAM_"))]
    said = subprocess.run(asked, env=environment, capture_output=True, text=True, check=True)
    on, debug = said.stdout.split()
    assert on == str(is_on)
    assert debug == str(is_on and switch == "MIRIAM_DEVELOPMENT")
