"""What the journal holds is neither changed, taken out nor replaced, whatever the connection was
told, and the head of a chain moves forward only. Without the refusals each of these ways works.
"""

from collections.abc import Iterable, Iterator
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from miriam.audit import append_only, journal
from miriam.audit.chain import START
from miriam.audit.models import Anchor, Head, Line
from miriam.people.acts import FILE_OPENED

pytestmark = pytest.mark.django_db

LINE = "id, subject, number, at, act, purpose, once, previous, hash"
SAME = "subject, number, at, 'forged', purpose, once, previous, hash FROM audit_line"
FREE = "subject, number + 40, at, 'forged', purpose, once, previous, hash FROM audit_line"
FREE_ID = "SELECT id + 40"
OTHER = f"'{uuid4().hex}'"

CHANGED = [
    "UPDATE audit_line SET act = 'forged'",
    "DELETE FROM audit_line",
    "UPDATE audit_anchor SET hash = 'forged'",
    "DELETE FROM audit_anchor",
    "DELETE FROM audit_head",
    "UPDATE audit_head SET hash = 'forged'",
    "UPDATE audit_head SET number = 1",
    "UPDATE audit_head SET number = number + 1",
    f"UPDATE audit_head SET number = 0, hash = '{START}'",
    "UPDATE audit_head SET number = 2, hash = (SELECT hash FROM audit_line WHERE number = 2)",
    f"UPDATE audit_head SET subject = {OTHER} WHERE number = 3",
    f"INSERT INTO audit_head (subject, number, hash) VALUES ({OTHER}, 1, 'forged')",
]
UPSERTED = [
    f"INSERT INTO audit_line ({LINE}) SELECT id, {SAME} WHERE number = 2 "
    "ON CONFLICT (subject, number) DO UPDATE SET act = excluded.act",
    f"INSERT INTO audit_line ({LINE}) {FREE_ID}, {FREE} WHERE number = 2 "
    "ON CONFLICT (once) DO UPDATE SET act = excluded.act",
    f"INSERT INTO audit_head (subject, number, hash) SELECT subject, 0, '{START}' FROM audit_head "
    "WHERE TRUE ON CONFLICT (subject) DO UPDATE SET number = 0, hash = excluded.hash",
    "INSERT INTO audit_head (subject, number, hash) SELECT subject, 9, 'forged' FROM audit_head "
    "WHERE TRUE ON CONFLICT (subject) DO UPDATE SET number = 9, hash = excluded.hash",
    "INSERT INTO audit_anchor (id, at, chains, hash) SELECT id, at, chains, 'forged' "
    "FROM audit_anchor WHERE TRUE ON CONFLICT (id) DO UPDATE SET hash = excluded.hash",
]
ON_SQLITE = [
    f"INSERT OR REPLACE INTO audit_line ({LINE}) SELECT id, {FREE} WHERE number = 2",
    f"INSERT OR REPLACE INTO audit_line ({LINE}) SELECT id || '', {FREE} WHERE number = 2",
    f"REPLACE INTO audit_line ({LINE}) {FREE_ID}, {SAME} WHERE number = 2",
    f"REPLACE INTO audit_line ({LINE}) {FREE_ID}, {FREE} WHERE number = 2",
    "UPDATE OR REPLACE audit_line SET number = 2 WHERE number = 3",
    "UPDATE OR REPLACE audit_line SET id = (SELECT min(id) FROM audit_line) WHERE number = 3",
    "REPLACE INTO audit_head SELECT subject, number, 'forged' FROM audit_head",
    f"REPLACE INTO audit_head SELECT subject, 0, '{START}' FROM audit_head",
    "REPLACE INTO audit_head SELECT subject, 2, hash FROM audit_line WHERE number = 2",
    "REPLACE INTO audit_head (rowid, subject, number, hash) "
    f"SELECT rowid, {OTHER}, 0, '{START}' FROM audit_head",
    "UPDATE OR REPLACE audit_head SET rowid = (SELECT max(rowid) FROM audit_head)",
    "REPLACE INTO audit_anchor SELECT id, at, chains, 'forged' FROM audit_anchor",
]
ON_POSTGRES = [
    "TRUNCATE audit_line",
    "TRUNCATE audit_head",
    "TRUNCATE audit_anchor",
    "MERGE INTO audit_line USING (SELECT 1) AS one ON TRUE WHEN MATCHED THEN DELETE",
    "MERGE INTO audit_head USING (SELECT 1) AS one ON TRUE WHEN MATCHED THEN DELETE",
]


def ways() -> Iterable[str]:
    own = ON_SQLITE if connection.vendor == "sqlite" else ON_POSTGRES
    return [*CHANGED, *UPSERTED, *own]


def kept() -> list[list[tuple[object, ...]]]:
    """All that the journal holds."""
    return [list(model.objects.order_by("pk").values_list()) for model in (Line, Head, Anchor)]


def goes_through(way: str) -> bool:
    """Whether the statement changed what stands; it is taken back."""
    before = kept()
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(way)
            changed = kept() != before
            transaction.set_rollback(True)
    except DatabaseError as refused:
        if append_only.SAID not in str(refused):
            raise
        return False
    return changed


@pytest.fixture
def written() -> Iterator[None]:
    """Three lines around one, one line around another, and an anchor; refused by today's code."""
    append_only.install(connection)
    subject = uuid4()
    for number in range(3):
        once = journal.once_key(number)
        journal.write(journal.Event(subject=subject, act=FILE_OPENED, once=once))
    journal.write(journal.Event(subject=uuid4(), act=FILE_OPENED))
    journal.anchor()
    yield
    assert journal.verify() == []


@pytest.fixture(params=["ON", "OFF"])
def recursive(request: pytest.FixtureRequest) -> Iterator[None]:
    """On SQLite a connection chooses whether REPLACE asks the triggers of deletion."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA recursive_triggers={request.param}")
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers=OFF")


@pytest.mark.usefixtures("written", "recursive")
def test_what_the_journal_holds_is_neither_changed_nor_replaced() -> None:
    assert [way for way in ways() if goes_through(way)] == []


@pytest.mark.usefixtures("written")
def test_without_the_refusals_each_way_goes_through() -> None:
    with append_only.lifted(connection):
        assert [way for way in ways() if not goes_through(way)] == []


@pytest.mark.usefixtures("written")
def test_a_head_moves_over_several_lines_at_once_and_may_be_written_again() -> None:
    subject = uuid4()
    journal.write(*[journal.Event(subject=subject, act=FILE_OPENED) for _ in range(3)])
    head = Head.objects.get(subject=subject)
    again = {"unique_fields": ["subject"], "update_fields": ["number", "hash"]}
    Head.objects.bulk_create([head], update_conflicts=True, **again)
    assert Head.objects.filter(subject=subject).update(number=3, hash=head.hash) == 1
    assert Head.objects.get(subject=subject).number == 3


@pytest.mark.usefixtures("db")
def test_the_doctor_misses_each_refusal_that_is_gone() -> None:
    on_sqlite = connection.vendor == "sqlite"
    for name in append_only.SQLITE if on_sqlite else append_only.POSTGRES:
        assert append_only.is_installed(connection)
        with transaction.atomic(), connection.cursor() as cursor:
            table = "" if on_sqlite else f" ON {append_only.TABLE_OF[name]}"
            cursor.execute(f"DROP TRIGGER {name}{table}")
            assert not append_only.is_installed(connection), name
            transaction.set_rollback(True)
