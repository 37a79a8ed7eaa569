"""Migrations are plain: each module has a first one, and none names a value of the code."""

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


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_migration_names_nothing_of_the_code(path: Path) -> None:
    named = set(OWN.findall(path.read_text(encoding="utf-8")))
    assert named <= MAY_NAME.get(path.parts[-3], set())


def test_every_module_with_rows_has_a_first_migration() -> None:
    modules = {path.parts[-3] for path in MIGRATIONS}
    assert len(modules) >= 9
    begun = {path.parts[-3] for path in MIGRATIONS if path.name == "0001_initial.py"}
    assert begun == modules


class Kind(StrEnum):
    """Something that may be renamed one day."""

    OFFICE = "office"


def test_what_is_renamed_in_the_code_stays_a_value_in_a_migration() -> None:
    assert MigrationWriter.serialize(Kind.OFFICE) == ("'office'", set())
