"""An appointment is made, moved, dropped, taken up, becomes an encounter; nobody failed to come."""

from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from miriam.access.models import Mandate
from miriam.accompaniment.domain import AppointmentState, Company, EncounterKind, Rhythm
from miriam.accompaniment.models import AgreedRhythm, Appointment, Encounter
from miriam.accompaniment.selectors import appointments_of
from miriam.accompaniment.selectors.themes import public_id_of
from miriam.accompaniment.services import appointments, encounters, mending, rhythms, taking_back
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.accompaniment.services.refusals import AppointmentHasItsNote, DayHasPassed
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.models.leaving import destroy_those_over
from miriam.core.refusals import NotYours, Overtaken
from miriam.people.models import File
from miriam.people.services import pausing
from miriam.people.services.refusals import FileClosed
from miriam.vault import keychain
from miriam.vault.domain import Depth
from miriam.vault.keychain import Closed
from tests.world import Person, World, make_file

LONG_AGO = datetime.min.replace(tzinfo=clock.now().tzinfo)
LATER = timedelta(minutes=11)


def in_days(days: int, hours: int = 0) -> datetime:
    return clock.now().replace(second=0, microsecond=0) + timedelta(days=days, hours=hours)


def facts(days: int = 2, **more: Any) -> AppointmentFacts:
    return AppointmentFacts(**{"starts_at": in_days(days), "kind": EncounterKind.WALK, **more})


def made(person: Person, file: File, days: int = 2, **more: Any) -> Appointment:
    with person.at_work(file) as by:
        return appointments.make(file, facts(days, **more), by=by)


def fresh(appointment: Appointment) -> Appointment:
    related = Appointment.objects.select_related("file", "encounter", "mandate")
    return related.get(pk=appointment.pk)


def acts_of(file: File) -> list[str]:
    lines = Line.objects.filter(subject=file.public_id).order_by("number")
    return [line.act for line in lines if line.act.startswith(("appointment", "rhythm"))]


WRITERS = ["case_manager", "duo", "stand_in"]
OTHERS = ["former_stand_in", "other_group", "other_centre", "coordinator", "referent"]
OTHERS += ["benefits_worker", "councillor", "facilitator", "researcher", "steward"]
OTHERS += ["administrator", "participant"]


@pytest.mark.parametrize("who", WRITERS)
def test_whoever_accompanies_her_makes_one_of_her_own(world: World, who: str) -> None:
    kept = made(getattr(world, who), world.file)
    assert kept.mandate == getattr(world, who).mandate
    assert kept.state is AppointmentState.PLANNED


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_makes_or_changes_one(world: World, who: str) -> None:
    kept = made(world.case_manager, world.file)
    person = getattr(world, who)
    with person.at_work(world.file) as by:
        for act in (
            lambda: appointments.make(world.file, facts(), by=by),
            lambda: appointments.change(kept, facts(3), version=1, by=by),
            lambda: appointments.drop(kept, by=by),
            lambda: appointments.take_up(kept, by=by),
            lambda: appointments.put_back(kept, by=by),
            lambda: appointments.note(kept, EncounterFacts(kind=EncounterKind.WALK), by=by),
            lambda: rhythms.agree(world.file, every=Rhythm.WEEKLY, words="", by=by),
        ):
            with pytest.raises(NotYours):
                act()
    assert fresh(kept).sequence == 0


def test_all_that_is_said_is_read_back(world: World) -> None:
    kept = made(
        world.case_manager,
        world.file,
        company=Company.PARTNER,
        minutes=90,
        goes_along=True,
        about=[public_id_of(world.centre, "housing_search")],
        what="Visite de l’appartement",
        place="rue des Essais 4",
        partner="Monsieur Fictif, de l’agence",
        bring="les fiches de paie",
    )
    with world.duo.at_work(world.file):
        read = fresh(kept)
        assert read.what == "Visite de l’appartement"
        assert read.place == "rue des Essais 4"
        assert read.partner == "Monsieur Fictif, de l’agence"
        assert read.bring == "les fiches de paie"
        assert (read.company, read.minutes, read.goes_along) == (Company.PARTNER, 90, True)
        assert [str(theme) for theme in read.themes.all()] == ["recherche de logement"]
    stranger = world.other_group.actor()
    stranger.open([world.file.ring_subject], [Depth.SHARED])
    with keychain.using(stranger.keychain), pytest.raises(Closed):
        _ = fresh(kept).place


def test_the_same_sent_again_from_the_page_before_is_one(world: World) -> None:
    told = facts(what="Au parc")
    with world.case_manager.at_work(world.file) as by:
        first = appointments.make(world.file, told, by=by)
        assert appointments.make(world.file, told, by=by) == first
        other = appointments.make(world.file, facts(what="Au parc, avec les enfants"), by=by)
        appointments.drop(first, by=by)
        again = appointments.make(world.file, told, by=by)
    assert len({first, other, again}) == 3


