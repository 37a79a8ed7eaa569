"""What is written in prepared words is what `save` sends."""

from collections.abc import Callable
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Model, TextField, Value
from django.db.models.functions import Lower
from django.db.models.signals import post_save

from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.services import encounters
from miriam.audit.models import Head, Line
from miriam.core import clock, written
from miriam.core.models import Receipt
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(world: World) -> dict[type[Model], Model]:
    """One of each kind that is written so."""
    facts = encounters.EncounterFacts(kind=EncounterKind.CAFE, minutes=20, text="Un café.")
    with world.case_manager.at_work(world.file) as by:
        encounters.record(world.file, facts, by=by)
    Receipt.objects.create(sender=uuid4(), key=uuid4(), location="/fil")
    Session.objects.create(session_key="kept", session_data="held", expire_date=clock.now())
    kinds = (Encounter, Head, Line, Note, Receipt, Session)
    return {kind: kind._default_manager.latest("pk") for kind in kinds}


Sent = list[tuple[str, list[tuple[type, object]]]]


def sent(write: Callable[[], object]) -> Sent:
    """What the database is told, word by word and value by value; it then forgets it."""
    told: Sent = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE")):
            # A place is the same with brackets around it.
            words = sql.replace("(%s)", "%s")
            told.append((words, [(type(value), getattr(value, "obj", value)) for value in params]))
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(listen):
        write()
        transaction.set_rollback(True)
    return told


numbers = count(99)
ONCE: dict[str, Callable[[], object]] = {
    "public_id": uuid4,
    "key": uuid4,
    "once": lambda: str(uuid4()),
    "number": lambda: next(numbers),
}


def another(row: Any) -> Any:
    """A new row with all that this one holds, but for what may stand once."""
    values = {field.attname: vars(row)[field.attname] for field in row._meta.concrete_fields[1:]}
    fresh = {name: make() for name, make in ONCE.items() if name in values}
    return type(row)(**{**values, **fresh})


def inserts_alike(row: Model) -> bool:
    one = another(row)
    said = sent(lambda: written.insert(one))
    one.pk, one._state.adding = None, True
    return len(said) == 1 and said == sent(lambda: one.save(force_insert=True))


def updates_alike(row: Model, *names: str) -> bool:
    said = sent(lambda: written.update(row, *names))
    return len(said) == 1 and said == sent(lambda: row.save(update_fields=names))


INSERTED = [Encounter, Line, Note, Receipt]
UPDATED = [
    (Head, ("number", "hash")),
    (Receipt, ("location",)),
    (Session, ("session_data", "expire_date")),
]


@pytest.mark.parametrize("kind", INSERTED)
def test_a_new_row_is_sent_as_save_sends_it(rows: dict[type[Model], Model], kind: Any) -> None:
    assert inserts_alike(rows[kind])


@pytest.mark.parametrize(("kind", "names"), UPDATED)
def test_a_changed_row_is_sent_as_save_sends_it(
    rows: dict[type[Model], Model], kind: Any, names: tuple[str, ...]
) -> None:
    assert updates_alike(rows[kind], *names)


def test_what_is_sent_otherwise_is_seen(
    rows: dict[type[Model], Model], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = written._kept

    def louder(field: Any, value: Any) -> Any:
        return kept(field, value.upper() if isinstance(field, TextField) else value)

    monkeypatch.setattr(written, "_kept", louder)
    assert not inserts_alike(rows[Receipt])
    assert not updates_alike(rows[Receipt], "location")


@pytest.mark.parametrize("kind", INSERTED)
def test_a_new_row_is_left_as_save_leaves_it(rows: dict[type[Model], Model], kind: Any) -> None:
    one, saved = another(rows[kind]), another(rows[kind])
    written.insert(one)
    saved.save()
    assert vars(one._state).keys() == vars(saved._state).keys()
    assert (one._state.adding, one._state.db) == (saved._state.adding, saved._state.db)
    assert vars(one).keys() == vars(saved).keys()
    assert type(one.pk) is type(saved.pk)
    kept, held = (kind._default_manager.values().get(pk=it.pk) for it in (one, saved))
    differing = {name for name in kept if kept[name] != held[name]}
    assert differing <= {"id", "made_at", *ONCE}


def test_a_row_is_new_once() -> None:
    receipt = Receipt(sender=uuid4(), key=uuid4())
    written.insert(receipt)
    with pytest.raises(AssertionError):
        written.insert(receipt)


@pytest.mark.parametrize("write", [written.insert, Receipt.save])
def test_what_may_stand_once_is_refused_and_the_transaction_can_only_be_left(write: Any) -> None:
    kept = Receipt.objects.create(sender=uuid4(), key=uuid4())
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            write(Receipt(sender=kept.sender, key=kept.key))
        with pytest.raises(transaction.TransactionManagementError):
            Receipt.objects.count()
        transaction.set_rollback(True)
    assert Receipt.objects.get() == kept


def test_a_change_that_is_refused_leaves_no_way_but_out(rows: dict[type[Model], Model]) -> None:
    head: Any = rows[Head]
    with transaction.atomic():
        head.number = -1
        with pytest.raises(DatabaseError):
            written.update(head, "number", "hash")
        assert connection.needs_rollback


def test_a_value_that_the_database_reckons_is_refused() -> None:
    receipt = Receipt.objects.create(sender=uuid4(), key=uuid4())
    receipt.location = Lower(Value("/FIL"))
    with transaction.atomic(), pytest.raises(Exception, match="Lower"):
        written.update(receipt, "location")


def test_a_note_is_never_written_over(rows: dict[type[Model], Model]) -> None:
    with pytest.raises(AssertionError):
        written.update(rows[Note], "depth")


def test_who_waits_for_a_row_is_not_passed_by() -> None:
    def waits(**_: Any) -> None:
        """It would not be told."""

    post_save.connect(waits, sender=Receipt)
    try:
        with pytest.raises(AssertionError):
            written._demand_plain(Receipt)
    finally:
        post_save.disconnect(waits, sender=Receipt)


def test_a_row_that_is_gone_is_said_to_be() -> None:
    receipt = Receipt.objects.create(sender=uuid4(), key=uuid4())
    assert written.update(receipt, "location")
    Receipt.objects.all().delete()
    assert not written.update(receipt, "location")
