"""A value is opened once for a row, and what was opened answers nobody else, nothing else and not
a moment longer: each way is tried, and tried again with a row that answers carelessly.
"""

import gc
import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4
from weakref import ref

import pytest

from miriam.people.models import File
from miriam.vault import crypto, keychain
from miriam.vault.domain import Depth
from miriam.vault.fields import OPENED, UNREADABLE, Opened, Sealed, SealedAttribute
from miriam.vault.keychain import Closed, Keychain
from tests.world import World, make_file

CLEAR = "Zorglubine"


@pytest.fixture
def file(world: World) -> Iterator[File]:
    """Her row as a page reads it, and her name was read."""
    row = File.objects.get(pk=make_file(world.case_manager, CLEAR).pk)
    with world.case_manager.at_work(row):
        assert row.call_name == CLEAR
        yield row


@pytest.fixture
def opened(file: File, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is opened from now on."""
    unseal, found = Keychain.unseal, []

    def noting(self: Keychain, sealed: bytes, **where: Any) -> bytes:
        found.append(sealed)
        return unseal(self, sealed, **where)

    monkeypatch.setattr(Keychain, "unseal", noting)
    return found


def answer(file: File) -> object:
    """What a page would show."""
    try:
        return file.call_name
    except Closed:
        return Closed


def in_other_hands(file: File) -> object:
    with keychain.using(Keychain()):
        return answer(file)


def in_hands_with_another_ring(file: File) -> object:
    ring = (file.ring_subject, Depth.IDENTITY)
    forged = [replace(one, key=crypto.new_key()) for one in keychain.current().rings[ring]]
    with keychain.using(Keychain({ring: forged})):
        return answer(file)


def with_a_ring_that_closed(file: File) -> object:
    keychain.current().rings.clear()
    return answer(file)


def with_another_value(file: File) -> object:
    file.call_name = "Amina"
    return answer(file)


def after_somebody_else_saved(file: File) -> object:
    other = File.objects.get(pk=file.pk)
    other.call_name = "Amina"
    other.save()
    file.refresh_from_db()
    return answer(file)


def changed_outside_the_program(file: File) -> object:
    kept = file.__dict__["call_name"]
    file.__dict__["call_name"] = Sealed(kept[:-1] + bytes([kept[-1] ^ 1]))
    return answer(file)


def moved_to_another_row(file: File) -> object:
    file.public_id = uuid4()
    return answer(file)


def pickled(file: File) -> object:
    return CLEAR.encode() in pickle.dumps(file)


def shown_with_its_row(file: File) -> object:
    return any(CLEAR in said for said in (repr(file), str(file), repr(vars(file)), f"{vars(file)}"))


WAYS: dict[Callable[[File], object], object] = {
    in_other_hands: Closed,
    in_hands_with_another_ring: str(UNREADABLE),
    with_a_ring_that_closed: Closed,
    with_another_value: "Amina",
    after_somebody_else_saved: "Amina",
    changed_outside_the_program: str(UNREADABLE),
    moved_to_another_row: Closed,
    pickled: False,
    shown_with_its_row: False,
}
each_way = pytest.mark.parametrize(
    ("way", "sound"), WAYS.items(), ids=[way.__name__ for way in WAYS]
)


def test_a_value_is_opened_once_for_a_row(file: File, opened: list[bytes]) -> None:
    again = File.objects.get(pk=file.pk)

    assert [file.call_name, file.call_name] == [CLEAR, CLEAR]
    assert opened == []
    assert [again.call_name, again.call_name] == [CLEAR, CLEAR]
    assert len(opened) == 1


@each_way
def test_it_answers_nobody_and_nothing_else(
    file: File, way: Callable[[File], object], sound: object
) -> None:
    assert way(file) == sound


@each_way
def test_a_row_that_answers_carelessly_is_seen(
    file: File,
    way: Callable[[File], object],
    sound: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    attribute = SealedAttribute.__get__

    def careless(self: SealedAttribute, row: Any, owner: type | None = None) -> Any:
        if row is None:
            return self
        kept = row.__dict__.setdefault("_careless", {})
        if self.field.attname not in kept:
            kept[self.field.attname] = attribute(self, row, owner)
        return kept[self.field.attname]

    monkeypatch.setattr(SealedAttribute, "__get__", careless)
    assert file.call_name == CLEAR
    assert way(file) != sound


def is_left_behind(file: File) -> bool:
    row = File.objects.get(pk=file.pk)
    assert row.call_name == CLEAR
    opened = ref(vars(row)[OPENED])
    del row
    gc.collect()
    return opened() is not None


def test_it_goes_when_the_row_goes(file: File) -> None:
    assert not is_left_behind(file)


def test_what_would_stay_is_seen(file: File, monkeypatch: pytest.MonkeyPatch) -> None:
    keep, every = Opened.keep, []

    def hoarding(self: Opened, *facts: Any) -> None:
        every.append(self)
        keep(self, *facts)

    monkeypatch.setattr(Opened, "keep", hoarding)
    assert is_left_behind(file)