def test_a_day_that_has_passed_is_none_for_an_appointment(world: World) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        with pytest.raises(DayHasPassed):
            appointments.make(world.file, facts(-1), by=by)
        with pytest.raises(DayHasPassed):
            appointments.change(kept, facts(-1), version=1, by=by)


def test_moved_it_counts_for_calendars_and_goes_back(world: World) -> None:
    kept = made(world.case_manager, world.file)
    before, after = kept.starts_at, in_days(5)
    with world.duo.at_work(world.file) as by:
        with time_machine.travel(clock.now() + timedelta(minutes=1)):
            appointments.change(fresh(kept), facts(starts_at=after), version=1, by=by)
        moved = fresh(kept)
        assert (moved.starts_at, moved.moved_from, moved.sequence) == (after, before, 1)
        assert moved.changed_at > kept.changed_at
        # Whose it is does not change with whoever moves it.
        assert moved.mandate == world.case_manager.mandate

        appointments.put_back(moved, by=by)
        appointments.put_back(moved, by=by)
    back = fresh(kept)
    assert (back.starts_at, back.moved_from, back.sequence) == (before, None, 2)
    assert acts_of(world.file) == ["appointment.made", "appointment.moved", "appointment.moved"]


def test_what_it_is_about_may_change_without_a_move(world: World) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        told = facts(starts_at=kept.starts_at, what="Chez le médecin")
        appointments.change(fresh(kept), told, version=1, by=by)
        assert fresh(kept).what == "Chez le médecin"
    assert fresh(kept).sequence == 0
    assert acts_of(world.file)[-1] == "appointment.changed"


def test_of_two_who_move_it_one_is_told(world: World) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        appointments.change(fresh(kept), facts(3), version=1, by=by)
    with world.duo.at_work(world.file) as by, pytest.raises(Overtaken):
        appointments.change(fresh(kept), facts(4), version=1, by=by)


def test_dropped_it_can_be_taken_up(world: World) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        for _twice in range(2):
            appointments.drop(kept, by=by)
        assert (fresh(kept).state, fresh(kept).sequence) == (AppointmentState.DROPPED, 1)
        for _twice in range(2):
            appointments.take_up(kept, by=by)
    assert (fresh(kept).state, fresh(kept).sequence) == (AppointmentState.PLANNED, 2)
    assert acts_of(world.file)[1:] == ["appointment.dropped", "appointment.taken_up"]


def test_dropped_and_moved_it_stands_again(world: World) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(kept, by=by)
        told = facts(starts_at=kept.starts_at, what="Chez le médecin")
        appointments.change(fresh(kept), told, version=2, by=by)
        assert fresh(kept).state is AppointmentState.DROPPED
        appointments.change(fresh(kept), facts(5), version=3, by=by)
    assert (fresh(kept).state, fresh(kept).sequence) == (AppointmentState.PLANNED, 2)


@pytest.mark.parametrize("tap", ["drop", "take_up", "put_back"])
def test_after_a_tap_of_another_a_page_that_was_open_is_told(world: World, tap: str) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        if tap == "take_up":
            appointments.drop(kept, by=by)
        if tap == "put_back":
            appointments.change(kept, facts(3), version=1, by=by)
        shown = fresh(kept).version
        getattr(appointments, tap)(fresh(kept), by=by)
    with world.duo.at_work(world.file) as by, pytest.raises(Overtaken):
        appointments.change(fresh(kept), facts(what="Au parc"), version=shown, by=by)


def note(person: Person, kept: Appointment, text: str = "On a marché.") -> Encounter:
    with person.at_work(kept.file) as by:
        told = EncounterFacts(kind=EncounterKind(kept.kind), text=text)
        return appointments.note(kept, told, by=by)


def test_noted_it_is_held_and_planned_again_when_the_note_is_taken_back(world: World) -> None:
    kept = made(world.case_manager, world.file, 0)
    met = note(world.case_manager, kept)
    assert fresh(kept).state is AppointmentState.HELD

    with world.case_manager.at_work(world.file) as by:
        taking_back.take_back(met, by=by)
        assert fresh(kept).state is AppointmentState.PLANNED
        taking_back.bring_back(met, by=by)
        assert fresh(kept).state is AppointmentState.HELD
        mending.withdraw(met, by=by)
    assert fresh(kept).state is AppointmentState.PLANNED
    with time_machine.travel(clock.now() + LATER):
        assert destroy_those_over()
    assert (fresh(kept).encounter, fresh(kept).state) == (None, AppointmentState.PLANNED)


