"""The doctor and the way to the database."""

import pytest

from config.doctor.connection import encrypted, leaves_the_machine


@pytest.mark.parametrize("mode", ["", "disable", "prefer", "require", "verify-ca"])
def test_a_database_reached_in_clear_is_found(mode: str) -> None:
    assert encrypted("db.example.be", mode).is_problem


def test_one_whose_name_is_checked_is_in_order() -> None:
    assert not encrypted("db.example.be", "verify-full").is_problem


@pytest.mark.parametrize(
    ("host", "leaves"),
    [("", False), ("/run/postgresql", False), ("127.0.0.1", False), ("10.0.0.4", True)],
)
def test_only_what_leaves_the_machine_is_looked_at(host: str, leaves: bool) -> None:
    assert leaves_the_machine(host) == leaves
