"""What presses stands on top; a change of direction is a line of her story, in her words."""

from datetime import timedelta

import pytest

from miriam.accompaniment import selectors
from miriam.accompaniment.models import Aspiration, Turn
from miriam.accompaniment.selectors.turns import turns_of
from miriam.accompaniment.services import aspirations
from miriam.accompaniment.services.aspirations import MoreOfWish
from miriam.core import clock
from miriam.core.refusals import NotYours, Overtaken
from tests.accompaniment.reading import Page, one, soup_of, value_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World


@pytest.fixture
def wish(world: World) -> Aspiration:
    with world.case_manager.at_work(world.file) as by:
        return aspirations.write(world.file, words="Coudre.", language="fr", by=by)


def days_ago(wish: Aspiration, days: int) -> None:
    """What was done with it was done then."""
    wish.turns.update(on=clock.today() - timedelta(days=days))


def test_what_presses_stands_on_top_without_a_date(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    typed = {"words": "Du chauffage.", "language": "fr", "presses": "on"}
    soup = soup_of(desk.post(page("aspiration_new"), typed, follow=True))
    assert "Du chauffage." in one(soup, "#first").text
    assert "Coudre." in one(soup, "#wishes").text
    assert one(soup, "blockquote").text.strip() == "Du chauffage."
    with world.case_manager.at_work(world.file):
        assert selectors.first_wishes([world.file])[world.file.pk].words == "Du chauffage."


def test_a_need_that_presses_is_begun_from_the_plan(desk: InspectingClient, page: Page) -> None:
    link = next(a for a in soup_of(desk.get(page("plan"))).select("a") if "presse" in a.text)
    soup = soup_of(desk.get(str(link["href"])))
    assert one(soup, "input[name=presses]").has_attr("checked")
    other = soup_of(desk.get(page("aspiration_new")))
    assert not one(other, "input[name=presses]").has_attr("checked")


def test_what_pressed_can_wait_and_that_is_no_change_of_direction(
    desk: InspectingClient, world: World, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        more = MoreOfWish(presses=True)
        wish = aspirations.write(world.file, words="Manger.", language="fr", by=by, more=more)
    desk.post(page("aspiration_change", wish), {"words": "Manger.", "language": "fr", "version": 1})
    assert not Aspiration.objects.get().presses
    assert [turn.kind for turn in Turn.objects.all()] == ["can_wait"]
    assert "Changement de direction" not in words_of(desk.get(page("thread")))


def test_her_words_for_a_change_stand_in_the_thread_and_in_the_story(
    desk: InspectingClient, wish: Aspiration, page: Page
) -> None:
    sent = {"words": "Enseigner.", "language": "fr", "why": "Leïla me l’a dit.", "version": 1}
    desk.post(page("aspiration_change", wish), sent)
    for name in ("thread", "plan"):
        said = words_of(desk.get(page(name)))
        assert "Changement de direction a changé Leïla me l’a dit." in said
        assert "Avant : Coudre. Depuis : Enseigner." in said
        assert "échec" not in said


def test_a_change_without_her_words_is_a_line_all_the_same(
    desk: InspectingClient, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_set_aside", wish), {"why": ""})
    assert "Changement de direction laissé de côté Ce souhait : Coudre." in words_of(
        desk.get(page("thread"))
    )


def test_a_wish_that_came_true_is_a_normal_line_and_no_count(
    desk: InspectingClient, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_came_true", wish), {"why": "J’ai ma machine."})
    plan = soup_of(desk.get(page("plan")))
    assert "Coudre." not in one(plan, "#wishes").text
    for name in ("thread", "plan"):
        said = words_of(desk.get(page(name)))
        assert "C’est arrivé J’ai ma machine. Ce souhait : Coudre." in said
        assert "Changement de direction" not in said
    turn = Turn.objects.get()
    assert one(soup_of(desk.get(page("turn_words", turn))), "h1").text.strip() == "C’est arrivé"


def test_a_wish_that_came_true_by_a_slip_leaves_no_line(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_came_true", wish))
    answer = desk.post(page("aspiration_take_up", wish), follow=True)
    undo = one(soup_of(answer), "form[action$='/arrive']")
    with world.case_manager.at_work(world.file):
        assert turns_of(world.file) == []
    desk.post(str(undo["action"]))
    with world.case_manager.at_work(world.file):
        assert [told.turn.kind for told in turns_of(world.file)] == ["came_true"]


def test_what_was_set_aside_can_still_come_true_and_is_said_once(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    for name in ("aspiration_set_aside", "aspiration_came_true", "aspiration_came_true"):
        desk.post(page(name, wish))
    with world.case_manager.at_work(world.file):
        kinds = [told.turn.kind for told in turns_of(world.file)]
    assert kinds == ["came_true", "set_aside"]


def test_too_many_words_for_what_came_true_come_back_on_the_page(
    desk: InspectingClient, wish: Aspiration, page: Page
) -> None:
    answer = desk.post(page("aspiration_came_true", wish), {"why": "mot " * 200})
    box = one(soup_of(answer), "details[open] textarea#came-true-why")
    assert box.text.strip().startswith("mot mot")
    assert not Turn.objects.exists()


def test_words_given_when_a_wish_is_set_aside_are_kept(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_set_aside", wish), {"why": "Le dos ne suit plus."})
    assert "Le dos ne suit plus." in words_of(desk.get(page("plan")))


def test_too_many_words_for_a_change_come_back_on_the_page(
    desk: InspectingClient, wish: Aspiration, page: Page
) -> None:
    answer = desk.post(page("aspiration_set_aside", wish), {"why": "mot " * 200})
    soup = soup_of(answer)
    assert one(soup, "details[open] textarea[name=why]").text.strip().startswith("mot mot")
    assert not Turn.objects.exists()


def test_a_slip_of_one_day_leaves_no_line_and_a_return_later_does(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_set_aside", wish))
    desk.post(page("aspiration_take_up", wish))
    with world.case_manager.at_work(world.file):
        assert turns_of(world.file) == []

    days_ago(wish, 3)
    desk.post(page("aspiration_set_aside", wish))
    wish.turns.filter(on=clock.today()).update(on=clock.today() - timedelta(days=2))
    desk.post(page("aspiration_take_up", wish))
    with world.case_manager.at_work(world.file):
        kinds = [told.turn.kind for told in turns_of(world.file)]
    assert kinds == ["taken_up", "set_aside"]


def test_said_otherwise_once_it_left_the_page_says_so_and_it_can_be_taken_up(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    with world.duo.at_work(world.file) as by:
        aspirations.set_aside(wish, by=by)
    sent = {"words": "Enseigner.", "language": "fr", "version": 1}
    stale = desk.post(page("aspiration_change", wish), sent)
    assert "Ce souhait n’est pas dans le plan en ce moment." in words_of(stale)
    assert "Enseigner." in words_of(stale)
    sent["version"] = value_of(soup_of(stale), "version")
    kept = desk.post(page("aspiration_change", wish), sent, follow=True)
    assert "Ce souhait n’est pas dans le plan ; « Reprendre » l’y remet." in words_of(kept)
    again = [page("aspiration_take_up", wish)]
    assert [form["action"] for form in soup_of(kept).select(".rows form")] == again
    desk.post(again[0])
    assert not soup_of(desk.get(page("plan"))).select(".rows form")


def test_set_aside_twice_is_one_line(desk: InspectingClient, wish: Aspiration, page: Page) -> None:
    desk.post(page("aspiration_set_aside", wish))
    desk.post(page("aspiration_set_aside", wish))
    assert Turn.objects.count() == 1


def test_each_line_says_what_she_wanted_before_and_from_then_on(
    world: World, wish: Aspiration
) -> None:
    with world.case_manager.at_work(world.file) as by:
        for version, words in enumerate(["Broder.", "Enseigner."], start=1):
            aspirations.change(wish, words=words, language="fr", version=version, by=by)
        told = [(it.before.words, it.after and it.after.words) for it in turns_of(world.file)]
    assert told == [("Broder.", "Enseigner."), ("Coudre.", "Broder.")]


def test_her_words_for_a_change_are_given_and_mended_later(
    desk: InspectingClient, world: World, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_set_aside", wish))
    turn = Turn.objects.get()
    story = soup_of(desk.get(page("plan")))
    link = next(a for a in story.select("a") if "Le dire avec mes mots" in a.text)
    assert link["href"] == page("turn_words", turn)
    for words in ("Trop de bruit.", "Trop de bruit le soir."):
        version = value_of(soup_of(desk.get(page("turn_words", turn))), "version")
        sent = {"words": words, "language": "fr", "version": version}
        desk.post(page("turn_words", turn), sent)
    said = words_of(desk.get(page("plan")))
    assert "Trop de bruit le soir." in said
    assert "Trop de bruit. " not in said


def test_of_two_who_write_her_words_for_a_change_nobody_is_overwritten(
    world: World, wish: Aspiration
) -> None:
    with world.case_manager.at_work(world.file) as by:
        aspirations.set_aside(wish, by=by)
        turn = Turn.objects.select_related("file").get()
        aspirations.word(turn, words="Trop loin.", language="fr", version=1, by=by)
    with world.duo.at_work(world.file) as by, pytest.raises(Overtaken):
        aspirations.word(turn, words="Trop cher.", language="fr", version=1, by=by)


@pytest.mark.parametrize("who", ["other_group", "coordinator", "referent", "participant"])
def test_nobody_else_writes_her_words_for_a_change(
    world: World, wish: Aspiration, who: str
) -> None:
    with world.case_manager.at_work(world.file) as by:
        aspirations.set_aside(wish, by=by)
    turn = Turn.objects.select_related("file").get()
    with getattr(world, who).at_work(world.file) as by, pytest.raises(NotYours):
        aspirations.word(turn, words="x", language="fr", version=1, by=by)


def test_a_filtered_thread_shows_encounters_alone(
    desk: InspectingClient, wish: Aspiration, page: Page
) -> None:
    desk.post(page("aspiration_set_aside", wish))
    shown = words_of(desk.get(page("thread") + "?kind=walk"))
    assert "Changement de direction" not in shown