def test_a_note_that_moves_to_another_file_leaves_it_planned(world: World) -> None:
    other = make_file(world.case_manager, "Amina")
    kept = made(world.case_manager, world.file, 0)
    met = note(world.case_manager, kept)
    with world.case_manager.at_work(world.file, other) as by:
        mending.move(met, to=other, by=by)
    assert fresh(kept).state is AppointmentState.PLANNED


def test_it_has_one_note_and_sent_again_it_is_the_same(world: World) -> None:
    kept = made(world.case_manager, world.file, 0)
    met = note(world.case_manager, kept)
    assert note(world.case_manager, kept) == met
    with pytest.raises(AppointmentHasItsNote):
        note(world.duo, kept, "Vu aussi.")
    assert Encounter.objects.count() == 1
    with world.case_manager.at_work(world.file) as by:
        with pytest.raises(AppointmentHasItsNote):
            appointments.drop(kept, by=by)
        with pytest.raises(AppointmentHasItsNote):
            appointments.change(fresh(kept), facts(3), version=1, by=by)


def test_a_dropped_one_may_still_get_its_note(world: World) -> None:
    kept = made(world.case_manager, world.file, 0)
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(kept, by=by)
    note(world.case_manager, kept)
    assert fresh(kept).state is AppointmentState.HELD


def test_in_a_file_that_is_closed_nothing_is_made(world: World) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
        for act in (
            lambda: appointments.make(world.file, facts(), by=by),
            lambda: appointments.change(fresh(kept), facts(3), version=1, by=by),
            lambda: rhythms.agree(world.file, every=Rhythm.WEEKLY, words="", by=by),
        ):
            with pytest.raises(FileClosed):
                act()


def entries(person: Person, since: datetime = LONG_AGO) -> list[Any]:
    mandate = Mandate.objects.select_related("account").get(pk=person.mandate.pk)
    return appointments_of(mandate, since)


def test_a_calendar_reads_when_and_never_what(world: World) -> None:
    kept = made(world.case_manager, world.file, what="Chez le juge", minutes=60)
    made(world.duo, world.file)
    [entry] = entries(world.case_manager)
    assert (entry.public_id, entry.starts_at) == (kept.public_id, kept.starts_at)
    assert (entry.state, entry.sequence) == (AppointmentState.PLANNED, 0)
    assert not {"what", "place", "partner", "bring", "file"} & set(vars(entry))
    assert entries(world.case_manager, in_days(3)) == []


def test_for_calendars_a_dropped_one_stays_and_an_ended_accompaniment_drops_all(
    world: World,
) -> None:
    kept = made(world.case_manager, world.file)
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(kept, by=by)
        assert entries(world.case_manager)[0].state is AppointmentState.DROPPED
        appointments.take_up(kept, by=by)
        pausing.stop(world.file, by=by)
    [entry] = entries(world.case_manager)
    assert (entry.state, entry.sequence) == (AppointmentState.DROPPED, 3)


def test_whoever_accompanies_her_no_longer_has_none_in_her_calendar(world: World) -> None:
    made(world.stand_in, world.file)
    assert len(entries(world.stand_in)) == 1
    world.without_stand_ins()
    assert entries(world.stand_in) == []


def test_a_rhythm_is_agreed_on_and_left_open_again(world: World) -> None:
    assert not AgreedRhythm.objects.exists()
    with world.case_manager.at_work(world.file) as by:
        rhythms.agree(world.file, every=Rhythm.WEEKLY, words="Écrivez-moi si…", by=by)
        words = "Une fois par mois."
        rhythms.agree(world.file, every=Rhythm.MONTHLY, words=words, version=1, by=by)
        kept = AgreedRhythm.objects.select_related("file").get()
        assert (kept.every, kept.words) == (Rhythm.MONTHLY, "Une fois par mois.")
        with pytest.raises(Overtaken):
            rhythms.agree(world.file, every=Rhythm.WEEKLY, words="", version=1, by=by)
        for _twice in range(2):
            rhythms.agree(world.file, every=None, words="", version=2, by=by)
        with pytest.raises(Overtaken):
            rhythms.agree(world.file, every=Rhythm.WEEKLY, words="", version=2, by=by)
    assert not AgreedRhythm.objects.exists()
    assert acts_of(world.file) == ["rhythm.agreed", "rhythm.agreed", "rhythm.left_open"]


def test_an_encounter_of_another_way_is_no_ones_appointment(world: World) -> None:
    kept = made(world.case_manager, world.file, 0)
    with world.case_manager.at_work(world.file) as by:
        encounters.record(world.file, EncounterFacts(kind=EncounterKind.CAFE), by=by)
    assert fresh(kept).state is AppointmentState.PLANNED
