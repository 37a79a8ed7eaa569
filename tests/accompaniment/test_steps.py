"""Where a step stands, who does it, and that a thing lent or given is a step too."""

import pytest

from miriam.accompaniment import selectors
from miriam.accompaniment.domain import Doer, StepKind, StepState
from miriam.accompaniment.models import Step, StepMove
from miriam.accompaniment.services import steps
from miriam.accompaniment.services.steps import MoreOfStep
from tests.accompaniment.reading import Page, one, soup_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World

TAPS = {
    "step_under_way": "under_way",
    "step_pause": "paused",
    "step_done": "done",
    "step_let_go": "let_go",
}


@pytest.fixture
def step(world: World) -> Step:
    with world.case_manager.at_work(world.file) as by:
        return steps.write(world.file, words="Envoyer la lettre.", who=Doer.CASE_MANAGER, by=by)


@pytest.mark.parametrize(("tap", "state"), TAPS.items())
def test_one_tap_says_where_a_step_stands_and_another_takes_it_back(
    desk: InspectingClient, step: Step, page: Page, tap: str, state: str
) -> None:
    done = desk.post(page(tap, step), follow=True)
    assert Step.objects.get().state == state
    back = one(soup_of(done), ".way-back form")
    desk.post(str(back["action"]))
    assert Step.objects.get().state == StepState.TO_DO
    assert [move.state for move in StepMove.objects.all()] == [state, "to_do"]


@pytest.mark.parametrize("tap", ["step_under_way", "step_pause"])
def test_said_otherwise_a_step_is_where_it_was(
    desk: InspectingClient, step: Step, page: Page, tap: str
) -> None:
    desk.post(page(tap, step))
    typed = {"words": "Envoyer la lettre recommandée.", "who": "case_manager", "version": 1}
    desk.post(page("step_change", step), typed)
    following = Step.objects.get(follows=step)
    assert following.state == TAPS[tap]
    assert [move.state for move in StepMove.objects.filter(step=following)] == [TAPS[tap]]


@pytest.mark.parametrize("before", ["step_under_way", "step_pause"])
def test_done_too_soon_goes_back_to_where_it_stood(
    desk: InspectingClient, step: Step, page: Page, before: str
) -> None:
    desk.post(page(before, step), follow=True)
    done = desk.post(page("step_done", step), follow=True)
    desk.post(str(one(soup_of(done), ".way-back form")["action"]))
    assert Step.objects.get().state == TAPS[before]


def test_the_page_of_a_step_offers_what_may_become_of_it(
    desk: InspectingClient, step: Step, page: Page
) -> None:
    def offered() -> list[str]:
        soup = soup_of(desk.get(page("step_change", step)))
        return [button.text.strip() for button in soup.select(".line .btn-form button")]

    assert offered() == ["En route", "Mettre en pause", "Laisser de côté"]
    desk.post(page("step_under_way", step))
    assert offered() == ["Pas encore en route", "Mettre en pause", "Laisser de côté"]
    desk.post(page("step_pause", step))
    assert offered() == ["En route", "Reprendre", "Laisser de côté"]


def test_what_is_paused_stands_last_says_so_and_asks_nothing_of_who_promised_it(
    desk: InspectingClient, world: World, step: Step, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        steps.write(world.file, words="Appeler l’école.", who=Doer.CASE_MANAGER, by=by)
    desk.post(page("step_pause", step))
    ahead = soup_of(desk.get(page("plan"))).select(".tick")
    assert ["en pause" in tick.text for tick in ahead] == [False, True]
    with world.case_manager.at_work(world.file) as by:
        assert [it.words for it in selectors.promises(by)] == ["Appeler l’école."]

    desk.post(page("step_under_way", step))
    with world.case_manager.at_work(world.file) as by:
        assert len(selectors.promises(by)) == 2


def test_what_is_paused_can_still_change(world: World, step: Step) -> None:
    with world.case_manager.at_work(world.file) as by:
        steps.settle(step, state=StepState.PAUSED, by=by)
        steps.change(step, words="La porter.", who=Doer.TOGETHER, version=step.version, by=by)
        assert [it.words for it in selectors.plan_of(world.file).steps] == ["La porter."]


def test_somebody_else_does_it_by_the_name_she_gives(desk: InspectingClient, page: Page) -> None:
    typed = {"words": "Garder les enfants.", "who": "somebody", "name": "ma sœur Samira"}
    said = words_of(desk.post(page("step_new"), typed, follow=True))
    assert "ma sœur Samira" in said
    assert Step.objects.get().promised_by is None


def test_somebody_else_without_a_name_is_asked_who(desk: InspectingClient, page: Page) -> None:
    answer = desk.post(page("step_new"), {"words": "Garder.", "who": "somebody", "name": ""})
    assert "Écrivez qui c’est" in words_of(answer)
    assert not Step.objects.exists()


def test_a_name_typed_for_a_step_of_hers_is_not_kept(
    desk: InspectingClient, world: World, page: Page
) -> None:
    desk.post(page("step_new"), {"words": "Coudre.", "who": "her", "name": "Samira"})
    assert Step.objects.get().doer_name is None


@pytest.mark.parametrize(
    ("kind", "ahead", "done"), [("loan", "un prêt", "prêté le"), ("gift", "un don", "donné le")]
)
def test_a_thing_lent_or_given_is_a_step_with_its_own_words(
    desk: InspectingClient, page: Page, kind: str, ahead: str, done: str
) -> None:
    typed = {"words": "Un ordinateur.", "who": "case_manager", "kind": kind}
    tick = one(soup_of(desk.post(page("step_new"), typed, follow=True)), ".tick")
    assert ahead in tick.text
    address = str(one(tick, "form")["action"])
    assert done in one(soup_of(desk.post(address, follow=True)), ".tick--done").text


def test_a_step_is_a_step_where_nothing_else_is_said(desk: InspectingClient, page: Page) -> None:
    desk.post(page("step_new"), {"words": "Appeler.", "who": "her"})
    assert Step.objects.get().kind == StepKind.STEP


def test_the_page_of_a_step_shows_what_was_said_of_it(
    desk: InspectingClient, world: World, page: Page
) -> None:
    more = MoreOfStep(kind=StepKind.LOAN, name="Samira")
    with world.case_manager.at_work(world.file) as by:
        lent = steps.write(world.file, words="Un vélo.", who=Doer.SOMEBODY, by=by, more=more)
    soup = soup_of(desk.get(page("step_change", lent)))
    assert one(soup, "input[name=name]")["value"] == "Samira"
    assert one(soup, "input[name=kind][checked]")["value"] == "loan"


@pytest.mark.parametrize(("who", "is_optional"), [("together", True), ("somebody", False)])
def test_who_else_does_it_is_not_called_optional_where_it_is_asked(
    desk: InspectingClient, page: Page, who: str, is_optional: bool
) -> None:
    answer = desk.post(page("step_new"), {"words": "", "who": who})
    label = one(soup_of(answer), "label[for=id_name]").text
    assert ("facultatif" in label) is is_optional


@pytest.mark.parametrize(("many", "heading"), [(1, "Volgende stap"), (2, "Volgende stappen")])
def test_several_steps_stand_under_a_heading_for_several(
    desk: InspectingClient, world: World, page: Page, many: int, heading: str
) -> None:
    desk.cookies["miriam_language"] = "nl"
    with world.case_manager.at_work(world.file) as by:
        for number in range(many):
            steps.write(world.file, words=f"Stap {number}", who=Doer.HER, by=by)
    headings = [h2.text.strip() for h2 in soup_of(desk.get(page("plan"))).select("h2")]
    assert heading in headings
