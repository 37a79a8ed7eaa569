"""A way back at the same moment as something else: what was brought back stays, what is gone is
said to be gone, and nothing is lost in between. At once on PostgreSQL, in turn on SQLite.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.db.models import QuerySet

from miriam.accompaniment.domain import Doer, EncounterKind, StepState
from miriam.accompaniment.models import Aspiration, Encounter, Note, Step, StepMove, Turn
from miriam.accompaniment.permissions import RETURN_NOTE
from miriam.accompaniment.services import aspirations, encounters, mending, steps, taking_back
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.accompaniment.services.refusals import (
    NoteIsGone,
    StepHasMoved,
    StepStays,
    WishIsGone,
    WishStays,
)
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.models.leaving import (
    MINUTES,
    Leaving,
    MinutesAreOver,
    destroy_those_over,
    leave,
    stay,
)
from miriam.core.refusals import NotYours, Overtaken
from miriam.measures.domain.occasion import Telling
from miriam.measures.services import comments, testimonies
from miriam.people.models import File
from miriam.people.services import exclusions
from miriam.vault.domain import Depth
from tests.attacks.overlapping import Act, again, at_work, overlapping
from tests.world import Person, World, make_file

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = timedelta(seconds=1)


def met(world: World, by: Any) -> Encounter:
    facts = EncounterFacts(kind=EncounterKind.WALK, text="Un mot.", depth=Depth.SHARED)
    return encounters.record(world.file, facts, by=by)


def noted(world: World, by: Any) -> Note:
    return encounters.follow(met(world, by), text="Encore un.", depth=Depth.WORKING, by=by)


def commented(world: World, by: Any) -> Leaving:
    return comments.write(world.file, words="C’est moi.", language="fr", by=by)


def told(world: World, by: Any) -> Leaving:
    return testimonies.write(
        world.file, words="Je respire.", language="fr", telling=Telling.DICTATED, by=by
    )


def wished(world: World, by: Any) -> Aspiration:
    return aspirations.write(world.file, words="Un jardin.", language="fr", by=by)


def stepped(world: World, by: Any) -> Step:
    return steps.write(world.file, words="Appeler.", who=Doer.HER, by=by)


def shut_out(world: World, by: Any) -> Leaving:
    return exclusions.exclude(world.file, account=world.other_group.account, by=by)


Making = Callable[[World, Any], Leaving]
EACH = [met, noted, commented, told, shut_out, wished, stepped]


def brought_back_while_tidying(world: World, making: Making) -> type[Leaving]:
    """It is brought back in its last second; the round that destroys begins before that is kept."""
    with world.case_manager.at_work(world.file) as by:
        row = making(world, by)
    leave(row)
    over = clock.now() + MINUTES

    def comes_back() -> None:
        with time_machine.travel(over - SECOND, tick=False):
            assert stay(row)

    def tidies() -> None:
        with time_machine.travel(over + SECOND, tick=False):
            destroy_those_over()

    assert overlapping(comes_back, tidies) is None
    return type(row)


@pytest.mark.parametrize("making", EACH)
def test_what_came_back_in_its_last_second_is_not_destroyed(world: World, making: Making) -> None:
    assert brought_back_while_tidying(world, making)._default_manager.exists()


@pytest.mark.parametrize("making", [met, told])
def test_without_holding_what_is_destroyed_it_would_be(
    world: World, making: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, *_, **__: rows)
    kind = brought_back_while_tidying(world, making)
    # In turn, on SQLite, there is no moment in between.
    assert kind._default_manager.exists() is (connection.vendor == "sqlite")


@pytest.mark.parametrize("making", EACH)
def test_what_is_being_destroyed_is_said_to_be_gone(world: World, making: Making) -> None:
    with world.case_manager.at_work(world.file) as by:
        row = making(world, by)
    leave(row)
    over = clock.now() + MINUTES

    def tidies() -> None:
        with time_machine.travel(over, tick=False):
            assert destroy_those_over()

    def comes_back_late() -> None:
        with time_machine.travel(over - SECOND, tick=False):
            stay(row)

    assert isinstance(overlapping(tidies, comes_back_late), MinutesAreOver)


@pytest.fixture
def added(world: World) -> Note:
    """What her duo added to the note of her case manager."""
    with world.case_manager.at_work(world.file) as by:
        encounter = met(world, by)
    with world.duo.at_work(world.file) as by:
        return encounters.follow(encounter, text="Encore un.", depth=Depth.SHARED, by=by)


def moves(world: World, encounter: Encounter, to: File) -> Act:
    return at_work(world.case_manager, lambda by: mending.move(encounter, to=to, by=by), world.file)


def adds(world: World, encounter: Encounter) -> Act:
    return at_work(
        world.duo,
        lambda by: encounters.follow(encounter, text="Et un.", depth=Depth.WORKING, by=by),
        world.file,
    )


def returns(person: Person, note: Note) -> Act:
    return at_work(person, lambda by: taking_back.bring_back_note(note, by=by))


def taken_back(world: World, note: Note) -> Note:
    with world.duo.at_work(world.file) as by:
        taking_back.take_back_note(note, by=by)
    return note


def texts_of(file: File, reader: Person) -> list[str]:
    with reader.at_work(file):
        return [note.text for note in Note.objects.filter(encounter__file=file).order_by("pk")]


def test_what_is_added_while_it_moves_is_told_so(world: World, added: Note) -> None:
    to = make_file(world.case_manager, "Fatou", duo=world.duo)
    met_before = added.encounter
    failure = overlapping(moves(world, again(met_before), to), adds(world, again(met_before)))
    assert isinstance(failure, NoteIsGone | NotYours)
    assert texts_of(to, world.duo) == ["Un mot.", "Encore un."]


def test_what_was_added_just_before_it_moves_goes_along(world: World, added: Note) -> None:
    to = make_file(world.case_manager, "Fatou", duo=world.duo)
    met_before = added.encounter
    failure = overlapping(adds(world, again(met_before)), moves(world, again(met_before), to))
    assert failure is None
    assert texts_of(to, world.duo) == ["Un mot.", "Encore un.", "Et un."]
    assert not Note._base_manager.filter(encounter__file=world.file).exists()


def test_a_note_taken_back_goes_along_unseen_and_returns_there(world: World, added: Note) -> None:
    to = make_file(world.case_manager, "Fatou", duo=world.duo)
    taken_back(world, added)
    moves(world, again(added.encounter), to)()
    assert texts_of(to, world.duo) == ["Un mot."]

    with world.duo.at_work() as by:
        there = RETURN_NOTE.find(added.public_id, by=by)
        assert there
        taking_back.bring_back_note(there, by=by)

    assert texts_of(to, world.duo) == ["Un mot.", "Encore un."]


def test_it_does_not_return_to_whoever_has_nothing_to_do_with_the_other_woman(
    world: World, added: Note
) -> None:
    to = make_file(world.case_manager, "Fatou")
    taken_back(world, added)
    moves(world, again(added.encounter), to)()
    with world.duo.at_work() as by:
        assert RETURN_NOTE.find(added.public_id, by=by) is None
    with time_machine.travel(clock.now() + MINUTES):
        destroy_those_over()
    assert Note._base_manager.count() == 1


def test_while_it_moves_a_note_does_not_return_to_where_it_was(world: World, added: Note) -> None:
    to = make_file(world.case_manager, "Fatou", duo=world.duo)
    note = taken_back(world, added)
    failure = overlapping(moves(world, again(added.encounter), to), returns(world.duo, note))
    assert isinstance(failure, NoteIsGone | NotYours)
    assert not Note._base_manager.filter(encounter__file=world.file).exists()


def test_a_note_does_not_return_into_what_is_gone(world: World, added: Note) -> None:
    note, whole = taken_back(world, added), again(added.encounter)
    failure = overlapping(
        at_work(world.case_manager, lambda by: taking_back.take_back(whole, by=by), world.file),
        returns(world.duo, note),
    )
    assert isinstance(failure, NoteIsGone)


def both_return(world: World, act: Callable[..., object], row: Any) -> None:
    """Her case manager and her duo bring it back, each on a page of her own."""
    both = [
        at_work(person, lambda by: act(row, by=by), world.file)
        for person in (world.case_manager, world.duo)
    ]
    assert overlapping(*both) is None


def lines_of(act: str) -> int:
    return Line.objects.filter(act=act).count()


def test_what_two_bring_back_at_once_comes_back_once(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        whole, said = met(world, by), commented(world, by)
        mending.withdraw(whole, by=by)
        comments.erase(said, by=by)
    both_return(world, taking_back.bring_back, whole)
    both_return(world, comments.bring_back, said)
    assert (lines_of("encounter.brought_back"), lines_of("comment.returned")) == (1, 1)


def sets_aside(wish: Any, by: Any) -> None:
    aspirations.set_aside(wish, by=by)


def says_otherwise(wish: Any, by: Any) -> None:
    aspirations.change(wish, words="Un balcon.", language="fr", version=1, by=by)


def settles(step: Any, by: Any) -> None:
    steps.settle(step, state=StepState.DONE, by=by)


def replaces(step: Any, by: Any) -> None:
    steps.change(step, words="Écrire.", who=Doer.HER, version=1, by=by)


TOUCHED = [
    (wished, aspirations, sets_aside, WishIsGone, WishStays),
    (wished, aspirations, says_otherwise, Overtaken, WishStays),
    (stepped, steps, settles, StepHasMoved, StepStays),
    (stepped, steps, replaces, Overtaken, StepStays),
]


@pytest.mark.parametrize("goes_first", [True, False], ids=["taken back first", "touched first"])
@pytest.mark.parametrize(("making", "service", "touch", "gone", "stays"), TOUCHED)
def test_a_slip_is_taken_back_or_touched_and_never_both(
    world: World,
    making: Making,
    service: Any,
    touch: Callable[..., None],
    gone: type[Exception],
    stays: type[Exception],
    goes_first: bool,
) -> None:
    with world.case_manager.at_work(world.file) as by:
        row = making(world, by)
    both = [
        at_work(world.case_manager, lambda by: service.take_back(again(row), by=by), world.file),
        at_work(world.duo, partial(touch, again(row)), world.file),
    ]
    failure = overlapping(*(both if goes_first else reversed(both)))
    assert isinstance(failure, (gone, NotYours) if goes_first else stays)
    assert type(row)._default_manager.filter(pk=row.pk).exists() is not goes_first
    assert StepMove.objects.exists() is (type(row) is Step and not goes_first)
    assert Turn.objects.exists() is (type(row) is Aspiration and not goes_first)
