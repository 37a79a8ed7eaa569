"""What is written about a woman, and who may write it."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.audit import journal
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.refusals import NotYours, Overtaken, Refused
from miriam.people import selectors
from miriam.people.domain import Channel, Child, Custody, FileState, Scope
from miriam.people.models import Consent, Exclusion, File, Household, SafeContact
from miriam.people.permissions import READ_FILE
from miriam.people.services import (
    commitments,
    consents,
    contacts,
    exclusions,
    files,
    households,
    pausing,
)
from miriam.people.services.contacts import ContactFacts
from miriam.people.services.refusals import (
    AlreadySaid,
    Excluded,
    FileClosed,
    NotAColleague,
    NotFromHere,
    WalksWithHer,
)
from miriam.people.texts.leaflets import SHELF
from miriam.vault import keychain
from miriam.vault.crypto import Unreadable
from miriam.vault.keychain import Closed
from tests.world import Person, World, add_mandate, make_file, make_stand_in

CONSENT: dict[str, Any] = {"scope": Scope.PARTICIPATION, "language": "ar", "with_interpreter": True}


def again(file: File) -> File:
    return File.objects.select_related("centre", "case_manager", "duo__holder").get(pk=file.pk)


def describe(file: File, by: Actor, *, note: str = "Sa sœur est là.", version: int = 1) -> None:
    household = Household.objects.select_related("file").get(file=file)
    children = [Child("Ilyas", 2020, Custody.ALTERNATING)]
    households.describe(household, children=children, note=note, version=version, by=by)


def test_a_new_file_needs_a_name_and_has_room_for_the_rest(world: World) -> None:
    file = make_file(world.case_manager, "Samira")
    assert (file.state, file.birth_date, file.languages) == (FileState.OPEN, None, None)
    assert not file.safe_contact.is_known
    assert file.household.family == []


def test_who_she_is_is_kept_and_journalled(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        files.correct(
            world.file,
            call_name="Nadia A.",
            birth_date=date(1994, 5, 3),
            languages=["ar", "fr"],
            needs_interpreter=True,
            version=1,
            by=by,
        )
        kept = again(world.file)
        assert (kept.call_name, kept.birth_date) == ("Nadia A.", date(1994, 5, 3))
        assert (kept.languages, kept.needs_interpreter) == (["ar", "fr"], True)
        assert (kept.spoken, kept.version) == ("arabe, français", 2)
    assert Line.objects.filter(subject=world.file.public_id, act="file.corrected").exists()


def test_of_two_who_save_the_same_text_one_is_told(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        describe(world.file, by, note="La première.")
        with pytest.raises(Overtaken):
            describe(world.file, by, note="La seconde.")
        assert again(world.file).household.note == "La première."


def test_what_a_colleague_did_meanwhile_with_the_file_stays(world: World) -> None:
    """Who corrects a name has a file before her that a colleague paused, and gave another duo."""
    as_shown = File.objects.select_related("centre", "case_manager", "duo").get(pk=world.file.pk)
    with world.case_manager.at_work(world.file) as by:
        pausing.pause(world.file, by=by)
        files.name_duo(world.file, duo=world.other_group.mandate, by=by)
        files.correct(
            as_shown,
            call_name="Nadia A.",
            birth_date=None,
            languages=["ar"],
            needs_interpreter=False,
            version=1,
            by=by,
        )
        kept = again(world.file)
        assert kept.call_name == "Nadia A."
    assert (kept.state, kept.duo) == (FileState.PAUSED, world.other_group.mandate)


def test_a_household_shows_nothing_in_the_database_not_even_the_number_of_children(
    world: World,
) -> None:
    with world.case_manager.at_work(world.file) as by:
        describe(world.file, by)
        one = len(bytes(Household.objects.values_list("children", flat=True).get(file=world.file)))
        household = world.file.household
        children = [Child("Ilyas", 2020), Child("Sara", 2023), Child("Adam", 2025)]
        households.describe(household, children=children, note="", version=2, by=by)
    packed = bytes(Household.objects.values_list("children", flat=True).get(file=world.file))
    assert len(packed) == one
    assert b"Ilyas" not in packed


def test_a_safe_contact_counts_as_confirmed_the_day_she_says_it(world: World) -> None:
    contact = world.file.safe_contact
    with world.case_manager.at_work(world.file) as by:
        contacts.agree(contact, ContactFacts(channel=Channel.SMS, address="0470"), version=1, by=by)
        assert contact.confirmed_on == clock.today()
        assert not contact.needs_confirming
    months_later = clock.now() + timedelta(days=92)
    with time_machine.travel(months_later), world.case_manager.at_work(world.file) as by:
        assert selectors.asked_for_safety([world.file], by=by).contacts == [world.file]
        contacts.confirm(contact, by=by)
        assert selectors.asked_for_safety([world.file], by=by).contacts == []


def test_her_yes_is_kept_with_scope_version_language_and_who_explained(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        assert not selectors.has_consent(world.file, Scope.PARTICIPATION)
        consent = consents.give(world.file, **CONSENT, by=by)
        assert selectors.has_consent(world.file, Scope.PARTICIPATION)
        assert not selectors.has_consent(world.file, Scope.MEASURE)
        read = SHELF.current("consent-participation").version
        assert (consent.language, consent.text_version) == ("ar", read)
        assert consent.explained_by == world.case_manager.actor().hat
        with pytest.raises(AlreadySaid):
            consents.give(world.file, **CONSENT, by=by)


def test_she_takes_her_yes_back_and_may_say_it_again(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        consent = consents.give(world.file, **CONSENT, by=by)
        consents.withdraw(consent, by=by)
        consents.withdraw(consent, by=by)
        assert consent.withdrawn_on == clock.today()
        assert not selectors.has_consent(world.file, Scope.PARTICIPATION)
        consents.give(world.file, **CONSENT, by=by)
        [said, *_others] = selectors.consents_of(world.file)
        assert said.running is not None
        assert said.earlier == [consent]
    acts = Line.objects.filter(subject=world.file.public_id, act__startswith="consent.withdrawn")
    assert acts.count() == 1


@pytest.mark.parametrize("scope", Scope)
def test_she_takes_her_yes_back_also_when_the_accompaniment_is_over(
    world: World, scope: Scope
) -> None:
    with world.case_manager.at_work(world.file) as by:
        consent = consents.give(world.file, **{**CONSENT, "scope": scope}, by=by)
        pausing.stop(world.file, by=by)
        consents.withdraw(Consent.objects.select_related("file").get(pk=consent.pk), by=by)
    assert not selectors.has_consent(world.file, scope)


def test_pause_and_stop_need_no_reason_and_a_stop_is_undone_the_same_day(world: World) -> None:
    file = world.file
    with world.case_manager.at_work(file) as by:
        pausing.pause(file, by=by)
        assert again(file).is_paused
        pausing.resume(file, by=by)
        pausing.stop(file, by=by)
        assert again(file).is_closed
        pausing.undo_stop(file, by=by)
    assert (again(file).state, again(file).closed_on) == (FileState.OPEN, None)


def test_a_stop_stays_the_day_after(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
    with (
        time_machine.travel(clock.now() + timedelta(days=1)),
        world.case_manager.at_work(world.file) as by,
        pytest.raises(NotFromHere),
    ):
        pausing.undo_stop(world.file, by=by)


@pytest.mark.parametrize("act", [pausing.pause, pausing.resume, pausing.stop])
def test_a_closed_file_has_no_other_way_than_undoing(
    world: World, act: Callable[..., None]
) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
        with pytest.raises(NotFromHere):
            act(world.file, by=by)


def test_an_open_file_cannot_be_taken_up_again(world: World) -> None:
    with world.case_manager.at_work(world.file) as by, pytest.raises(NotFromHere):
        pausing.resume(world.file, by=by)


def test_nothing_is_written_in_a_closed_file(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
        with pytest.raises(FileClosed):
            consents.give(world.file, **CONSENT, by=by)
        with pytest.raises(FileClosed):
            contacts.confirm(SafeContact.objects.get(file=world.file), by=by)
        with pytest.raises(FileClosed):
            files.name_duo(world.file, duo=None, by=by)
        with pytest.raises(FileClosed):
            describe(world.file, by)
        contact = SafeContact.objects.select_related("file").get(file=world.file)
        with pytest.raises(FileClosed):
            contacts.agree(
                contact,
                ContactFacts(channel=Channel.SMS, address="0470"),
                version=1,
                by=by,
            )
        with pytest.raises(FileClosed):
            files.correct(
                world.file,
                call_name="Une autre",
                birth_date=None,
                languages=[],
                needs_interpreter=False,
                version=1,
                by=by,
            )
        assert again(world.file).call_name == "Nadia"


WRITES: list[Callable[[File, Actor], Any]] = [
    lambda file, by: consents.give(file, **CONSENT, by=by),
    lambda file, by: contacts.confirm(SafeContact.objects.get(file=file), by=by),
    describe,
    lambda file, by: pausing.pause(file, by=by),
    lambda file, by: pausing.stop(file, by=by),
    lambda file, by: files.name_duo(file, duo=None, by=by),
    lambda file, by: exclusions.exclude(file, account=file.case_manager.account, by=by),
]
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


def test_the_centre_commits_itself_once_by_its_coordinator(world: World) -> None:
    with world.case_manager.at_work() as by, pytest.raises(NotYours):
        commitments.commit_centre(world.case_manager.actor().hat, by=by)
    with world.coordinator.at_work() as by:
        first = commitments.commit_centre(world.coordinator.actor().hat, by=by)
        assert commitments.commit_centre(world.coordinator.actor().hat, by=by) == first
    assert selectors.promise_of(world.centre).made_on == clock.today()
    assert selectors.promise_of(world.elsewhere).made_on is None


def test_look_alikes_come_from_ones_own_files_alone(world: World) -> None:
    theirs = make_file(world.other_group, "Nadja")
    mine = make_file(world.case_manager, "Nadja B.")
    with world.case_manager.at_work(world.file, mine, theirs) as by:
        assert selectors.look_alikes("nadia", by=by) == [world.file, mine]
        assert selectors.look_alikes("Rosa", by=by) == []


def test_my_files_are_those_that_go_on_by_name(world: World) -> None:
    others = [make_file(world.case_manager, name) for name in ("Élise", "Zohra", "Amina")]
    with world.case_manager.at_work(world.file, *others) as by:
        pausing.stop(others[1], by=by)
        assert [file.call_name for file in selectors.my_files(by)] == ["Amina", "Élise", "Nadia"]


def test_every_refusal_is_a_sentence() -> None:
    for refusal in (AlreadySaid, Excluded, FileClosed, NotAColleague, NotFromHere, WalksWithHer):
        assert str(refusal().sentence) != str(Refused.sentence)


def test_the_journal_of_all_this_holds(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        describe(world.file, by)
        pausing.stop(world.file, by=by)
    assert journal.verify() == []
