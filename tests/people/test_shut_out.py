"""Who is shut out of what is written about a woman: strangers, and whom she excludes."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.core.refusals import NotYours
from miriam.people.models import Exclusion, File, Household
from miriam.people.permissions import READ_FILE
from miriam.people.services import (
    exclusions,
    files,
)
from miriam.people.services.refusals import (
    Excluded,
    NotAColleague,
    WalksWithHer,
)
from miriam.vault import keychain
from miriam.vault.crypto import Unreadable
from miriam.vault.keychain import Closed
from tests.people.writing import WRITES, again, describe
from tests.world import Person, World, add_mandate, make_stand_in

STRANGERS = "other_group other_centre former_stand_in coordinator referent benefits_worker".split()


@pytest.mark.parametrize("stranger", STRANGERS)
def test_strangers_write_nothing(world: World, stranger: str) -> None:
    person: Person = getattr(world, stranger)
    with person.at_work(world.file) as by:
        for write in WRITES:
            with pytest.raises(NotYours):
                write(world.file, by)


TAKEN_BACK: dict[str, Callable[[File, Actor], Any]] = {
    "excluded": lambda file, by: exclusions.exclude(file, account=file.duo.account, by=by),
    "no duo any more": lambda file, by: files.name_duo(file, duo=None, by=by),
}


@pytest.mark.parametrize("take_back", TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_with_the_keys_she_kept_aside_nobody_reads_what_is_written_the_next_moment(
    world: World, take_back: Callable[[File, Actor], Any]
) -> None:
    kept_aside = world.duo.actor()
    kept_aside.open([world.file.ring_subject], files.DEPTHS)
    with world.case_manager.at_work(world.file) as by:
        take_back(world.file, by)
        describe(world.file, by, note="Écrit après.")
    household = Household.objects.select_related("file").get(file=world.file)
    with keychain.using(kept_aside.keychain), pytest.raises((Closed, Unreadable)):
        unsealed(household, "note")


def unsealed(row: Household, name: str) -> str:
    """A field opened without the sentence that stands in the place of what cannot be read."""
    field = row._meta.get_field(name)
    return str(field.unseal(row, row.__dict__[name]))


def test_whom_she_excludes_loses_keys_page_and_name_as_duo(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(world.file, account=world.duo.account, by=by)
        describe(world.file, by, note="Écrit après.")
    assert again(world.file).duo is None
    with world.duo.at_work(world.file) as by:
        assert not READ_FILE.holds(world.file, by=by)
        with pytest.raises(Closed):
            assert again(world.file).call_name
        with pytest.raises(Closed):
            assert again(world.file).household.note


def test_those_she_keeps_read_what_was_written_before_and_after(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        describe(world.file, by, note="Avant.")
        exclusions.exclude(world.file, account=world.other_group.account, by=by)
    with world.duo.at_work(world.file):
        assert again(world.file).household.note == "Avant."


def test_exclusion_beats_a_stand_in_and_every_hat(world: World) -> None:
    second_hat = add_mandate(world.stand_in.account, world.centre, Role.CASE_MANAGER)
    make_stand_in(world.file, world.case_manager, second_hat)
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(world.file, account=world.stand_in.account, by=by)
    for person in (world.stand_in, second_hat):
        with person.at_work(world.file) as by:
            assert not READ_FILE.holds(world.file, by=by)
            with pytest.raises(Closed):
                assert again(world.file).call_name


def test_somebody_excluded_cannot_be_handed_keys_again(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(world.file, account=world.other_group.account, by=by)
        with pytest.raises(Excluded):
            files.give_keys(world.file, to=world.other_group.actor().hat, reason="stand_in", by=by)
        with pytest.raises(NotAColleague):
            files.name_duo(world.file, duo=world.other_group.actor().hat, by=by)


def test_lifting_an_exclusion_gives_no_key_back(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(world.file, account=world.duo.account, by=by)
        [exclusion] = Exclusion.objects.filter(account=world.duo.account)
        exclusions.lift(exclusion, by=by)
    with world.duo.at_work(world.file), pytest.raises(Closed):
        assert again(world.file).call_name


@pytest.mark.parametrize("returned", [True, False])
def test_an_exclusion_that_returns_shuts_out_whoever_became_her_duo_meanwhile(
    world: World, returned: bool
) -> None:
    with world.case_manager.at_work(world.file) as by:
        exclusion = exclusions.exclude(world.file, account=world.duo.account, by=by)
        exclusions.lift(exclusion, by=by)
        files.name_duo(world.file, duo=world.duo.mandate, by=by)
        if returned:
            exclusions.undo_lift(exclusion, by=by)
        describe(world.file, by, note="Écrit après.")
    assert (again(world.file).duo is None) is returned
    with world.duo.at_work(world.file) as by:
        assert READ_FILE.holds(world.file, by=by) is not returned
        with pytest.raises(Closed) if returned else nullcontext():
            assert again(world.file).household.note


def test_her_case_manager_is_not_excluded_before_somebody_else_walks_with_her(world: World) -> None:
    with world.duo.at_work(world.file) as by, pytest.raises(WalksWithHer):
        exclusions.exclude(world.file, account=world.case_manager.account, by=by)


@pytest.mark.parametrize("who", ["coordinator", "other_centre", "case_manager"])
def test_the_duo_is_another_case_manager_of_the_centre(world: World, who: str) -> None:
    with world.case_manager.at_work(world.file) as by, pytest.raises(NotAColleague):
        files.name_duo(world.file, duo=getattr(world, who).mandate, by=by)


def test_the_earlier_duo_reads_nothing_of_what_comes_after(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        files.name_duo(world.file, duo=world.other_group.actor().hat, by=by)
        describe(world.file, by, note="Écrit après.")
    with world.other_group.at_work(world.file):
        assert again(world.file).household.note == "Écrit après."
    with world.duo.at_work(world.file), pytest.raises(Closed):
        assert again(world.file).household.note
