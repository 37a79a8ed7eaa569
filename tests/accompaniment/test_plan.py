"""Her plan: her words, small steps, and changes that are normal."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from miriam.accompaniment import selectors
from miriam.accompaniment.domain import Doer, StepState
from miriam.accompaniment.models import Aspiration, Step
from miriam.accompaniment.services import aspirations, steps
from miriam.accompaniment.services.aspirations import MoreOfWish
from miriam.accompaniment.services.refusals import StepHasMoved
from miriam.accompaniment.services.steps import MoreOfStep
from miriam.core.refusals import NotYours, Overtaken
from miriam.lists.life_domains import LifeDomain
from tests.accompaniment.reading import Page, one, soup_of, value_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, sign_in

NOBODY_ELSE = [
    "former_stand_in",
    "other_group",
    "other_centre",
    "coordinator",
    "referent",
    "benefits_worker",
    "administrator",
    "participant",
]


@pytest.fixture
def wish(world: World) -> Aspiration:
    with world.case_manager.at_work(world.file) as by:
        return aspirations.write(
            world.file, words="Une chambre pour les enfants.", language="fr", by=by
        )


@pytest.fixture
def step(world: World) -> Step:
    with world.case_manager.at_work(world.file) as by:
        return steps.write(world.file, words="Appeler la crèche.", who=Doer.HER, by=by)


@pytest.mark.parametrize("who", ["case_manager", "duo", "stand_in"])
def test_who_accompanies_her_writes_in_the_plan(world: World, who: str) -> None:
    with getattr(world, who).at_work(world.file) as by:
        aspirations.write(world.file, words="Coudre.", language="fr", by=by)
        steps.write(world.file, words="Appeler.", who=Doer.TOGETHER, by=by)

    assert (Aspiration.objects.count(), Step.objects.count()) == (1, 1)


@pytest.mark.parametrize("who", NOBODY_ELSE)
def test_nobody_else_writes_in_the_plan(
    world: World, wish: Aspiration, step: Step, who: str
) -> None:
    with getattr(world, who).at_work(world.file) as by:
        for act in (
            lambda: aspirations.write(world.file, words="x", language="fr", by=by),
            lambda: aspirations.change(wish, words="x", language="fr", version=1, by=by),
            lambda: aspirations.set_aside(wish, by=by),
            lambda: steps.write(world.file, words="x", who=Doer.HER, by=by),
            lambda: steps.change(step, words="x", who=Doer.HER, version=1, by=by),
            lambda: steps.settle(step, state=StepState.DONE, by=by),
        ):
            with pytest.raises(NotYours):
                act()


def test_when_her_words_change_the_earlier_ones_stay(world: World, wish: Aspiration) -> None:
    with world.duo.at_work(world.file) as by:
        aspirations.change(
            Aspiration.objects.select_related("file").get(),
            words="D’abord dormir.",
            language="fr",
            version=1,
            by=by,
        )

    with world.case_manager.at_work(world.file):
        kept = selectors.plan_of(world.file).aspirations[0]
        assert kept.words == "D’abord dormir."
        assert [before.words for before in kept.earlier.all()] == ["Une chambre pour les enfants."]


def test_changing_the_picture_alone_leaves_no_earlier_words(world: World, wish: Aspiration) -> None:
    with world.case_manager.at_work(world.file) as by:
        aspirations.change(
            wish,
            words=wish.words,
            language="fr",
            version=1,
            by=by,
            more=MoreOfWish(domain=LifeDomain.HOUSING),
        )

        assert not wish.earlier.exists()
        assert Aspiration.objects.get().domain == LifeDomain.HOUSING


def test_of_two_who_change_her_words_nobody_is_overwritten(world: World, wish: Aspiration) -> None:
    with world.case_manager.at_work(world.file) as by:
        aspirations.change(wish, words="Dormir.", language="fr", version=1, by=by)
    with world.duo.at_work(world.file) as by, pytest.raises(Overtaken):
        aspirations.change(
            Aspiration.objects.select_related("file").get(),
            words="Coudre.",
            language="fr",
            version=1,
            by=by,
        )

    with world.case_manager.at_work(world.file):
        assert Aspiration.objects.select_related("file").get().words == "Dormir."


@pytest.mark.parametrize("tap", ["set_aside", "came_true", "take_up"])
def test_after_a_tap_of_another_a_page_that_was_open_is_told(
    world: World, wish: Aspiration, tap: str
) -> None:
    with world.case_manager.at_work(world.file) as by:
        if tap == "take_up":
            aspirations.set_aside(wish, by=by)
        shown = Aspiration.objects.get().version
        getattr(aspirations, tap)(wish, by=by)
    with world.duo.at_work(world.file) as by, pytest.raises(Overtaken):
        aspirations.change(wish, words="Coudre.", language="fr", version=shown, by=by)


def test_a_conflict_shows_both_texts_and_can_then_be_kept(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    with world.duo.at_work(world.file) as by:
        other = Aspiration.objects.select_related("file").get()
        aspirations.change(other, words="Dormir.", language="fr", version=1, by=by)
    sent = {"words": "Coudre.", "language": "fr", "version": 1}

    answer = desk.post(page("aspiration_change", wish), sent)

    said = words_of(answer)
    assert "Quelqu’un a modifié ce texte entre-temps." in said
    assert "Ce qui a été gardé entre-temps" in said
    assert "Dormir." in said
    soup = soup_of(answer)
    assert one(soup, "textarea").text.strip() == "Coudre."
    version = value_of(soup, "version")
    desk.post(page("aspiration_change", wish), {**sent, "version": version})
    assert "Coudre." in words_of(desk.get(page("plan")))


def test_a_wish_set_aside_is_no_loss_and_can_be_taken_up(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_set_aside", wish))
    assert "laissé de côté" in words_of(desk.get(page("plan")))
    with world.case_manager.at_work(world.file):
        assert selectors.plan_of(world.file).aspirations == []

    desk.post(page("aspiration_take_up", wish))
    with world.case_manager.at_work(world.file):
        assert selectors.plan_of(world.file).aspirations == [wish]


def test_a_changed_step_stays_and_another_follows(world: World, step: Step) -> None:
    with world.case_manager.at_work(world.file) as by:
        steps.change(step, words="Y aller ensemble.", who=Doer.TOGETHER, version=1, by=by)

        plan = selectors.plan_of(world.file)
        assert [(it.words, it.who) for it in plan.steps] == [("Y aller ensemble.", "together")]
        assert [(it.words, it.state) for it in plan.settled] == [("Appeler la crèche.", "changed")]
        assert plan.steps[0].follows == plan.settled[0]


def test_of_two_who_change_a_step_both_texts_are_shown(
    desk: InspectingClient, world: World, step: Step, page: Page
) -> None:
    with world.duo.at_work(world.file) as by:
        other = Step.objects.select_related("file").get()
        steps.change(other, words="Écrire à la crèche.", who=Doer.HER, version=1, by=by)
    sent = {"words": "Passer à la crèche.", "who": "together", "version": 1}

    answer = desk.post(page("step_change", step), sent)

    assert "Écrire à la crèche." in words_of(answer)
    soup = soup_of(answer)
    assert one(soup, "textarea").text.strip() == "Passer à la crèche."
    form = one(soup, "form.turned")
    version = value_of(form, "version")
    desk.post(str(form["action"]), {**sent, "version": version})
    with world.case_manager.at_work(world.file):
        assert [it.words for it in selectors.plan_of(world.file).steps] == ["Passer à la crèche."]


def test_a_step_is_done_with_one_tap_on_the_plan(
    desk: InspectingClient, world: World, step: Step, page: Page
) -> None:
    soup = soup_of(desk.get(page("plan")))
    done = next(form for form in soup.select(".tick form") if "C’est fait" in str(form.button))

    answer = desk.post(str(done["action"]), follow=True)

    assert answer.redirect_chain == [(page("plan"), 302)]
    assert Step.objects.get().state == StepState.DONE
    assert Step.objects.get().settled_on is not None


def test_done_too_soon_is_taken_back(desk: InspectingClient, step: Step, page: Page) -> None:
    desk.post(page("step_done", step))

    desk.post(page("step_reopen", step))

    kept = Step.objects.get()
    assert (kept.state, kept.settled_on) == (StepState.TO_DO, None)


def test_done_twice_is_done_once_without_a_word(
    desk: InspectingClient, step: Step, page: Page
) -> None:
    desk.post(page("step_done", step))

    answer = desk.post(page("step_done", step), follow=True)

    assert "a changé entre-temps" not in words_of(answer)
    assert Step.objects.get().state == StepState.DONE


def test_a_step_that_moved_meanwhile_is_not_moved_again(
    desk: InspectingClient, world: World, step: Step, page: Page
) -> None:
    with world.duo.at_work(world.file) as by:
        other = Step.objects.select_related("file").get()
        steps.change(other, words="Autre chose.", who=Doer.HER, version=1, by=by)

    answer = desk.post(page("step_done", step), follow=True)

    assert "Ce petit pas a changé entre-temps." in words_of(answer)
    assert Step.objects.get(pk=step.pk).state == StepState.CHANGED


@pytest.mark.parametrize("wanted", [StepState.DONE, StepState.LET_GO, StepState.TO_DO])
def test_the_row_decides_and_not_the_step_that_a_page_still_shows(
    world: World, step: Step, wanted: StepState
) -> None:
    as_shown = Step.objects.select_related("file").get(pk=step.pk)
    with world.duo.at_work(world.file) as by:
        steps.change(step, words="Autre chose.", who=Doer.HER, version=1, by=by)

    with world.case_manager.at_work(world.file) as by, pytest.raises(StepHasMoved):
        steps.settle(as_shown, state=wanted, by=by)

    assert Step.objects.get(pk=step.pk).state == StepState.CHANGED


def test_a_tap_made_elsewhere_goes_back_there_and_never_outside(
    desk: InspectingClient, step: Step, page: Page
) -> None:
    inside = desk.post(page("step_done", step), {"next": page("thread")})
    outside = desk.post(page("step_reopen", step), {"next": "https://example.org/"})

    assert inside["Location"] == page("thread")
    assert outside["Location"] == page("plan")


def test_a_tap_that_says_an_address_without_end_leads_to_its_own_page(
    desk: InspectingClient, step: Step, page: Page
) -> None:
    sent = {"next": page("thread") + "?" + "é" * 300, "once": str(uuid4())}
    assert desk.post(page("step_done", step), sent)["Location"] == page("plan")


def test_settling_needs_a_form_and_not_a_link(
    desk: InspectingClient, step: Step, page: Page
) -> None:
    assert desk.get(page("step_done", step)).status_code == 405


def test_a_step_that_is_done_cannot_change_any_more(world: World, step: Step) -> None:
    with world.case_manager.at_work(world.file) as by:
        steps.settle(step, state=StepState.DONE, by=by)
        with pytest.raises(StepHasMoved):
            steps.change(step, words="x", who=Doer.HER, version=step.version, by=by)


def test_the_plan_costs_the_same_for_two_and_five(
    desk: InspectingClient, world: World, page: Page, same_queries: Callable[..., None]
) -> None:
    def add(times: int) -> None:
        with world.case_manager.at_work(world.file) as by:
            for _ in range(times):
                wish = aspirations.write(world.file, words="Coudre.", language="fr", by=by)
                aspirations.change(wish, words="Broder.", language="fr", version=1, by=by)
                steps.write(world.file, words="Appeler.", who=Doer.CASE_MANAGER, by=by)

    add(2)

    same_queries(lambda: desk.get(page("plan")), lambda: add(3))


def test_the_plan_speaks_with_names_and_in_her_language(
    desk: InspectingClient, world: World, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        aspirations.write(world.file, words="أريد أن أتعلم الخياطة", language="ar", by=by)
        for who in Doer:
            named = MoreOfStep(name="Samira")
            steps.write(world.file, words=f"Pas de {who}.", who=who, by=by, more=named)

    soup = soup_of(desk.get(page("plan")))

    assert one(soup, "blockquote")["lang"] == "ar"
    said = [chip.text for chip in soup.select(".tick .chip")]
    assert said == ["Nadia", "ensemble", "Lieve", "Samira"]


def test_an_empty_plan_asks_her_and_offers_the_first_act(
    desk: InspectingClient, page: Page
) -> None:
    said = words_of(desk.get(page("plan")))

    assert "Qu’est-ce qui compte pour moi en ce moment ?" in said
    assert "Quel est le prochain petit pas ?" in said


def test_the_plan_asks_for_no_date(
    desk: InspectingClient, wish: Aspiration, step: Step, page: Page
) -> None:
    for name in ("plan", "step_new", "aspiration_new"):
        soup = soup_of(desk.get(page(name)))
        assert not soup.select("input[type=date]")


def test_her_words_go_to_the_paper_with_whom_to_call(
    desk: InspectingClient, world: World, wish: Aspiration, step: Step, page: Page
) -> None:
    answer = desk.get(page("plan_paper"))

    said = words_of(answer)
    assert "Une chambre pour les enfants." in said
    assert "Appeler la crèche." in said
    assert "Lieve · Sofie" in said
    assert "Miriam" not in answer.content.decode().split("</title>")[0]


def test_wish_and_step_are_written_from_the_plan(
    desk: InspectingClient, world: World, page: Page
) -> None:
    desk.post(page("aspiration_new"), {"words": "Coudre.", "language": "fr", "domain": "leisure"})
    answer = desk.post(page("step_new"), {"words": "Appeler.", "who": "case_manager"}, follow=True)

    assert "Coudre." in words_of(answer)
    assert Step.objects.get().promised_by == world.case_manager.mandate


def test_a_step_without_words_says_what_is_missing(desk: InspectingClient, page: Page) -> None:
    answer = desk.post(page("step_new"), {"words": "", "who": "together"})

    assert "Écrivez le petit pas." in words_of(answer)


def test_a_closed_file_shows_its_plan_without_acts(
    client: InspectingClient, world: World, wish: Aspiration, step: Step, page: Page
) -> None:
    world.file.state = "closed"
    world.file.save(update_fields=["state"])
    sign_in(client, world.case_manager)

    said = words_of(client.get(page("plan")))
    answer = client.post(page("step_new"), {"words": "Encore.", "who": "together"})

    assert "Une chambre pour les enfants." in said
    assert "C’est fait" not in said
    assert "Cet accompagnement est terminé" in words_of(answer)


def test_494_signs_on_twelve_lines_are_kept_as_a_browser_sends_them(
    desk: InspectingClient, world: World, page: Page
) -> None:
    words = "\n".join(["mot mot mot mot mot mot mot mot mot mot "] * 12)[:494].strip()
    typed = {"words": words.replace("\n", "\r\n") + "\r\n" * 6, "language": "fr"}
    assert desk.post(page("aspiration_new"), typed).status_code == 302
    with world.case_manager.at_work(world.file):
        assert Aspiration.objects.select_related("file").get().words == words
