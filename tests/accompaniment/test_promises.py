"""What case managers promised: whose it is, who takes it over, and what is asked of whom."""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup

from miriam.accompaniment import selectors
from miriam.accompaniment.domain import Doer, StepState
from miriam.accompaniment.models import Step
from miriam.accompaniment.services import steps
from miriam.accompaniment.services.steps import MoreOfStep
from tests.accompaniment.reading import Page, one, soup_of, value_of
from tests.inspecting.client import InspectingClient
from tests.world import World, make_file, make_stand_in, sign_in


@pytest.fixture
def step(world: World) -> Step:
    """What her case manager promised."""
    with world.case_manager.at_work(world.file) as by:
        return steps.write(world.file, words="Envoyer la lettre.", who=Doer.CASE_MANAGER, by=by)


def test_what_the_case_manager_promised_is_hers_alone(world: World) -> None:
    rosa = make_file(world.case_manager, "Rosa")
    with world.case_manager.at_work(world.file, rosa) as by:
        steps.write(rosa, words="La photo du bail.", who=Doer.CASE_MANAGER, by=by)
        steps.write(world.file, words="Elle appelle.", who=Doer.HER, by=by)
        kept = steps.write(world.file, words="Envoyer la lettre.", who=Doer.CASE_MANAGER, by=by)
        steps.settle(kept, state=StepState.DONE, by=by)
    with world.duo.at_work(world.file) as by:
        steps.write(world.file, words="Appeler l’école.", who=Doer.CASE_MANAGER, by=by)

    with world.case_manager.at_work(world.file, rosa) as by:
        assert [step.words for step in selectors.promises(by)] == ["La photo du bail."]
    with world.duo.at_work(world.file) as by:
        assert [step.words for step in selectors.promises(by)] == ["Appeler l’école."]


def test_who_stands_in_takes_over_the_promises_for_the_files_given(world: World) -> None:
    rosa = make_file(world.case_manager, "Rosa")
    with world.case_manager.at_work(world.file, rosa) as by:
        steps.write(world.file, words="Appeler l’école.", who=Doer.CASE_MANAGER, by=by)
        steps.write(rosa, words="La photo du bail.", who=Doer.CASE_MANAGER, by=by)

    with world.stand_in.at_work(world.file) as by:
        assert [step.words for step in selectors.promises(by)] == ["Appeler l’école."]
    assert not selectors.promises(world.former_stand_in.actor())
    assert not selectors.promises(world.participant.actor())


