"""The journal: lines are added, never changed, and whoever changes them is found."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from miriam.audit import append_only, journal
from miriam.audit.chain import link
from miriam.audit.models import Head, Line
from miriam.core import clock
from miriam.people.acts import FILE_OPENED

pytestmark = pytest.mark.django_db


def write(subject: UUID, lines: int = 6) -> list[Line]:
    return [
        journal.write(journal.Event(subject=subject, act=FILE_OPENED, actor=uuid4()))[0]
        for _ in range(lines)
    ]


def faults(subject: UUID) -> set[str]:
    return {fault.what for fault in journal.verify(subject)}


def test_the_hash_of_a_line_stands_for_the_line_before_too() -> None:
    facts = {"act": "the same"}
    assert link("0" * 64, facts) != link("1" * 64, facts)


def test_an_untouched_journal_has_no_fault() -> None:
    for _ in range(5):
        write(uuid4())
    assert journal.verify() == []


def test_the_database_refuses_to_change_or_take_out_a_line() -> None:
    [line, *_] = write(uuid4())
    for change in (
        lambda: Line.objects.filter(pk=line.pk).update(purpose="another"),
        lambda: Line.objects.filter(pk=line.pk).delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert append_only.is_installed(connection)


def test_lifted_the_database_lets_lines_be_changed() -> None:
    [line, *_] = write(uuid4())
    with append_only.lifted(connection):
        assert not append_only.is_installed(connection)
        assert Line.objects.filter(pk=line.pk).update(purpose="another") == 1


def edit(**facts: object) -> Callable[[UUID], None]:
    def tamper(subject: UUID) -> None:
        Line.objects.filter(subject=subject, number=3).update(**facts)

    return tamper


def edit_time(subject: UUID) -> None:
    line = Line.objects.get(subject=subject, number=3)
    Line.objects.filter(pk=line.pk).update(at=line.at - timedelta(days=1))


def take_out_the_middle(subject: UUID) -> None:
    Line.objects.filter(subject=subject, number=3)._raw_delete("default")


def edit_and_hash_again(subject: UUID) -> None:
    line = Line.objects.get(subject=subject, number=3)
    line.purpose = "another"
    Line.objects.filter(pk=line.pk).update(purpose=line.purpose, hash=line.linked())


def edit_hash_again_and_mend_the_next(subject: UUID) -> None:
    edit_and_hash_again(subject)
    line = Line.objects.get(subject=subject, number=3)
    Line.objects.filter(subject=subject, number=4).update(previous=line.hash)


def cut_the_tail(subject: UUID) -> None:
    Line.objects.filter(subject=subject, number__gt=4)._raw_delete("default")


def put_one_in(subject: UUID) -> None:
    last = Line.objects.get(subject=subject, number=6)
    Line.objects.create(
        subject=subject, number=7, at=clock.now(), act="invented", previous=last.hash, hash="0" * 64
    )


@pytest.mark.parametrize(
    "tamper",
    [
        edit(actor=uuid4()),
        edit(purpose="another"),
        edit(act="another"),
        edit(hat=uuid4()),
        edit_time,
        take_out_the_middle,
        edit_and_hash_again,
        edit_hash_again_and_mend_the_next,
        cut_the_tail,
        put_one_in,
    ],
    ids=[
        *("actor", "purpose", "act", "hat", "time", "middle", "edit and rehash"),
        *("edit, rehash and mend the next", "tail", "put in"),
    ],
)
def test_tampering_is_found(tamper: Callable[[UUID], None]) -> None:
    subject, other = uuid4(), uuid4()
    write(subject)
    write(other)
    with append_only.lifted(connection):
        tamper(subject)
    assert faults(subject)
    assert not faults(other)


def test_a_line_that_was_taken_out_is_named_as_missing() -> None:
    subject = uuid4()
    write(subject)
    with append_only.lifted(connection):
        take_out_the_middle(subject)
    assert journal.Breach(subject, 4, "missing") in journal.verify(subject)


def cut_and_forge_the_head(subject: UUID) -> None:
    cut_the_tail(subject)
    last = Line.objects.get(subject=subject, number=4)
    Head.objects.filter(subject=subject).update(number=4, hash=last.hash)


def rewrite_everything(subject: UUID) -> None:
    """The whole chain again, without its fifth line: what somebody with the database can do."""
    previous = "0" * 64
    lines = list(Line.objects.filter(subject=subject).exclude(number=5).order_by("number"))
    Line.objects.filter(subject=subject)._raw_delete("default")
    for number, line in enumerate(lines, start=1):
        line.pk, line.number, line.previous = None, number, previous
        line.hash = previous = link(previous, line.facts())
        line.save()
    Head.objects.filter(subject=subject).update(number=len(lines), hash=previous)


def edit_and_link_all_that_follows(subject: UUID) -> None:
    """One line changed, and each after it linked again: as many lines as before, none missing."""
    edit_and_hash_again(subject)
    previous = Line.objects.get(subject=subject, number=3).hash
    for line in Line.objects.filter(subject=subject, number__gt=3).order_by("number"):
        line.previous = previous
        previous = line.linked()
        Line.objects.filter(pk=line.pk).update(previous=line.previous, hash=previous)
    Head.objects.filter(subject=subject).update(hash=previous)


@pytest.mark.parametrize(
    "tamper", [cut_and_forge_the_head, rewrite_everything, edit_and_link_all_that_follows]
)
def test_what_the_chain_cannot_show_an_anchor_kept_elsewhere_shows(
    tamper: Callable[[UUID], None],
) -> None:
    subject = uuid4()
    with time_machine.travel(clock.now(), tick=False):
        write(subject)
        anchor = journal.anchor()
    assert journal.holds(anchor.at, anchor.hash)
    with append_only.lifted(connection):
        tamper(subject)
    assert not faults(subject), "the chain agrees with itself again"
    assert not journal.holds(anchor.at, anchor.hash)


def test_an_anchor_stays_right_while_the_journal_grows() -> None:
    subject = uuid4()
    with time_machine.travel(clock.now(), tick=False) as hand:
        write(subject)
        anchor = journal.anchor()
        hand.shift(timedelta(minutes=1))
        write(subject)
        write(uuid4())
    assert journal.holds(anchor.at, anchor.hash)


def test_what_is_written_once_is_written_once() -> None:
    event = journal.Event(subject=uuid4(), act=FILE_OPENED, once=journal.once_key("a", 1))
    assert len(journal.write(event, event)) == 1
    assert journal.write(event) == []
