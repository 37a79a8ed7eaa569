"""The pages of appointments: few taps, the hour that was typed, what was typed stays."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.timezone import localtime

from miriam.accompaniment.domain import AppointmentState, Company, EncounterKind, Rhythm
from miriam.accompaniment.models import AgreedRhythm, Appointment, Encounter
from miriam.accompaniment.selectors.themes import public_id_of
from miriam.accompaniment.services import appointments, rhythms
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.core import clock
from tests.accompaniment.reading import Page, one, soup_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, sign_in

TOMORROW = timedelta(days=1)


def typed(**more: Any) -> dict[str, Any]:
    return {
        "on": (clock.today() + TOMORROW).isoformat(),
        "at": "09:30",
        "kind": "walk",
        "company": "her",
        "once": str(uuid4()),
        **more,
    }


def kept() -> Appointment:
    return Appointment.objects.select_related("encounter", "file").get()


@pytest.fixture
def planned(world: World) -> Appointment:
    """An appointment of today, at noon or so."""
    with world.case_manager.at_work(world.file) as by:
        return appointments.make(
            world.file,
            AppointmentFacts(
                starts_at=clock.now().replace(second=0, microsecond=0),
                kind=EncounterKind.SCHOOL,
                minutes=60,
                about=[public_id_of(world.centre, "school")],
                what="Rencontrer l’institutrice",
                place="École des Essais",
            ),
            by=by,
        )


def test_day_hour_and_kind_are_enough(desk: InspectingClient, page: Page) -> None:
    answer = desk.post(page("appointment_new"), typed(), follow=True)
    assert "Gardé." in words_of(answer)
    told = localtime(kept().starts_at)
    assert (told.date(), told.hour, told.minute) == (clock.today() + TOMORROW, 9, 30)
    assert soup_of(answer).select_one(".way-back form")


def test_the_same_form_sent_twice_is_one_appointment(desk: InspectingClient, page: Page) -> None:
    sent = typed()
    for _twice in range(2):
        assert desk.post(page("appointment_new"), sent).status_code == 302
    assert kept()


def test_what_was_typed_stays_with_the_reason(desk: InspectingClient, page: Page) -> None:
    yesterday = (clock.today() - TOMORROW).isoformat()
    answer = desk.post(page("appointment_new"), typed(on=yesterday, what="Chez elle"))
    assert "Ce jour est passé." in words_of(answer)
    assert "Chez elle" in words_of(answer)
    far = desk.post(page("appointment_new"), typed(on="2126-03-01"))
    assert "vérifiez l’année" in words_of(far)
    assert not Appointment.objects.exists()


BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "at", "moment", "words"),
    [
        (date(2027, 3, 28), "02:30", None, "l’heure n’existe pas"),
        (date(2027, 3, 28), "03:30", "01:30", "Gardé."),
        (date(2027, 10, 31), "02:30", "00:30", "c’est la première"),
        (date(2027, 10, 31), "03:30", "02:30", "Gardé."),
    ],
)
def test_the_nights_on_which_clocks_are_changed(
    client: InspectingClient, on: date, at: str, moment: str | None, words: str, request: Any
) -> None:
    with time_machine.travel(datetime(on.year, on.month, on.day - 3, 12, tzinfo=BRUSSELS)):
        world = World()
        sign_in(client, world.case_manager)
        new = reverse("accompaniment:appointment_new", args=[world.file.public_id])
        answer = client.post(new, typed(on=on.isoformat(), at=at), follow=True)
        assert words in words_of(answer)
        found = [f"{one.starts_at:%H:%M}" for one in Appointment.objects.order_by("pk")]
        assert found == ([moment] if moment else [])


def test_moved_on_its_page_and_back(
    desk: InspectingClient, page: Page, planned: Appointment
) -> None:
    before = kept().starts_at
    sent = typed(kind="school", version="1", what="Rencontrer l’institutrice")
    answer = desk.post(page("appointment", planned), sent, follow=True)
    assert kept().moved_from == before
    form = soup_of(answer).select_one(".way-back form")
    assert form
    desk.post(str(form["action"]), {"once": str(uuid4())})
    assert kept().starts_at == before


def test_dropped_it_is_moved_and_the_page_says_that_it_stands(
    desk: InspectingClient, page: Page, planned: Appointment, world: World
) -> None:
    with world.duo.at_work(world.file) as by:
        appointments.drop(planned, by=by)
    stale = desk.post(page("appointment", planned), typed(version="1", what="Au parc"))
    assert "Ce rendez-vous n’a pas lieu. Il peut être repris" in words_of(stale)
    assert "Au parc" in words_of(stale)
    here = localtime(planned.starts_at)
    same = typed(on=here.date().isoformat(), at=f"{here:%H:%M}", version="2", place="Au parc")
    answer = desk.post(page("appointment", planned), same, follow=True)
    assert "Gardé. Ce rendez-vous n’a pas lieu." in words_of(answer)
    answer = desk.post(page("appointment", planned), typed(version="3"), follow=True)
    assert "Gardé. Ce rendez-vous tient à nouveau." in words_of(answer)
    desk.post(str(one(soup_of(answer), ".way-back form")["action"]), {"once": str(uuid4())})
    assert kept().state is AppointmentState.DROPPED


def test_somebody_else_was_quicker_and_both_texts_are_shown(
    desk: InspectingClient, page: Page, planned: Appointment, world: World
) -> None:
    with world.duo.at_work(world.file) as by:
        told = AppointmentFacts(
            starts_at=planned.starts_at, kind=EncounterKind.SCHOOL, what="Avec la directrice"
        )
        appointments.change(planned, told, version=1, by=by)
    answer = desk.post(page("appointment", planned), typed(version="1", what="Au parc"))
    assert "Avec la directrice" in words_of(answer)
    assert "Au parc" in words_of(answer)


def test_one_tap_makes_it_an_encounter_with_kind_and_themes(
    desk: InspectingClient, page: Page, planned: Appointment
) -> None:
    shown = BeautifulSoup(desk.get(page("appointment_note", planned)).content, "html.parser")
    chosen = {str(field["value"]) for field in shown.select("input[checked]")}
    assert "school" in chosen
    theme = planned.themes.get()
    assert str(theme.public_id) in chosen

    sent = {
        "kind": "school",
        "about": str(theme.public_id),
        "text": "Tout va bien.",
        "once": uuid4(),
    }
    answer = desk.post(page("appointment_note", planned), sent, follow=True)
    assert "Tout va bien." in words_of(answer)
    assert kept().state is AppointmentState.HELD
    form = soup_of(answer).select_one(".way-back form")
    assert form
    desk.post(str(form["action"]), {"once": str(uuid4())})
    assert kept().state is AppointmentState.PLANNED
    assert not Encounter.objects.exists()


def test_its_page_says_what_it_is_and_offers_what_can_be_done(
    desk: InspectingClient, page: Page, planned: Appointment
) -> None:
    answer = desk.get(page("appointment", planned))
    said = words_of(answer)
    for words in ("Rencontrer l’institutrice", "École des Essais", "N’a pas lieu", "Noter"):
        assert words in said
    desk.post(page("appointment_drop", planned), {"once": uuid4()})
    assert "Il peut être repris" in words_of(desk.get(page("appointment", planned)))


def test_the_list_shows_what_is_ahead_and_asks_nothing_of_what_is_behind(
    desk: InspectingClient, page: Page, planned: Appointment
) -> None:
    assert "Rencontrer l’institutrice" in words_of(desk.get(page("appointment_list")))
    Appointment.objects.update(starts_at=clock.now() - timedelta(days=3))
    assert "rien n’est obligé" in words_of(desk.get(page("appointment_list")))
    Appointment.objects.update(starts_at=clock.now() - timedelta(days=40))
    said = words_of(desk.get(page("appointment_list")))
    assert "Rencontrer l’institutrice" not in said
    assert "Rien n’est fixé" in said


def test_after_a_note_the_next_appointment_is_one_tap_away(
    desk: InspectingClient, page: Page, world: World
) -> None:
    sent = {"kind": "cafe", "text": "Un café.", "once": uuid4()}
    after = soup_of(desk.post(page("encounter_new"), sent, follow=True))
    [link] = [one for one in after.select("a") if "prochain rendez-vous" in one.get_text()]
    shown = soup_of(desk.get(str(link["href"])))
    assert {str(one["value"]) for one in shown.select("input[name=kind][checked]")} == {"cafe"}


def test_a_rhythm_is_agreed_on_and_shown_kindly(
    desk: InspectingClient, page: Page, world: World
) -> None:
    asked = {"every": "weekly", "words": "Un mardi.", "version": "0", "once": uuid4()}
    answer = desk.post(page("rhythm"), asked, follow=True)
    assert "Convenu : une fois par semaine" in words_of(answer).replace("\xa0", " ")
    assert AgreedRhythm.objects.get().every == Rhythm.WEEKLY
    assert "Un mardi." in words_of(desk.get(page("rhythm")))


def test_who_keeps_whom_company_is_said(world: World, desk: InspectingClient, page: Page) -> None:
    with world.case_manager.at_work(world.file) as by:
        told = AppointmentFacts(
            starts_at=clock.now() + TOMORROW,
            kind=EncounterKind.PHONE,
            company=Company.WITHOUT_HER,
            partner="service logement",
        )
        appointments.make(world.file, told, by=by)
        rhythms.agree(world.file, every=Rhythm.MONTHLY, words="", by=by)
    said = words_of(desk.get(page("appointment_list")))
    assert "avec service logement, sans elle" in said