def test_promises_cost_two_queries_however_many(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    with world.case_manager.at_work(world.file) as by:
        for number in range(5):
            steps.write(world.file, words=f"Pas {number}.", who=Doer.CASE_MANAGER, by=by)
        with django_assert_num_queries(2):
            assert len([(step.words, step.file.call_name) for step in selectors.promises(by)]) == 5


def test_said_otherwise_by_a_stand_in_it_stays_promised_by_who_promised_it(
    client: InspectingClient, world: World, step: Step, page: Page
) -> None:
    sign_in(client, world.stand_in)
    hers = str(world.case_manager.account.first_name)
    soup = soup_of(client.get(page("step_change", step)))
    asked = " ".join(one(soup, "form.turned").get_text(" ").split())
    assert hers in asked
    typed = {"words": "Envoyer la lettre recommandée.", "who": "case_manager", "version": 1}
    client.post(page("step_change", step), typed)
    following = Step.objects.get(follows=step)
    assert following.promised_by == world.case_manager.mandate


def doers(soup: BeautifulSoup) -> dict[str, str]:
    """Who can do it, as the form names them, by what each sends."""
    boxes = one(soup, "form.turned").select("label:has(input[name=who])")
    return {str(one(box, "input")["value"]): box.text.strip() for box in boxes}


def chosen(soup: BeautifulSoup) -> str:
    return str(one(soup, "form.turned input[name=who][checked]")["value"])


def sent(who: str, version: object = 1) -> dict[str, object]:
    return {"words": "Envoyer la lettre recommandée.", "who": who, "version": version}


@pytest.mark.parametrize("who", ["stand_in", "duo"])
def test_whoever_walks_with_her_takes_over_what_another_promised(
    client: InspectingClient, world: World, step: Step, page: Page, who: str
) -> None:
    person = getattr(world, who)
    sign_in(client, person)
    offered = soup_of(client.get(page("step_change", step)))
    assert doers(offered)["case_manager"] == "Lieve"
    assert doers(offered)["takes_over"] == f"{person.account.first_name} prend le relais"
    assert chosen(offered) == "case_manager"

    plan = client.post(page("step_change", step), sent("takes_over"), follow=True)

    assert Step.objects.get(follows=step).promised_by == person.mandate
    assert one(soup_of(plan), ".tick .chip").text == person.account.first_name
    with person.at_work(world.file) as by:
        assert [it.words for it in selectors.promises(by)] == ["Envoyer la lettre recommandée."]


def test_whoever_promised_it_herself_takes_nothing_over(
    desk: InspectingClient, world: World, step: Step, page: Page
) -> None:
    offered = doers(soup_of(desk.get(page("step_change", step))))
    assert offered["case_manager"] == "Lieve"
    assert "takes_over" not in offered
    answer = desk.post(page("step_change", step), sent("takes_over"))
    assert answer.status_code == 200
    assert not Step.objects.filter(follows=step).exists()
    assert "takes_over" not in doers(soup_of(desk.get(page("step_new"))))


@pytest.mark.parametrize("is_over", [True, False], ids=["over", "still running"])
def test_what_was_taken_over_is_not_lost_when_standing_in_is_over(
    world: World, step: Step, is_over: bool
) -> None:
    with world.stand_in.at_work(world.file) as by:
        more = MoreOfStep(takes_over=True)
        steps.change(step, words="La porter.", who=Doer.CASE_MANAGER, version=1, by=by, more=more)
    if is_over:
        world.without_stand_ins()
    with world.case_manager.at_work(world.file) as by:
        assert [it.words for it in selectors.promises(by)] == ["La porter."]
    with world.duo.at_work(world.file) as by:
        assert not selectors.promises(by)
    with world.stand_in.at_work() as by:
        assert bool(selectors.promises(by)) is not is_over


def test_without_a_duo_what_whoever_stands_in_promised_is_hers_to_know(world: World) -> None:
    rosa = make_file(world.case_manager, "Rosa")
    make_stand_in(rosa, world.case_manager, world.other_group)
    with world.other_group.at_work(rosa) as by:
        steps.write(rosa, words="Appeler l’école.", who=Doer.CASE_MANAGER, by=by)
    with world.case_manager.at_work(rosa) as by:
        assert [it.words for it in selectors.promises(by)] == ["Appeler l’école."]


def test_after_a_conflict_who_does_it_is_said_of_the_step_that_stands(
    client: InspectingClient, world: World, step: Step, page: Page
) -> None:
    with world.duo.at_work(world.file) as by:
        more = MoreOfStep(takes_over=True)
        other = Step.objects.select_related("file").get()
        steps.change(other, words="La porter.", who=Doer.CASE_MANAGER, version=1, by=by, more=more)

    both = soup_of(
        sign_in(client, world.case_manager).post(page("step_change", step), sent("case_manager"))
    )

    assert doers(both)["case_manager"] == "Sofie"
    assert doers(both)["takes_over"] == "Lieve prend le relais"
    assert chosen(both) == "takes_over", "she had chosen herself"
    assert "Sofie" in [pair.text for pair in both.select(".notice dd")]
    form = one(both, "form.turned")
    client.post(str(form["action"]), sent("takes_over", value_of(form, "version")))
    assert Step.objects.get(follows__follows=step).promised_by == world.case_manager.mandate


def test_after_a_conflict_what_became_hers_meanwhile_is_hers(
    client: InspectingClient, world: World, step: Step, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        steps.change(step, words="La porter.", who=Doer.HER, version=1, by=by)

    both = soup_of(sign_in(client, world.duo).post(page("step_change", step), sent("takes_over")))

    assert doers(both)["case_manager"] == "Sofie"
    assert "takes_over" not in doers(both)
    assert chosen(both) == "case_manager", "she had chosen herself"
