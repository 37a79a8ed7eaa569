"""What is written about a woman, and who may write it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine

from miriam.audit import journal
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.refusals import NotYours, Overtaken, Refused
from miriam.people import selectors
from miriam.people.domain import Channel, Child, FileState, Scope
from miriam.people.models import Consent, File, Household, SafeContact
from miriam.people.services import (
    commitments,
    consents,
    contacts,
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
from tests.people.writing import CONSENT, again, describe
from tests.world import World, make_file


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
