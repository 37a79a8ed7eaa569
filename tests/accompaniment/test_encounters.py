"""An encounter is written down in seconds, once, and never written over."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction

from miriam.accompaniment.domain import BegunBy, EncounterKind
from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.selectors.themes import public_id_of
from miriam.accompaniment.services import encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.accompaniment.services.refusals import InTheFuture, NothingWritten
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.refusals import NotYours
from miriam.people.models import Exclusion
from miriam.people.services import files
from miriam.people.services.refusals import FileClosed
from miriam.vault import keychain
from miriam.vault.domain import Depth
from miriam.vault.keychain import Closed
from tests.world import World

WRITERS = {
    "case_manager": True,
    "duo": True,
    "stand_in": True,
    "former_stand_in": False,
    "other_group": False,
    "other_centre": False,
    "coordinator": False,
    "referent": False,
    "benefits_worker": False,
    "councillor": False,
    "facilitator": False,
    "researcher": False,
    "steward": False,
    "administrator": False,
    "participant": False,
}


@pytest.mark.parametrize(("who", "may"), WRITERS.items(), ids=WRITERS)
def test_who_may_write_an_encounter(world: World, who: str, may: bool) -> None:
    with getattr(world, who).at_work(world.file) as by:
        if may:
            encounters.record(
                world.file,
                EncounterFacts(kind=EncounterKind.WALK, text="Au parc."),
                by=by,
            )
        else:
            with pytest.raises(NotYours):
                encounters.record(
                    world.file,
                    EncounterFacts(kind=EncounterKind.WALK, text="Au parc."),
                    by=by,
                )

    assert Encounter.objects.exists() is may


def test_somebody_she_excluded_may_not_write_even_as_duo(world: World) -> None:
    Exclusion.objects.create(file=world.file, account=world.duo.account)

    with world.duo.at_work(world.file) as by, pytest.raises(NotYours):
        encounters.record(world.file, EncounterFacts(kind=EncounterKind.WALK), by=by)


def test_all_that_is_recorded_is_read_back(world: World) -> None:
    themes = [public_id_of(world.centre, code) for code in ("rights", "housing_search")]

    with world.case_manager.at_work(world.file) as by:
        encounters.record(
            world.file,
            EncounterFacts(
                kind=EncounterKind.HOME,
                on=date(2026, 3, 2),
                text="Elle a visité l’appartement.\nIl faut une garantie.",
                minutes=90,
                begun_by=BegunBy.HER,
                about=themes,
            ),
            by=by,
        )

    with world.duo.at_work(world.file):
        kept = Encounter.objects.get()
        assert (kept.on, kept.kind, kept.minutes, kept.begun_by) == (
            date(2026, 3, 2),
            EncounterKind.HOME,
            90,
            BegunBy.HER,
        )
        assert {str(theme) for theme in kept.themes.all()} == {
            "droits et papiers",
            "recherche de logement",
        }
        assert kept.notes.get().text.startswith("Elle a visité")
        assert kept.written_by == world.case_manager.mandate


def test_only_the_kind_is_needed_and_the_day_is_today(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        kept = encounters.record(world.file, EncounterFacts(kind=EncounterKind.PHONE), by=by)

    assert kept.on == clock.today()
    assert not kept.notes.exists()


@pytest.mark.parametrize(
    ("changed", "many"),
    [
        ({}, 1),
        ({"text": "Un café, et le bail."}, 2),
        ({"kind": EncounterKind.WALK}, 2),
        ({"minutes": 30}, 2),
        ({"begun_by": BegunBy.HER}, 2),
        ({"depth": Depth.WORKING}, 2),
        ({"about": ["rights"]}, 2),
    ],
)
def test_the_same_note_sent_again_from_the_page_before_is_kept_once(
    world: World, changed: dict[str, Any], many: int
) -> None:
    typed: dict[str, Any] = {
        "kind": EncounterKind.CAFE,
        "text": "Un café.",
        "about": ["housing_search"],
    }
    with world.case_manager.at_work(world.file) as by:
        for sent in (typed, {**typed, **changed}):
            about = [public_id_of(world.centre, code) for code in sent["about"]]
            encounters.record(world.file, EncounterFacts(**{**sent, "about": about}), by=by)
    assert Encounter.objects.count() == many


def test_the_same_words_on_another_day_are_another_note(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        with time_machine.travel(clock.now() - timedelta(hours=2)):
            encounters.record(
                world.file,
                EncounterFacts(kind=EncounterKind.CAFE, text="Un café."),
                by=by,
            )
        encounters.record(
            world.file, EncounterFacts(kind=EncounterKind.CAFE, text="Un café."), by=by
        )
    assert Encounter.objects.count() == 2


def test_an_encounter_to_come_is_refused(world: World) -> None:
    tomorrow = clock.today() + timedelta(days=1)

    with world.case_manager.at_work(world.file) as by, pytest.raises(InTheFuture):
        encounters.record(world.file, EncounterFacts(kind=EncounterKind.WALK, on=tomorrow), by=by)

    assert not Encounter.objects.exists()


def test_a_closed_file_is_not_written_in(world: World) -> None:
    world.file.state = "closed"
    world.file.save(update_fields=["state"])

    with world.case_manager.at_work(world.file) as by, pytest.raises(FileClosed):
        encounters.record(world.file, EncounterFacts(kind=EncounterKind.WALK), by=by)


def test_a_second_note_follows_and_the_first_stays(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="Elle hésite."),
            by=by,
        )
    with world.duo.at_work(world.file) as by:
        encounters.follow(
            Encounter.objects.get(), text="Elle a dit oui.", depth=Depth.SHARED, by=by
        )

    with world.case_manager.at_work(world.file):
        notes = list(met.notes.all())
        assert [note.text for note in notes] == ["Elle a dit oui.", "Elle hésite."]
        assert [note.written_by for note in notes] == [
            world.duo.mandate,
            world.case_manager.mandate,
        ]


def test_a_colleague_who_is_not_of_the_team_cannot_follow_up(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="Elle hésite."),
            by=by,
        )

    with world.other_group.at_work(world.file) as by, pytest.raises(NotYours):
        encounters.follow(met, text="Vu.", depth=Depth.SHARED, by=by)


def test_a_note_without_words_is_refused(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(world.file, EncounterFacts(kind=EncounterKind.WALK), by=by)
        with pytest.raises(NothingWritten):
            encounters.follow(met, text="", depth=Depth.SHARED, by=by)


def test_a_note_is_never_written_over(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="Les premiers mots."),
            by=by,
        )
        note = met.notes.get()
        note.shared = "D’autres mots."
        with pytest.raises(NotImplementedError):
            note.save()
        with pytest.raises(NotImplementedError):
            Note.objects.update(shared=b"")

        assert Note.objects.select_related("encounter__file").get().text == "Les premiers mots."


@pytest.mark.parametrize(
    ("written", "closed"),
    [(Depth.WORKING, ("identity", "shared")), (Depth.SHARED, ("identity", "working"))],
)
def test_a_note_opens_with_the_ring_of_its_depth_alone(
    world: World, written: Depth, closed: tuple[str, ...]
) -> None:
    with world.case_manager.at_work(world.file) as by:
        encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="À creuser.", depth=written),
            by=by,
        )
    note = Note.objects.select_related("encounter__file").get()

    others, its_own = world.case_manager.actor(), world.case_manager.actor()
    others.open([world.file.ring_subject], closed)
    its_own.open([world.file.ring_subject], [written])

    with keychain.using(others.keychain), pytest.raises(Closed):
        _ = note.text
    with keychain.using(its_own.keychain):
        assert note.text == "À creuser."


def test_the_database_refuses_a_note_at_two_depths(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(world.file, EncounterFacts(kind=EncounterKind.WALK), by=by)
        both = Note(encounter=met, depth=Depth.SHARED, shared="a", working="b", written_by=by.hat)
        with pytest.raises(IntegrityError), transaction.atomic():
            both.save()


def test_themes_of_another_centre_do_not_stick(world: World) -> None:
    foreign = public_id_of(world.elsewhere, "rights")

    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, about=[foreign, uuid4()]),
            by=by,
        )

    assert not met.themes.exists()


def test_the_journal_of_her_file_says_who_wrote(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        encounters.record(
            world.file, EncounterFacts(kind=EncounterKind.WALK, text="Au parc."), by=by
        )

    line = Line.objects.filter(subject=world.file.public_id).order_by("-number")[0]
    assert (line.act, line.actor) == ("encounter.written", world.case_manager.account.public_id)


def test_a_note_survives_the_day_the_duo_leaves(world: World) -> None:
    with world.duo.at_work(world.file) as by:
        encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="Écrit avec la duo."),
            by=by,
        )
    with world.case_manager.at_work(world.file) as by:
        files.name_duo(world.file, duo=None, by=by)
    with world.case_manager.at_work(world.file) as by:
        encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="Écrit après."),
            by=by,
        )

    with world.case_manager.at_work(world.file):
        said = {note.text for note in Note.objects.select_related("encounter__file")}
        assert said == {"Écrit avec la duo.", "Écrit après."}
    with world.duo.at_work(world.file) as by:
        with pytest.raises(NotYours):
            encounters.record(world.file, EncounterFacts(kind=EncounterKind.WALK), by=by)
        after = Note.objects.select_related("encounter__file").order_by("-pk")[0]
        with pytest.raises(Closed):
            _ = after.text
