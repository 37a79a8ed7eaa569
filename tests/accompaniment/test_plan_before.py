"""« Où j’en étais »: an earlier state of her plan beside today’s."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime, time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils.timezone import get_current_timezone

from miriam.access.actor import Actor
from miriam.accompaniment.domain import Doer, StepState
from miriam.accompaniment.models import Step
from miriam.accompaniment.selectors.earlier import History, end_of_month
from miriam.accompaniment.selectors.plan import plan_of
from miriam.accompaniment.services import aspirations, steps
from miriam.accompaniment.services.aspirations import MoreOfWish
from miriam.core import clock
from miriam.look.dates import spoken
from tests.accompaniment.reading import Page, one, soup_of, value_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World

On = Callable[[date], AbstractContextManager[Actor]]


def month_before(months: int) -> date:
    """The fifteenth of a month that many months ago."""
    day = clock.today().replace(day=15)
    for _ in range(months):
        day = (day.replace(day=1) - timedelta(days=1)).replace(day=15)
    return day


@pytest.fixture
def at(world: World) -> On:
    """`with at(day) as by`: her case manager, on that day."""

    @contextmanager
    def on(day: date) -> Iterator[Actor]:
        noon = datetime.combine(day, time(12), tzinfo=get_current_timezone())
        with world.case_manager.at_work(world.file) as by, clock.at(noon):
            yield by

    return on


@pytest.fixture
def lived(world: World, at: On) -> tuple[date, date]:
    """Four months ago a wish and two steps; two months ago all of it moved."""
    early, later = month_before(4), month_before(2)
    with at(early) as by:
        wish = aspirations.write(
            world.file, words="Coudre.", language="fr", by=by, more=MoreOfWish(presses=True)
        )
        other = aspirations.write(world.file, words="Un jardin.", language="fr", by=by)
        first = steps.write(world.file, words="Appeler.", who=Doer.HER, by=by)
        second = steps.write(world.file, words="Écrire.", who=Doer.TOGETHER, by=by)
        steps.settle(second, state=StepState.UNDER_WAY, by=by)
    with at(later) as by:
        aspirations.change(wish, words="Enseigner.", language="fr", version=1, by=by)
        aspirations.set_aside(other, by=by)
        steps.settle(first, state=StepState.DONE, by=by)
        steps.settle(second, state=StepState.PAUSED, by=by)
        steps.write(world.file, words="Chercher un local.", who=Doer.HER, by=by)
    return early, later


def columns(soup: BeautifulSoup) -> list[str]:
    return [" ".join(card.get_text(" ").split()) for card in soup.select(".grid--two .card")]


def test_the_first_month_stands_beside_today(
    desk: InspectingClient, lived: tuple[date, date], page: Page
) -> None:
    then, now = columns(soup_of(desk.get(page("plan_before"))))
    assert "D’abord Coudre." in then
    assert "Ce que je souhaite Un jardin." in then
    assert "Appeler." in then
    assert "en route" in then
    assert "Ce que je souhaite Enseigner." in now
    assert "Un jardin." not in now
    assert "en pause" in now
    assert "Fait depuis Appeler." in now
    assert "Chercher un local." in now


def test_what_changed_is_said_in_words(
    desk: InspectingClient, lived: tuple[date, date], page: Page
) -> None:
    said = words_of(desk.get(page("plan_before")))
    assert (
        "Depuis : un petit pas fait, un nouveau petit pas, un petit pas mis en pause, "
        "un souhait dit autrement, un souhait laissé de côté." in said
    )


def test_what_came_true_since_is_said_without_a_number(
    desk: InspectingClient, world: World, at: On, page: Page
) -> None:
    with at(month_before(3)) as by:
        for words in ("Coudre.", "Un jardin."):
            aspirations.write(world.file, words=words, language="fr", by=by)
    with world.case_manager.at_work(world.file) as by:
        for wish in plan_of(world.file).wishes:
            aspirations.came_true(wish, by=by)
    assert "Depuis : des souhaits sont arrivés." in words_of(desk.get(page("plan_before")))


def test_one_chooses_among_the_months_in_which_something_changed(
    desk: InspectingClient, world: World, lived: tuple[date, date], page: Page
) -> None:
    early, later = lived
    with world.case_manager.at_work(world.file):
        assert History(world.file).months() == [early.replace(day=1), later.replace(day=1)]
    soup = soup_of(desk.get(page("plan_before") + f"?mois={later:%Y-%m}"))
    then, _now = columns(soup)
    assert "Enseigner." in then
    assert "Depuis, mon plan est resté le même." in " ".join(soup.get_text(" ").split())


@pytest.mark.parametrize("asked", ["", "2001-01", "x", "2026-13"])
def test_a_month_that_is_not_offered_shows_the_first_one(
    desk: InspectingClient, lived: tuple[date, date], page: Page, asked: str
) -> None:
    then, _now = columns(soup_of(desk.get(page("plan_before") + f"?mois={asked}")))
    assert "Coudre." in then


def test_an_earlier_month_is_printed_with_its_day(
    desk: InspectingClient, lived: tuple[date, date], page: Page
) -> None:
    early, _later = lived
    beside = soup_of(desk.get(page("plan_before")))
    paper = desk.get(str(one(beside, "main a[href*='papier']")["href"]))
    said = words_of(paper)
    assert spoken(end_of_month(early.replace(day=1))) in said
    assert spoken(clock.today()) not in said
    for words in ("D’abord", "Coudre.", "Un jardin.", "Appeler.", "Écrire.", "en route"):
        assert words in said
    assert "Enseigner." not in said
    assert "Qui je peux appeler" not in said
    assert value_of(soup_of(paper), "mois") == f"{early:%Y-%m}"


def test_a_paper_without_a_month_is_that_of_today(
    desk: InspectingClient, lived: tuple[date, date], page: Page
) -> None:
    said = words_of(desk.get(page("plan_paper") + "?mois="))
    assert spoken(clock.today()) in said
    assert "Enseigner." in said


@pytest.mark.parametrize("asked", ["2001-01", "x", "2026-13"])
def test_a_month_in_which_nothing_changed_has_no_paper(
    desk: InspectingClient, lived: tuple[date, date], page: Page, asked: str
) -> None:
    assert desk.get(page("plan_paper") + f"?mois={asked}").status_code == 404


def test_a_plan_that_begins_has_nothing_to_lay_beside(
    desk: InspectingClient, world: World, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        aspirations.write(world.file, words="Coudre.", language="fr", by=by)
    assert "Mon plan commence" in words_of(desk.get(page("plan_before")))


def test_a_step_of_later_was_not_there_and_a_changed_one_was(world: World, at: On) -> None:
    early, later = month_before(3), month_before(1)
    with at(early) as by:
        step = steps.write(world.file, words="Appeler.", who=Doer.HER, by=by)
    with at(later) as by:
        steps.change(step, words="Y aller.", who=Doer.HER, version=1, by=by)
    with world.case_manager.at_work(world.file):
        history = History(world.file)
        then, now = history.at(end_of_month(early.replace(day=1))), history.at(clock.today())
        assert [one.step.words for one in then.ahead] == ["Appeler."]
        assert [one.step.words for one in now.ahead] == ["Y aller."]


def test_what_came_to_press_did_not_press_before(world: World, at: On) -> None:
    early, later = month_before(3), month_before(1)
    with at(early) as by:
        wish = aspirations.write(world.file, words="Manger.", language="fr", by=by)
    with at(later) as by:
        more = MoreOfWish(presses=True)
        aspirations.change(wish, words="Manger.", language="fr", version=1, by=by, more=more)
    with world.case_manager.at_work(world.file):
        history = History(world.file)
        assert not history.at(early).pressing
        assert history.at(later).pressing


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 2, 1), 29),
        (date(2025, 2, 1), 28),
        (date(2025, 12, 1), 31),
        (date(2025, 4, 1), 30),
    ],
)
def test_a_month_ends_on_its_last_day(first: date, last: int) -> None:
    assert end_of_month(first) == first.replace(day=last)


def test_it_costs_the_same_for_two_steps_and_five(
    desk: InspectingClient,
    world: World,
    lived: tuple[date, date],
    page: Page,
    same_queries: Callable[..., None],
) -> None:
    def add() -> None:
        with world.case_manager.at_work(world.file) as by:
            for number in range(3):
                step = steps.write(world.file, words=f"Pas {number}.", who=Doer.HER, by=by)
                steps.settle(step, state=StepState.DONE, by=by)

    same_queries(lambda: desk.get(page("plan_before")), add)
    assert Step.objects.count() == 6
