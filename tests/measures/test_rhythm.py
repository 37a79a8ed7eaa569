"""Which measure may be proposed, kindly; and which questions should be rewritten."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.core import clock
from miriam.measures.domain.occasion import due
from miriam.measures.models import Administration, Answer
from miriam.measures.selectors import received
from miriam.measures.selectors.measures import due_of
from miriam.people.domain import Scope
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.shelf import shipped_as
from tests.measures.measuring import Team
from tests.world import World, make_file, sign_in

TODAY = date(2026, 11, 20)
START, END, LATER = Moment.START, Moment.END, Moment.YEAR_AFTER


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("finished", "closed", "expected"),
    [
        ({}, False, START),
        ({}, True, None),
        ({START: ago(299)}, False, None),
        ({START: ago(300)}, False, END),
        ({START: ago(20)}, True, END),
        ({START: ago(400), END: ago(349)}, True, None),
        ({START: ago(700), END: ago(350)}, True, LATER),
        ({START: ago(900), END: ago(600), LATER: ago(200)}, True, None),
    ],
    ids=[
        "nothing yet",
        "closed before the start",
        "too early for the end",
        "after ten months",
        "at the closing",
        "too early for the year after",
        "a year after the end",
        "all done",
    ],
)
def test_the_measure_that_may_be_proposed(
    finished: dict[Moment, date], *, closed: bool, expected: Moment | None
) -> None:
    assert due(finished, closed=closed, follow_up=True, today=TODAY) is expected


def test_the_year_after_is_not_proposed_to_her_who_did_not_agree_to_it() -> None:
    finished = {START: ago(700), END: ago(350)}
    assert due(finished, closed=True, follow_up=False, today=TODAY) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "taken_back", [None, Scope.FOLLOW_UP_MEASURE, Scope.MEASURE], ids=["both", "later", "first"]
)
def test_who_is_due_a_year_after_respects_what_she_took_back(taken_back: Scope | None) -> None:
    team = Team()
    team.measured()
    team.measured(moment=END)
    before = clock.today() - timedelta(days=400)
    Administration.objects.update(started_on=before, finished_on=before)
    if taken_back:
        team.take_back(taken_back)
    expected = {} if taken_back else {team.file.pk: LATER}
    assert due_of([team.file]) == expected


@pytest.mark.django_db
def test_my_page_shows_mine_and_nobody_elses(world: World, client: Client) -> None:
    team = Team()
    team.measured()
    Administration.objects.update(
        started_on=clock.today() - timedelta(days=310),
        finished_on=clock.today() - timedelta(days=310),
    )
    make_file(world.case_manager, "Fatou")
    sign_in(client, team.case_manager)
    shown = client.get(reverse("measures:overview")).content.decode()
    assert "Nadia" in shown
    assert "questionnaire\u00a0: fin, à proposer" in shown
    assert "questionnaire\u00a0: début <time" in shown
    said = BeautifulSoup(shown, "html.parser").get_text(" ")
    assert "T0" not in said, "a code of the house"
    assert "Fatou" not in shown


@pytest.mark.django_db
def test_what_was_begun_is_gone_on_with_and_not_proposed_again(client: Client) -> None:
    team = Team()
    team.start()
    sign_in(client, team.case_manager)
    shown = client.get(reverse("measures:overview")).content.decode()
    assert "questionnaire\u00a0: début, à reprendre" in shown
    assert "à proposer" not in shown


@pytest.mark.django_db
def test_my_page_costs_the_same_for_two_and_for_five(
    client: Client, same_queries: Callable[[Callable[[], object], Callable[[], object]], None]
) -> None:
    team = Team()
    team.measured(team.another_file())
    sign_in(client, team.case_manager)

    def grow() -> None:
        for name in ("Irina", "Fatou", "Elena"):
            make_file(team.case_manager, name)

    same_queries(lambda: client.get(reverse("measures:overview")), grow)


@pytest.mark.django_db
def test_only_case_managers_have_such_a_page(world: World, client: Client) -> None:
    for person in (world.coordinator, world.researcher, world.administrator, world.benefits_worker):
        sign_in(client, person)
        assert client.get(reverse("measures:overview")).status_code == 404


@pytest.mark.django_db
def test_questions_often_put_otherwise_are_listed_and_small_numbers_are_not() -> None:
    team = Team()
    definition = shipped_as("miriam-14-10", "1.0.0")
    measures = [team.measured(team.another_file()) for _ in range(10)]
    answers = Answer.objects.filter(administration__in=measures)
    answers.update(reformulated=False)
    for item, times in (("belonging", 7), ("housing", 5), ("mobility", 4)):
        pks = answers.filter(item=item).order_by("pk").values_list("pk", flat=True)[:times]
        Answer.objects.filter(pk__in=list(pks)).update(reformulated=True)
    found = received.most_reformulated(definition)
    assert [(one.item, one.times, one.noted) for one in found] == [
        ("belonging", 7, 10),
        ("housing", 5, 10),
    ]
