"""Who may keep the list of a session, what two hands keep of it, and what it tells from outside."""

from typing import Any

import pytest
from django.db import connection

from miriam.attendance.domain import Being, Counts, WillCome
from miriam.attendance.models import Register, SessionCount
from miriam.attendance.permissions import KEEP_LIST, READ_LIST
from miriam.attendance.selectors import lists
from miriam.attendance.services import closing, registers
from miriam.attendance.services.refusals import NotListed, TooMany
from miriam.audit.models import Line as JournalLine
from miriam.core.refusals import NotYours
from miriam.groups.domain import Phase
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.groupwork.models import Session
from miriam.vault.keychain import Closed
from tests.attendance.seating import seated
from tests.groups.working import at_work
from tests.world import World

OUTSIDE = [
    "coordinator",
    "referent",
    "benefits_worker",
    "administrator",
    "other_group",
    "duo",
]


def kept_bytes() -> list[int]:
    """The size of each list, as whoever reads the database without a key sees it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(content) FROM attendance_register ORDER BY id")
        return [size for (size,) in cursor.fetchall()]


def test_what_is_said_of_her_stays_side_by_side(
    world: World, group: Group, session: Session
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        said: dict[str, Any] = {"group": group, "file": world.file, "by": by}
        registers.answer(session, reply=WillCome.YES, ages=(3, 7), **said)
        registers.mark(session, being=Being.HERE, **said)
        registers.bring(session, children=2, **said)
        (woman,) = lists.listed(session, group, by=by)
        assert woman.line.reply == WillCome.YES
        assert lists.expected(session, group, by=by).ages == [3, 7]
        assert lists.counts_of(session, group, by=by) == Counts(women=1, children=2)


def test_two_who_tap_different_women_are_both_kept(
    world: World, group: Group, session: Session
) -> None:
    (other,) = seated(world, group, 1)
    with at_work(world.case_manager, group, world.file, other) as by:
        first = lists.listed(session, group, by=by)
        for woman in first:
            registers.mark(session, group=group, file=woman.file, being=Being.HERE, by=by)
        assert lists.counts_of(session, group, by=by).women == 2


def test_tapping_again_takes_it_back_and_sending_twice_changes_nothing(
    world: World, group: Group, session: Session
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        for being, women in [(Being.HERE, 1), (Being.HERE, 1), (Being.UNSAID, 0)]:
            registers.mark(session, group=group, file=world.file, being=being, by=by)
            assert lists.counts_of(session, group, by=by).women == women
    assert Register.objects.count() == 1


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_outside_the_team_keeps_or_reads_the_list(
    world: World, group: Group, session: Session, who: str
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
    register = Register.objects.get()
    with getattr(world, who).at_work() as by:
        assert not KEEP_LIST.holds(session, by=by)
        assert not READ_LIST.holds(register, by=by)
        with pytest.raises(NotYours):
            registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
        with pytest.raises(NotYours):
            lists.expected(session, group, by=by)
        with pytest.raises(Closed):
            assert register.sheet


def test_a_list_weighs_the_same_whoever_came(world: World, group: Group, session: Session) -> None:
    files = [world.file, *seated(world, group, 11)]
    with at_work(world.case_manager, group, *files) as by:
        registers.welcome(session, group=group, guests=0, by=by)
        before = kept_bytes()
        moment = Register.objects.get().created_at
        for file in files:
            said: dict[str, Any] = {"group": group, "file": file, "by": by}
            registers.answer(session, reply=WillCome.UNSURE, ages=(1, 4, 9, 12), **said)
            registers.mark(session, being=Being.NOT_THIS_TIME, **said)
            registers.ask_after(session, wanted=True, **said)
        registers.welcome(session, group=group, guests=5, named=("Exemple A", "Exemple B"), by=by)
    assert kept_bytes() == before
    assert Register.objects.get().created_at == moment == session.starts_at


def test_no_tap_leaves_a_line_in_the_journal(world: World, group: Group, session: Session) -> None:
    before = JournalLine.objects.count()
    with at_work(world.case_manager, group, world.file) as by:
        registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
        registers.ask_after(session, group=group, file=world.file, wanted=True, by=by)
    assert JournalLine.objects.count() == before


def test_a_wish_to_ask_after_her_is_that_of_one_case_manager(
    world: World, group: Group, session: Session
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        registers.ask_after(session, group=group, file=world.file, wanted=True, by=by)
        assert [one.asks_after for one in lists.listed(session, group, by=by)] == [True]
        groups.add_case_manager(group, mandate=world.duo.mandate, by=by)
    with at_work(world.duo, group, world.file) as by:
        assert [one.asks_after for one in lists.listed(session, group, by=by)] == [False]
    with at_work(world.case_manager, group, world.file) as by:
        registers.ask_after(session, group=group, file=world.file, wanted=False, by=by)
        assert [one.asks_after for one in lists.listed(session, group, by=by)] == [False]


def test_who_has_left_is_on_no_list(world: World, group: Group, session: Session) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        places.free(group.seats.get(), by=by)
        assert lists.listed(session, group, by=by) == []
        with pytest.raises(NotListed):
            registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)


def test_each_team_of_a_joined_session_sees_its_own_women(
    world: World, group: Group, session: Session
) -> None:
    with world.duo.at_work() as by:
        guest = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Saules", places=12), by=by
        )
    session.joined.add(guest)
    with at_work(world.case_manager, group, world.file) as by:
        registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
    with at_work(world.duo, guest) as by:
        registers.welcome(session, group=guest, guests=1, by=by)
        assert lists.counts_of(session, guest, by=by) == Counts(guests=1)
        assert list(READ_LIST.within(by)) == [Register.objects.get(group=guest)]
        with pytest.raises(NotYours):
            lists.counts_of(session, group, by=by)


def test_a_number_that_nobody_meant_is_refused(
    world: World, group: Group, session: Session
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        with pytest.raises(TooMany):
            registers.bring(session, group=group, file=world.file, children=99, by=by)
        with pytest.raises(TooMany):
            registers.welcome(session, group=group, guests=-1, by=by)


def test_when_the_group_ends_three_numbers_stay(
    world: World, group: Group, session: Session
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
        registers.bring(session, group=group, file=world.file, children=2, by=by)
        closing.close(group, by=by)
        closing.close(group, by=by)
    assert not Register.objects.exists()
    (count,) = SessionCount.objects.all()
    assert (count.women, count.children, count.guests) == (1, 2, 0)


def test_a_list_that_nobody_counted_goes_at_night(
    world: World, group: Group, session: Session
) -> None:
    with at_work(world.case_manager, group, world.file) as by:
        registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
    assert closing.destroy_those_over() == 0
    Group.objects.filter(pk=group.pk).update(phase=Phase.ENDED)
    assert closing.destroy_those_over() == 1
    assert not Register.objects.exists()
