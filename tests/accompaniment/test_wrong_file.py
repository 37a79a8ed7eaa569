"""A note in the wrong file is moved or withdrawn; a day remains of it, and never a word."""

import pytest
import time_machine

from miriam.accompaniment.acts import TO_SEE_WISHES
from miriam.accompaniment.domain import EncounterKind, Gone
from miriam.accompaniment.models import Encounter, Note, Trace
from miriam.accompaniment.selectors.gone import readers_since
from miriam.accompaniment.selectors.thread import (
    SoughtInThread,
    thread,
    told_of,
)
from miriam.accompaniment.services import mending, taking_back
from miriam.accompaniment.services.refusals import (
    ElsewhereOnly,
    NoteIsGone,
)
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.models.leaving import destroy_those_over
from miriam.core.refusals import NotYours
from miriam.people.models import File
from miriam.vault.domain import Depth
from tests.accompaniment.meeting import LATER, WORDS, everywhere, meet
from tests.accompaniment.reading import Page, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, make_file, sign_in


def moved(world: World, depth: Depth = Depth.SHARED) -> tuple[Encounter, File]:
    """A note on Fatou from the file of Nadia to her own."""
    met = meet(world.case_manager, world.file, depth)
    fatou = make_file(world.case_manager, "Fatou")
    with world.case_manager.at_work(world.file) as by:
        return mending.move(met, to=fatou, by=by), fatou


@pytest.mark.parametrize("depth", [Depth.SHARED, Depth.WORKING])
def test_a_moved_note_is_sealed_for_the_other_woman_as_deep_as_it_was(
    world: World, depth: Depth
) -> None:
    there, fatou = moved(world, depth)

    assert set(everywhere(world).values()) == {False} or everywhere(world)["habits"]
    assert not Encounter._base_manager.filter(file=world.file).exists()
    assert not Note._base_manager.filter(encounter__file=world.file).exists()
    with world.case_manager.at_work(fatou):
        [note] = Note.objects.filter(encounter=there).select_related("encounter__file")
        assert (note.text, note.depth, note.written_by) == (
            WORDS,
            depth,
            world.case_manager.mandate,
        )
        assert (there.kind, there.file) == (EncounterKind.COURT, fatou)


def test_of_two_who_move_at_once_the_second_is_told(world: World) -> None:
    met = meet(world.case_manager, world.file)
    fatou = make_file(world.case_manager, "Fatou")
    stale = Encounter.objects.select_related("file").get()
    with world.case_manager.at_work(world.file) as by:
        mending.move(met, to=fatou, by=by)
        with pytest.raises((NotYours, NoteIsGone)):
            mending.move(stale, to=fatou, by=by)
    assert Encounter.objects.count() == 1


def test_it_moves_only_where_one_writes_and_not_to_where_it_is(world: World) -> None:
    met = meet(world.case_manager, world.file)
    foreign = make_file(world.other_group, "Rosa")
    with world.case_manager.at_work(world.file) as by:
        with pytest.raises(NotYours):
            mending.move(met, to=foreign, by=by)
        with pytest.raises(ElsewhereOnly):
            mending.move(met, to=world.file, by=by)
    assert Encounter.objects.get().file == world.file


def test_a_stand_in_neither_moves_nor_withdraws(world: World) -> None:
    met = meet(world.stand_in, world.file)
    with world.stand_in.at_work(world.file) as by:
        with pytest.raises(NotYours):
            mending.withdraw(met, by=by)
        with pytest.raises(NotYours):
            mending.move(met, to=world.file, by=by)
    with world.duo.at_work(world.file) as by:
        mending.withdraw(met, by=by)
    assert not Encounter.objects.exists()


def test_what_the_team_withdrew_does_not_return_to_whoever_stood_in_and_wrote_it(
    world: World,
) -> None:
    met = meet(world.stand_in, world.file)
    with world.case_manager.at_work(world.file) as by:
        mending.withdraw(met, by=by)
    with world.stand_in.at_work(world.file) as by, pytest.raises(NotYours):
        taking_back.bring_back(met, by=by)
    with world.duo.at_work(world.file) as by:
        taking_back.bring_back(met, by=by)
    assert Encounter.objects.get() == met


