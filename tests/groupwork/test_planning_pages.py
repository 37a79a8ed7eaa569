"""Planning on the screen: a series in one act, a session, and their ways back."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import read_course, typed_course
from miriam.groupwork.models import SchoolHoliday, Series, Session
from tests.groups.working import at_work
from tests.groupwork.typing import held_by
from tests.reading import words
from tests.world import World

NEXT_WEEK = timedelta(weeks=1)


def typed_series(first_on: date, weeks: int = 3) -> dict[str, str]:
    last_on = first_on + timedelta(weeks=weeks)
    return {
        "first_on": first_on.isoformat(),
        "last_on": last_on.isoformat(),
        "weeks": "1",
        "starts": "13:30",
        "ends": "15:30",
        "place": "maison de quartier",
    }


def typed_session(day: date, **more: object) -> dict[str, object]:
    hours = {"on": day.isoformat(), "at": "14:00", "until": "16:30"}
    return {"kind": "session", "title": "Le budget qui respire", **hours, **more}


def in_series(group: Group) -> str:
    return f"/groupes/{group.public_id}/seances/serie"


def test_the_days_are_shown_before_anything_is_kept(desk: Client, group: Group) -> None:
    day = clock.today() + NEXT_WEEK
    shown = desk.get(in_series(group), typed_series(day)).content.decode()
    assert shown.count('type="checkbox"') == 4
    assert not Session.objects.exists()


def test_a_series_is_kept_in_one_act_and_taken_away_whole(desk: Client, group: Group) -> None:
    day = clock.today() + NEXT_WEEK
    ticked = [(day + timedelta(weeks=n)).isoformat() for n in (0, 1, 3)]
    answer = desk.post(in_series(group), {**typed_series(day), "days": ticked}, follow=True)
    assert "La série est gardée." in words(answer)
    assert Session.objects.count() == 3
    undone = desk.post(f"/series/{Series.objects.get().public_id}/enlever", follow=True)
    assert "La série est enlevée." in words(undone)
    assert not Session.objects.exists()


def to_keep(page: Any) -> dict[str, Any]:
    """What the browser sends to keep what this page shows."""
    [form] = BeautifulSoup(page.content, "html.parser").select("form.form[method=post]")
    ticked = [str(box["value"]) for box in form.select("[name=days][checked]")]
    return {**held_by(form), "days": ticked}


def test_a_series_with_other_days_is_another_and_a_double_click_is_none(
    desk: Client, group: Group
) -> None:
    first, later = clock.today() + NEXT_WEEK, clock.today() + 9 * NEXT_WEEK
    sent = to_keep(desk.get(in_series(group), typed_series(first, weeks=0)))
    for _click in range(2):
        desk.post(in_series(group), sent)
    assert Series.objects.count() == 1
    # Back in the browser: what stands in the address is shown again, with other days.
    address = {**typed_series(later, weeks=0), "once": sent["once"]}
    again = to_keep(desk.get(in_series(group), address))
    assert "La série est gardée." in words(desk.post(in_series(group), again, follow=True))
    assert [series.first_on for series in Series.objects.all()] == [first, later]


def test_what_is_shown_first_is_asked_without_a_key(
    desk: Client, group: Group, series: Series, days: list[date]
) -> None:
    asked: list[tuple[str, dict[str, str]]] = [
        (in_series(group), typed_series(clock.today() + NEXT_WEEK)),
        (f"/series/{series.public_id}/terminer", {"last_on": days[1].isoformat()}),
    ]
    for page, typed in asked:
        for more in ({}, {"once": "no key"}):
            shown = desk.get(page, {**typed, **more})
            soup = BeautifulSoup(shown.content, "html.parser")
            assert not soup.select("form.form[method=get] [name=once]")
            assert UUID(to_keep(shown)["once"])
            assert "UUID" not in words(shown)


def test_a_place_that_the_address_leaves_out_is_none(desk: Client, group: Group) -> None:
    typed = typed_series(clock.today() + NEXT_WEEK, weeks=0)
    del typed["place"]
    desk.post(in_series(group), to_keep(desk.get(in_series(group), typed)))
    assert Series.objects.get().place == ""


def test_a_series_of_no_day_keeps_what_was_typed(desk: Client, group: Group) -> None:
    day = clock.today() + NEXT_WEEK
    answer = desk.post(in_series(group), typed_series(day))
    assert "cochez au moins un jour" in words(answer)
    assert "maison de quartier" in answer.content.decode()


def test_a_last_day_before_the_first_is_said_beside_it(desk: Client, group: Group) -> None:
    typed = typed_series(clock.today() + NEXT_WEEK, weeks=-1)
    assert "Le dernier jour vient après le premier." in words(desk.get(in_series(group), typed))


def test_a_day_of_school_holidays_is_named_and_not_ticked(desk: Client, group: Group) -> None:
    day = clock.today() + NEXT_WEEK
    SchoolHoliday.objects.create(
        community="fr", name_fr="congé inventé", first_on=day, last_on=day, source="invention"
    )
    shown = desk.get(in_series(group), typed_series(day, weeks=0))
    assert "congé inventé" in words(shown)
    assert "checked" not in shown.content.decode().split('name="days"')[1].split(">")[0]


def test_a_school_year_that_nobody_entered_is_said(desk: Client, group: Group) -> None:
    typed = typed_series(clock.today() + NEXT_WEEK)
    assert "ne sont pas connus ici" in words(desk.get(in_series(group), typed))


def test_one_session_is_prepared_and_shown(
    desk: Client, world: World, group: Group, reading: Callable[[Session], str]
) -> None:
    course = "10 min : on se salue\nOn parle d’argent"
    typed = typed_session(clock.today() + NEXT_WEEK, course=course, guest="une médiatrice")
    answer = desk.post(f"/groupes/{group.public_id}/seances/nouvelle", typed, follow=True)
    assert "La séance est gardée." in words(answer)
    shown = reading(Session.objects.get())
    assert all(said in shown for said in ("Le budget qui respire", "on se salue", "10 min"))
    assert "une médiatrice" in shown


@pytest.fixture
def reading(desk: Client) -> Callable[[Session], str]:
    """The words of the page of a session."""
    return lambda session: words(desk.get(f"/seances/{session.public_id}"))


def test_it_is_moved_over_midnight_on_its_page(
    desk: Client, world: World, group: Group, series: Series
) -> None:
    session = Session.objects.all()[0]
    typed = typed_session(session.day, at="22:00", until="01:00", version=session.version)
    assert desk.post(f"/seances/{session.public_id}/modifier", typed).status_code == 302
    with at_work(world.case_manager, group):
        session.refresh_from_db()
        assert session.title == "Le budget qui respire"
    assert session.ends_at - session.starts_at == timedelta(hours=3)
    assert session.moved_from


SLIPS_OF_YEAR = ["9999-12-31", "0001-01-01", "0026-12-10", "1900-01-01"]


@pytest.mark.parametrize("day", SLIPS_OF_YEAR)
def test_a_slip_in_the_year_is_said_beside_the_day(
    desk: Client, group: Group, series: Series, day: str
) -> None:
    session = Session.objects.all()[0]
    typed = {**typed_session(clock.today()), "on": day, "at": "23:00", "until": "01:00"}
    for answer in (
        desk.post(f"/groupes/{group.public_id}/seances/nouvelle", typed),
        desk.post(f"/seances/{session.public_id}/modifier", {**typed, "version": 1}),
        desk.get(in_series(group), {**typed_series(clock.today()), "first_on": day}),
        desk.get(in_series(group), {**typed_series(clock.today()), "last_on": day}),
        desk.get(f"/series/{series.public_id}/terminer", {"last_on": day}),
    ):
        assert answer.status_code == 200
        assert "Vérifiez l’année." in words(answer)
    assert Session.objects.count() == 4


@pytest.mark.parametrize(
    ("at", "until", "hours"), [("14:00", "13:30", "23 h 30"), ("10:00", "10:00", "24 h 00")]
)
def test_a_slip_in_the_hours_is_said_beside_them(
    desk: Client, group: Group, series: Series, at: str, until: str, hours: str
) -> None:
    session = Session.objects.all()[0]
    typed = typed_session(clock.today(), at=at, until=until, version=1)
    days = {**typed_series(clock.today()), "starts": at, "ends": until}
    for answer in (
        desk.post(f"/groupes/{group.public_id}/seances/nouvelle", typed),
        desk.post(f"/seances/{session.public_id}/modifier", typed),
        desk.get(in_series(group), days),
        desk.post(in_series(group), {**days, "days": [clock.today().isoformat()]}),
    ):
        assert f"De {at} à {until}, cela ferait {hours}" in words(answer)
    assert Session.objects.count() == 4


def test_another_version_on_the_screen_loses_nothing(desk: Client, series: Series) -> None:
    session = Session.objects.all()[0]
    typed = typed_session(session.day, version=session.version + 7)
    answer = desk.post(f"/seances/{session.public_id}/modifier", typed)
    assert answer.status_code == 200
    assert "Le budget qui respire" in answer.content.decode()


def test_it_is_dropped_and_taken_up_again(
    desk: Client, series: Series, reading: Callable[[Session], str]
) -> None:
    session = Session.objects.all()[0]
    desk.post(f"/seances/{session.public_id}/annuler")
    assert "Cette séance est annulée." in reading(session)
    desk.post(f"/seances/{session.public_id}/remettre")
    assert "Cette séance est annulée." not in reading(session)


def test_a_new_one_begins_as_the_last_one_was(desk: Client, group: Group) -> None:
    page = f"/groupes/{group.public_id}/seances/nouvelle"
    desk.post(page, typed_session(clock.today(), course="5 min : bonjour"))
    again = desk.get(page, {"encore": "1"}).content.decode()
    assert "Le budget qui respire" in again
    assert "5 min" in again
    assert clock.today().isoformat() not in again


@pytest.mark.parametrize(
    ("typed", "minutes", "said"),
    [
        ("10 min : on se salue", 10, "on se salue"),
        ("10 on se salue", 10, "on se salue"),
        ("15’ le café", 0, "15’ le café"),
        ("90 minutes – la visite", 90, "la visite"),
        ("2027", 0, "2027"),
        ("12", 0, "12"),
    ],
)
def test_a_step_has_its_minutes_first(typed: str, minutes: int, said: str) -> None:
    assert read_course(typed) == [{"minutes": minutes, "words": said}]


def test_steps_are_typed_again_as_they_stand() -> None:
    course = read_course("10 min : bonjour\n\n  le tour  \n")
    assert read_course(typed_course(course)) == course


def test_an_early_end_is_shown_first_and_annuler_takes_it_back(
    desk: Client, group: Group, series: Series, days: list[date]
) -> None:
    page = f"/series/{series.public_id}/terminer"
    shown = words(desk.get(page, {"last_on": days[1].isoformat()}))
    assert "N’auront pas lieu" in shown
    assert not Session.objects.filter(is_dropped=True).exists()
    answer = desk.post(page, {"last_on": days[1].isoformat()}, follow=True)
    assert "La série se termine plus tôt." in words(answer)
    assert Session.objects.filter(is_dropped=True).count() == 2
    desk.post(f"/series/{series.public_id}/continuer")
    assert not Session.objects.filter(is_dropped=True).exists()
    assert "rien ne changerait" in words(desk.get(page, {"last_on": days[-1].isoformat()}))


def test_the_list_leads_to_the_early_end_of_what_still_runs(
    desk: Client, group: Group, series: Series
) -> None:
    page = f"/groupes/{group.public_id}/seances"
    assert f"/series/{series.public_id}/terminer" in desk.get(page).content.decode()
    Session.objects.update(is_dropped=True)
    assert "/terminer" not in desk.get(page).content.decode()


def test_a_session_on_a_day_that_is_taken_is_asked_about_first(desk: Client, group: Group) -> None:
    page, day = f"/groupes/{group.public_id}/seances/nouvelle", clock.today() + NEXT_WEEK
    desk.post(page, typed_session(day))
    asked = desk.post(page, typed_session(day, title="Une sortie"))
    [there] = Session.objects.all()
    assert "Le groupe se retrouve déjà ce jour-là" in words(asked)
    assert f"/seances/{there.public_id}/modifier" in asked.content.decode()
    assert 'value="Une sortie"' in asked.content.decode()
    desk.post(page, typed_session(day, title="Une sortie", taken_on=day.isoformat()))
    assert Session.objects.count() == 2
