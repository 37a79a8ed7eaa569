"""A wish, an urgent need or a step written by mistake is taken back, and returns, for minutes."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine

from miriam.access.actor import Actor
from miriam.accompaniment import selectors
from miriam.accompaniment.domain import Doer, StepState
from miriam.accompaniment.models import Aspiration, Step
from miriam.accompaniment.selectors.earlier import History
from miriam.accompaniment.services import aspirations, steps
from miriam.accompaniment.services.aspirations import MoreOfWish
from miriam.accompaniment.services.refusals import StepHasMoved, StepStays, WishIsGone, WishStays
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.models.leaving import MINUTES, MinutesAreOver, destroy_those_over
from miriam.core.refusals import NotYours, Refused
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from tests.accompaniment.reading import Page, one, soup_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, sign_in

WISH, STEP = "Un jardin à elle.", "Téléphoner au notaire."
# Where a wish and a step of hers are read, each alone, and both.
WISHES, PROMISES = ["/mon-groupe"], ["/journee"]
BOTH = [f"/dossiers/{{}}{page}" for page in ("", "/plan", "/plan/papier", "/pour-elle")]
SERVICES = {Aspiration: aspirations, Step: steps}
STAYS = {Aspiration: WishStays, Step: StepStays}
GONE = {Aspiration: WishIsGone, Step: StepHasMoved}
Row = Aspiration | Step


def write_wish(file: File, by: Actor) -> Row:
    return aspirations.write(file, words=WISH, language="fr", by=by)


def write_need(file: File, by: Actor) -> Row:
    more = MoreOfWish(presses=True)
    return aspirations.write(file, words=WISH, language="fr", by=by, more=more)


def write_step(file: File, by: Actor) -> Row:
    return steps.write(file, words=STEP, who=Doer.CASE_MANAGER, by=by)


WRITE = {"wish": write_wish, "need": write_need, "step": write_step}
every_kind = pytest.mark.parametrize("write", WRITE.values(), ids=WRITE)


def take_back(row: Row, by: Actor) -> None:
    SERVICES[type(row)].take_back(row, by=by)


def bring_back(row: Row, by: Actor) -> None:
    SERVICES[type(row)].bring_back(row, by=by)


@pytest.fixture
def written(world: World) -> Callable[..., Row]:
    """`written(write_step)`: what her case manager wrote just now."""

    def by_her_case_manager(write: Callable[[File, Actor], Row]) -> Row:
        with world.case_manager.at_work(world.file) as by:
            return write(world.file, by)

    return by_her_case_manager


@pytest.mark.parametrize(
    ("write", "address"),
    [
        *((write, address) for write in (write_wish, write_need) for address in BOTH + WISHES),
        *((write_step, address) for address in BOTH + PROMISES),
    ],
)
def test_what_was_taken_back_is_read_nowhere(
    world: World,
    client: InspectingClient,
    written: Callable[..., Row],
    write: Callable[..., Row],
    address: str,
) -> None:
    row = written(write)
    words = STEP if isinstance(row, Step) else WISH
    url = address.format(world.file.public_id)
    sign_in(client, world.case_manager)
    assert words in words_of(client.get(url))

    with world.case_manager.at_work(world.file) as by:
        take_back(row, by)

    assert words not in words_of(client.get(url))


@every_kind
def test_no_question_finds_it_and_each_did(
    world: World, written: Callable[..., Row], write: Callable[..., Row]
) -> None:
    def found(by: Actor) -> list[bool]:
        file, today = world.file, clock.today()
        then, plan = History(file).at(today), selectors.plan_of(file)
        return [
            bool(plan.aspirations + plan.steps),  # type: ignore[operator]
            bool(plan.texts),
            bool(then.wishes + then.steps),  # type: ignore[operator]
            bool(selectors.first_wishes([file]) or selectors.promises(by)),
            not plan.is_empty,
        ]

    row = written(write)
    with world.case_manager.at_work(world.file) as by:
        assert set(found(by)) == {True}
    with world.case_manager.at_work(world.file) as by:
        take_back(row, by)
    with world.case_manager.at_work(world.file) as by:
        assert set(found(by)) == {False}


@every_kind
@pytest.mark.parametrize("who", ["case_manager", "duo", "stand_in"])
def test_whoever_accompanies_her_takes_it_back_and_brings_it_back(
    world: World, written: Callable[..., Row], write: Callable[..., Row], who: str
) -> None:
    row = written(write)
    for _twice in range(2):
        with getattr(world, who).at_work(world.file) as by:
            take_back(row, by)
        assert not type(row).objects.exists()
        with world.case_manager.at_work(world.file) as by:
            bring_back(row, by)
        assert type(row).objects.get() == row


@every_kind
@pytest.mark.parametrize("who", ["former_stand_in", "other_group", "coordinator", "participant"])
def test_nobody_else_does(
    world: World, written: Callable[..., Row], write: Callable[..., Row], who: str
) -> None:
    row = written(write)
    with getattr(world, who).at_work(world.file) as by:
        for act in (take_back, bring_back):
            with pytest.raises(NotYours):
                act(row, by)
    assert type(row).objects.exists()


@every_kind
def test_after_the_minutes_it_is_no_slip_any_more(
    world: World, written: Callable[..., Row], write: Callable[..., Row]
) -> None:
    row = written(write)
    later = time_machine.travel(row.created_at + MINUTES * 1.1)
    with later, world.case_manager.at_work(world.file) as by, pytest.raises(STAYS[type(row)]):
        take_back(row, by)
    assert type(row).objects.exists()


@every_kind
def test_it_is_destroyed_when_the_minutes_are_over(
    world: World, written: Callable[..., Row], write: Callable[..., Row]
) -> None:
    row = written(write)
    with world.case_manager.at_work(world.file) as by:
        take_back(row, by)
    with time_machine.travel(clock.now() + MINUTES * 1.1):
        with world.case_manager.at_work(world.file) as by, pytest.raises(MinutesAreOver):
            bring_back(row, by)
        assert destroy_those_over()
    assert not type(row)._base_manager.exists()


@every_kind
def test_of_two_who_take_it_back_at_once_the_second_is_told(
    world: World, written: Callable[..., Row], write: Callable[..., Row]
) -> None:
    row = written(write)
    with world.duo.at_work(world.file) as by:
        take_back(row, by)
    told = pytest.raises((NotYours, GONE[type(row)]))
    with world.case_manager.at_work(world.file) as by, told:
        take_back(row, by)


def says_otherwise(wish: Any, by: Actor) -> None:
    aspirations.change(wish, words="Un balcon.", language="fr", version=1, by=by)


def gives_a_picture(wish: Any, by: Actor) -> None:
    more = MoreOfWish(domain=LifeDomain.HOUSING)
    aspirations.change(wish, words=WISH, language="fr", version=1, by=by, more=more)


def sets_aside(wish: Any, by: Actor) -> None:
    aspirations.set_aside(wish, by=by)


def takes_up_again(wish: Any, by: Actor) -> None:
    aspirations.came_true(wish, by=by)
    aspirations.take_up(wish, by=by)


def under_way(step: Any, by: Actor) -> None:
    steps.settle(step, state=StepState.UNDER_WAY, by=by)


def done_and_not_done(step: Any, by: Actor) -> None:
    steps.settle(step, state=StepState.DONE, by=by)
    steps.settle(step, state=StepState.TO_DO, by=by)


def changed(step: Any, by: Actor) -> None:
    steps.change(step, words="Écrire.", who=Doer.HER, version=1, by=by)


@pytest.mark.parametrize(
    ("write", "since"),
    [
        (write_wish, says_otherwise),
        (write_wish, gives_a_picture),
        (write_wish, sets_aside),
        (write_need, takes_up_again),
        (write_step, under_way),
        (write_step, done_and_not_done),
        (write_step, changed),
    ],
    ids=lambda one: one.__name__,
)
def test_what_something_became_of_stays(
    world: World, written: Callable[..., Row], write: Callable[..., Row], since: Callable[..., None]
) -> None:
    row = written(write)
    with world.duo.at_work(world.file) as by:
        since(type(row).objects.select_related("file").get(), by)
    with world.case_manager.at_work(world.file) as by, pytest.raises(STAYS[type(row)]):
        take_back(row, by)
    assert type(row).objects.filter(pk=row.pk).exists()


def test_a_step_that_took_the_place_of_another_stays(
    world: World, written: Callable[..., Row]
) -> None:
    step: Any = written(write_step)
    with world.case_manager.at_work(world.file) as by:
        following = steps.change(step, words="Écrire.", who=Doer.HER, version=1, by=by)
        with pytest.raises(StepStays):
            take_back(following, by)
    assert Step.objects.count() == 2


@pytest.mark.parametrize(
    ("write", "act"),
    [(write_wish, sets_aside), (write_wish, says_otherwise), (write_step, under_way)],
    ids=lambda one: one.__name__,
)
def test_nothing_is_done_with_what_a_colleague_took_back_meanwhile(
    world: World, written: Callable[..., Row], write: Callable[..., Row], act: Callable[..., None]
) -> None:
    row = written(write)
    with world.duo.at_work(world.file) as by:
        take_back(row, by)
    with world.case_manager.at_work(world.file) as by, pytest.raises((NotYours, Refused)):
        act(row, by)
    assert not type(row).objects.exists()


@every_kind
def test_her_journal_says_what_was_done_and_that_it_was_undone(
    world: World, written: Callable[..., Row], write: Callable[..., Row]
) -> None:
    row = written(write)
    with world.case_manager.at_work(world.file) as by:
        take_back(row, by)
        bring_back(row, by)
        bring_back(row, by)
    kind = "step" if isinstance(row, Step) else "aspiration"
    lines = Line.objects.filter(subject=world.file.public_id, act__startswith=f"{kind}.")
    said = [line.act for line in lines.order_by("number")]
    assert said == [f"{kind}.written", f"{kind}.taken_back", f"{kind}.brought_back"]


TYPED = {
    "aspiration_new": ({"words": WISH, "language": "fr"}, "C’est gardé, avec ces mots."),
    "step_new": ({"words": STEP, "who": "case_manager"}, "Le petit pas est gardé."),
}


@pytest.mark.parametrize("who", ["case_manager", "stand_in"])
@pytest.mark.parametrize("name", TYPED)
def test_the_page_that_follows_offers_annuler_twice(
    client: InspectingClient, world: World, page: Page, name: str, who: str
) -> None:
    typed, kept = TYPED[name]
    sign_in(client, getattr(world, who))
    written = client.post(page(name), typed, follow=True)
    assert kept in words_of(written)
    assert "possible pendant dix minutes" in words_of(written)

    gone = client.post(str(one(soup_of(written), ".way-back form")["action"]), follow=True)
    assert "C’est annulé : rien n’a été" in words_of(gone)
    assert typed["words"] not in words_of(gone)

    back = client.post(str(one(soup_of(gone), ".way-back form")["action"]), follow=True)
    assert "est revenu." in words_of(back)
    assert typed["words"] in words_of(back)
    assert not soup_of(back).select(".way-back form")


def test_a_step_that_changed_is_not_offered_annuler(
    desk: InspectingClient, written: Callable[..., Row], page: Page
) -> None:
    step: Any = written(write_step)
    typed = {"words": "Écrire.", "who": "her", "version": 1}
    answer = desk.post(page("step_change", step), typed, follow=True)
    assert "L’ancien petit pas reste dans l’histoire." in words_of(answer)
    assert not soup_of(answer).select(".way-back form")


@pytest.mark.parametrize(
    ("write", "since", "name"),
    [(write_wish, says_otherwise, "aspiration"), (write_step, under_way, "step")],
    ids=["wish", "step"],
)
def test_refused_it_says_what_to_do_instead(
    desk: InspectingClient,
    world: World,
    written: Callable[..., Row],
    page: Page,
    write: Callable[..., Row],
    since: Callable[..., None],
    name: str,
) -> None:
    row = written(write)
    with world.duo.at_work(world.file) as by:
        since(type(row).objects.select_related("file").get(), by)
    answer = desk.post(page(f"{name}_take_back", row), follow=True)
    assert "Le crayon ouvre sa page, où il peut être laissé de côté." in words_of(answer)
