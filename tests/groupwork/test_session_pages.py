"""The pages of sessions: what comes, and what one of them still needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from django.test import Client

from miriam.groups.models import Group
from miriam.groupwork.domain import CareState, days_of
from miriam.groupwork.models import Series, Session
from miriam.groupwork.services import care
from miriam.groupwork.services.series import plan_series
from miriam.look.dates import written
from tests.reading import words
from tests.world import World, sign_in


def test_the_list_leads_to_each_session(desk: Client, group: Group, series: Series) -> None:
    shown = desk.get(f"/groupes/{group.public_id}/seances").content.decode()
    assert all(f"/seances/{session.public_id}" in shown for session in Session.objects.all())
    assert "maison de quartier" in shown


def test_two_of_one_day_and_a_series_are_told_apart_by_their_hours(
    desk: Client, group: Group, series: Series
) -> None:
    first: Session = Session.objects.all()[0]
    earlier = first.starts_at - timedelta(hours=3)
    Session.objects.create(group=group, starts_at=earlier, ends_at=first.starts_at)
    shown = words(desk.get(f"/groupes/{group.public_id}/seances"))
    day = written(first.day, "l j F")
    assert f"{day}, 10:00" in shown or f"{written(first.day, 'l j F Y')}, 10:00" in shown
    assert shown.count(", 13:00") >= Session.objects.filter(series=series).count()
    assert f"Une série, le {written(first.day, 'l')} à 13:00, du" in shown
    assert "maison de quartier</bdi>. <a" in shown
    Series.objects.update(weeks=2)
    shown = words(desk.get(f"/groupes/{group.public_id}/seances"))
    assert f"un {written(first.day, 'l')} sur deux à 13:00" in shown


def test_the_page_says_what_is_still_to_be_done(desk: Client, world: World, series: Series) -> None:
    session = Session.objects.all()[0]
    address = f"/seances/{session.public_id}"
    assert "Choisissez une fiche" in words(desk.get(address))
    with world.case_manager.at_work() as by:
        care.say(session, CareState.LACKED, version=0, by=by)
    assert "reste à trouver" in words(desk.get(address))


def test_it_is_ready_once_it_has_its_steps(desk: Client, series: Series) -> None:
    session = Session.objects.all()[0]
    Session.objects.filter(pk=session.pk).update(practice="collage")
    assert "Tout est prêt." in words(desk.get(f"/seances/{session.public_id}"))


def test_whoever_oversees_the_group_does_not_read_what_is_prepared(
    client: Client, world: World, group: Group, series: Series
) -> None:
    sign_in(client, world.coordinator)
    session = Session.objects.all()[0]
    for closed in (f"/seances/{session.public_id}", f"/groupes/{group.public_id}/seances"):
        assert client.get(closed).status_code == 404


def test_a_year_of_sessions_asks_no_more_than_a_month(
    desk: Client, world: World, group: Group, series: Series, same_queries: Callable[..., None]
) -> None:
    def read() -> None:
        desk.get(f"/groupes/{group.public_id}/seances")

    def a_year_more() -> None:
        year = replace(series.rhythm, last_on=series.first_on + timedelta(weeks=50))
        with world.case_manager.at_work() as by:
            plan_series(group, year, list(days_of(year)), by=by)

    same_queries(read, a_year_more)
