"""The limits that are written down are those of the code."""

import re
from datetime import timedelta
from importlib import import_module

import pytest

from tests.architecture.house import ROOT

PAGE = ROOT / "docs" / "limits.md"
ROW = re.compile(r"^\| ([^|]+) \| ([\d]+)(?: (\w+))? \| `((?:miriam|config)\.[\w.]+)` \|$", re.M)
UNITS: dict[str, object] = {
    "": 1,
    "MiB": 1024**2,
    "MB": 10**6,
    "minutes": timedelta(minutes=1),
    "hours": timedelta(hours=1),
    "days": timedelta(days=1),
}


def written(text: str) -> list[tuple[str, int, str, object]]:
    """What each row says: of what, how many, in which unit, and the value of the code."""
    return [
        (what, int(number), unit, value_of(name)) for what, number, unit, name in ROW.findall(text)
    ]


def value_of(name: str) -> object:
    module, _, attribute = name.rpartition(".")
    return getattr(import_module(module), attribute)


def differs(number: int, unit: str, value: object) -> bool:
    """Whether the code says another limit; a plain number may be in the unit of its name."""
    if isinstance(value, int) and unit in ("minutes", "hours", "days"):
        return value != number
    return value != number * UNITS[unit]  # type: ignore[operator]


def test_each_limit_is_the_one_of_the_code() -> None:
    rows = written(PAGE.read_text(encoding="utf-8"))
    assert len(rows) == PAGE.read_text(encoding="utf-8").count("| `miriam.") + 5
    assert [row for row in rows if differs(*row[1:])] == []


@pytest.mark.parametrize("said", ["11 MiB", "10 MB"])
def test_another_number_or_unit_is_found(said: str) -> None:
    [row] = written(f"| one request | {said} | `config.settings.DATA_UPLOAD_MAX_MEMORY_SIZE` |")
    assert differs(*row[1:])
