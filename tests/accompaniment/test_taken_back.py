"""A note just kept is taken back: from the tap on nothing shows it, and it returns for minutes."""

import pytest
import time_machine

from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.selectors.thread import (
    SoughtInThread,
    thread,
)
from miriam.accompaniment.services import encounters, taking_back
from miriam.accompaniment.services.refusals import (
    NoteIsGone,
    SomebodyAdded,
    TooLongAgo,
)
from miriam.core import clock
from miriam.core.models.leaving import MinutesAreOver, destroy_those_over
from miriam.core.refusals import NotYours
from miriam.vault.domain import Depth
from tests.accompaniment.meeting import LATER, WORDS, everywhere, meet
from tests.accompaniment.reading import Page, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, sign_in


def test_a_note_taken_back_is_shown_nowhere_from_the_tap_on(world: World) -> None:
    met = meet(world.case_manager, world.file)
    assert set(everywhere(world).values()) == {True}, "each place shows it before"

    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)

    assert set(everywhere(world).values()) == {False}


@pytest.mark.parametrize(
    "address",
    ["/dossiers/{}", "/dossiers/{}/fil", "/dossiers/{}/pour-elle", "/dossiers/{}/fil?kind=court"],
)
def test_no_page_shows_it_and_each_did(
    world: World, client: InspectingClient, address: str
) -> None:
    met = meet(world.case_manager, world.file)
    sign_in(client, world.duo)
    url = address.format(world.file.public_id)
    before = words_of(client.get(url))

    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)

    assert "Au tribunal" in before or "pour-elle" in address
    assert WORDS not in (after := words_of(client.get(url)))
    assert "Retour au dossier" not in after
    assert client.get(f"/rencontres/{met.public_id}/suite").status_code == 404


def test_it_returns_for_ten_minutes_and_is_then_destroyed(world: World) -> None:
    met = meet(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)
        taking_back.bring_back(met, by=by)
    assert set(everywhere(world).values()) == {True}

    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)
    with time_machine.travel(clock.now() + LATER):
        with world.case_manager.at_work(world.file) as by, pytest.raises(MinutesAreOver):
            taking_back.bring_back(met, by=by)
        destroy_those_over()
    assert not Encounter._base_manager.exists()
    assert not Note._base_manager.exists()


def test_the_same_words_kept_again_after_that_are_kept(world: World) -> None:
    met = meet(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)

    assert meet(world.case_manager, world.file).pk != met.pk


def test_after_the_minutes_it_is_no_slip_any_more(world: World) -> None:
    met = meet(world.case_manager, world.file)
    with (
        time_machine.travel(clock.now() + LATER),
        world.case_manager.at_work(world.file) as by,
        pytest.raises(TooLongAgo),
    ):
        taking_back.take_back(met, by=by)
    assert Encounter.objects.exists()


def test_only_who_wrote_it_takes_it_back(world: World) -> None:
    met = meet(world.case_manager, world.file)
    for person in (world.duo, world.stand_in, world.other_group):
        with person.at_work(world.file) as by, pytest.raises(NotYours):
            taking_back.take_back(met, by=by)
    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)


def test_a_note_under_which_a_colleague_wrote_stays(world: World) -> None:
    met = meet(world.case_manager, world.file)
    with world.duo.at_work(world.file) as by:
        added = encounters.follow(met, text="Vu aussi.", depth=Depth.SHARED, by=by)
    with world.case_manager.at_work(world.file) as by, pytest.raises(SomebodyAdded):
        taking_back.take_back(met, by=by)

    with world.duo.at_work(world.file) as by:
        taking_back.take_back_note(added, by=by)
        assert [note.text for note in met.notes.all()] == [WORDS]
        taking_back.bring_back_note(added, by=by)
        assert met.notes.count() == 2


def test_what_is_added_to_a_note_that_went_is_refused(world: World) -> None:
    met = meet(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)
    with world.duo.at_work(world.file) as by, pytest.raises((NotYours, NoteIsGone)):
        encounters.follow(met, text="Vu.", depth=Depth.SHARED, by=by)
    assert not Note.objects.exists()


def test_what_she_took_back_herself_no_colleague_brings_back(world: World) -> None:
    met = meet(world.duo, world.file)
    with world.duo.at_work(world.file) as by:
        taking_back.take_back(met, by=by)
    with world.case_manager.at_work(world.file) as by, pytest.raises(NotYours):
        taking_back.bring_back(met, by=by)
    with world.duo.at_work(world.file) as by:
        taking_back.bring_back(met, by=by)
    assert Encounter.objects.get() == met


def test_a_note_taken_back_leaves_its_encounter_out_of_the_notes_of_that_depth(
    world: World,
) -> None:
    met = meet(world.case_manager, world.file)
    working = SoughtInThread(depth=Depth.WORKING)
    with world.case_manager.at_work(world.file) as by:
        note = encounters.follow(met, text="À creuser.", depth=Depth.WORKING, by=by)
        assert thread(world.file, working) == [met.pk]
        taking_back.take_back_note(note, by=by)
        assert thread(world.file, working) == []


def test_from_the_page_it_is_kept_taken_back_and_brought_back(
    world: World, desk: InspectingClient, page: Page
) -> None:
    desk.post(page("encounter_new"), {"kind": "walk", "text": WORDS})
    met = Encounter.objects.get()

    gone = desk.post(page("encounter_take_back", met), follow=True)
    assert "C’est annulé" in words_of(gone)
    assert WORDS not in words_of(gone)

    back = desk.post(page("encounter_return", met), follow=True)
    assert "La note est revenue." in words_of(back)
    assert WORDS in words_of(back)


def test_the_page_after_keeping_says_what_can_come_next_and_only_then(
    world: World, desk: InspectingClient, page: Page
) -> None:
    kept = desk.post(page("encounter_new"), {"kind": "walk", "text": WORDS}, follow=True)

    assert "Et puis ? Rien n’est obligé." in words_of(kept)
    assert "Annuler" in words_of(kept)
    assert "Et puis ?" not in words_of(desk.get(page("thread")))