def test_of_a_note_withdrawn_a_day_remains_and_of_one_brought_back_nothing_is_said(
    world: World,
) -> None:
    met = meet(world.case_manager, world.file)
    with world.duo.at_work(world.file) as by:
        mending.withdraw(met, by=by)
        assert [trace.how for trace in Trace.objects.all()] == [Gone.WITHDRAWN]
        taking_back.bring_back(met, by=by)
    assert not Trace.objects.exists()
    assert set(everywhere(world).values()) == {True}


def test_the_trace_stays_when_the_words_are_destroyed(
    world: World, client: InspectingClient, page: Page
) -> None:
    met = meet(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        mending.withdraw(met, by=by)
    with time_machine.travel(clock.now() + LATER):
        destroy_those_over()
    assert not Encounter._base_manager.exists()

    said = words_of(sign_in(client, world.duo).get(page("thread")))

    assert "a été retirée le" in said
    assert WORDS not in said
    assert "tribunal" not in said


def test_the_trace_of_a_moved_note_names_nobody(
    world: World, client: InspectingClient, page: Page
) -> None:
    moved(world)

    said = words_of(sign_in(client, world.duo).get(page("thread")))

    assert "a été déplacée le" in said
    assert "Fatou" not in said


def acts_of(file: File) -> list[str]:
    lines = Line.objects.filter(subject=file.public_id).order_by("number")
    return [line.act for line in lines if line.act.startswith("encounter.")]


def test_the_journal_of_both_women_says_what_was_done(world: World) -> None:
    _there, fatou = moved(world)
    assert acts_of(world.file) == ["encounter.written", "encounter.moved_away"]
    assert acts_of(fatou) == ["encounter.moved_here"]


def test_who_had_the_file_open_since_is_said(
    world: World, client: InspectingClient, page: Page
) -> None:
    met = meet(world.case_manager, world.file)
    sign_in(client, world.case_manager)
    wrong = page("encounter_mend", met)
    assert "Personne d’autre n’a eu ce dossier ouvert" in words_of(client.get(wrong))

    sign_in(client, world.duo).get(page("thread"))

    said = words_of(sign_in(client, world.case_manager).get(wrong))
    assert "Ont eu ce dossier ouvert depuis : Sofie" in said
    assert "Nadia ne lit pas Miriam elle-même" in said


def test_a_working_note_was_read_by_those_who_opened_such_notes(
    world: World, client: InspectingClient
) -> None:
    meet(world.case_manager, world.file, Depth.WORKING)
    sign_in(client, world.duo).get(f"/dossiers/{world.file.public_id}/plan")
    with world.case_manager.at_work(world.file) as by:
        [met] = told_of(world.file, thread(world.file, SoughtInThread()))
        assert readers_since(met, by=by) == []
        sign_in(client, world.duo).get(f"/dossiers/{world.file.public_id}/fil")
        assert readers_since(met, by=by) == ["Sofie"]


def test_whoever_saw_the_list_of_the_women_has_not_read_the_note(
    world: World, client: InspectingClient
) -> None:
    met = meet(world.case_manager, world.file)
    sign_in(client, world.stand_in).get("/mon-groupe")
    seen = Line.objects.filter(purpose=TO_SEE_WISHES.name, subject=world.file.public_id)
    assert seen.filter(act="opened.shared").exists()
    with world.case_manager.at_work(world.file) as by:
        assert readers_since(met, by=by) == []


def test_from_the_page_it_moves(world: World, desk: InspectingClient, page: Page) -> None:
    met = meet(world.case_manager, world.file)
    fatou = make_file(world.case_manager, "Fatou")

    answer = desk.post(page("encounter_mend", met), {"to": fatou.public_id}, follow=True)

    assert "La note est maintenant dans l’autre dossier." in words_of(answer)
    assert Encounter.objects.get().file == fatou


def test_from_the_page_it_is_withdrawn_and_returns(
    world: World, desk: InspectingClient, page: Page
) -> None:
    met = meet(world.case_manager, world.file)

    answer = desk.post(page("encounter_withdraw", met), follow=True)

    assert "La note est retirée." in words_of(answer)
    assert "Annuler" in words_of(answer)
    desk.post(page("encounter_return", met))
    assert Encounter.objects.exists()
