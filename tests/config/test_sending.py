"""Who sends reminders: beside the server where the database is a file, else a command."""

from collections.abc import Callable
from typing import Any

import pytest

from config import beside, sending
from tests.outbox.conftest import Handed, agree_on, handed, says_yes
from tests.world import World

__all__ = ["handed"]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    names: list[str] = []

    def begin(_work: Callable[[int], None], name: str) -> None:
        names.append(name)

    monkeypatch.setattr(beside, "begin", begin)
    monkeypatch.setenv("DB", "")
    return names


def test_without_a_gateway_nobody_stays_up(begun: list[str]) -> None:
    sending.begin_sending()
    assert begun == []
    assert sending.leaves() == {"sms": False, "email": False}


def test_with_one_somebody_does(begun: list[str], settings: Any) -> None:
    settings.SMS_URL = "json://127.0.0.1/{number}"
    sending.begin_sending()
    assert begun == ["miriam-worker"]


def test_with_a_database_of_its_own_the_command_does_it(
    begun: list[str], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SMS_URL = "json://127.0.0.1/{number}"
    monkeypatch.setenv("DB", "postgres://somewhere")
    sending.begin_sending()
    assert begun == []


@pytest.mark.django_db
def test_with_nothing_planned_a_round_is_over_at_once(world: World, handed: Handed) -> None:
    agree_on(world)
    says_yes(world)
    sending.send()
    assert handed.letters == []
