"""Migrations are plain: one to begin each module with, and none that names a value of the code."""

import re
from enum import StrEnum
from pathlib import Path

import pytest
from django.db.migrations.writer import MigrationWriter

from tests.architecture.house import PRODUCT

MIGRATIONS = sorted(PRODUCT.glob("*/migrations/0*.py"))
OWN = re.compile(r"\bmiriam\.[\w.]+")
# The trigger that keeps the journal is made by the code that also looks whether it is there.
MAY_NAME = {"audit": {"miriam.audit"}}


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.parts[-3])
def test_a_migration_names_nothing_of_the_code(path: Path) -> None:
    named = set(OWN.findall(path.read_text(encoding="utf-8")))
    assert named <= MAY_NAME.get(path.parts[-3], set())


def test_every_module_with_rows_begins_once() -> None:
    modules = [path.parts[-3] for path in MIGRATIONS]
    assert len(modules) >= 9
    later = [str(it.relative_to(PRODUCT)) for it in MIGRATIONS if it.name != "0001_initial.py"]
    assert not later, (
        "until the first release a room has one migration: move the operations of "
        f"{later} into its 0001_initial.py, delete the new file, and ask `make check` "
        "whether anything is missing"
    )
    assert len(MIGRATIONS) == len(set(modules))


class Kind(StrEnum):
    """Something that may be renamed one day."""

    OFFICE = "office"


def test_what_is_renamed_in_the_code_stays_a_value_in_a_migration() -> None:
    assert MigrationWriter.serialize(Kind.OFFICE) == ("'office'", set())
