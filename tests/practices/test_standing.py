"""A card goes from hand to hand, and every step has its way back."""

import pytest
from django.test import Client

from miriam.access.permission import NotYours
from miriam.practices.domain.kinds import PracticeState
from miriam.practices.domain.standing import BACK, OF_THE_READER, Move
from miriam.practices.models import Practice
from miriam.practices.selectors.cards import card
from miriam.practices.services import standing
from miriam.practices.services.refusals import StandsElsewhere
from tests.practices.cards import written
from tests.reading import words
from tests.world import Person, World, sign_in

STATE = PracticeState
# Where a card has to stand for an act, and by which acts it comes there.
WAYS = {
    Move.SHARE: (),
    Move.KEEP: (Move.SHARE,),
    Move.PROPOSE: (Move.SHARE,),
    Move.WITHDRAW: (Move.SHARE, Move.PROPOSE),
    Move.SET_ASIDE: (Move.SHARE, Move.PROPOSE, Move.SHOW),
    Move.TAKE_UP: (Move.SHARE, Move.SET_ASIDE),
    Move.SHOW: (Move.SHARE, Move.PROPOSE),
    Move.UNSHOW: (Move.SHARE, Move.PROPOSE, Move.SHOW),
    Move.RETURN: (Move.SHARE, Move.PROPOSE),
    Move.REREAD: (Move.SHARE, Move.PROPOSE, Move.RETURN),
}


def hands(world: World, move: Move) -> Person:
    return world.facilitator if move in OF_THE_READER else world.case_manager


def do(world: World, row: Practice, *moves: Move) -> PracticeState:
    for move in moves:
        with hands(world, move).at_work() as by:
            standing.move(row, move, by=by)
    row.refresh_from_db()
    return STATE(row.state)


@pytest.mark.parametrize("move", Move)
def test_every_act_has_one_that_takes_it_back(move: Move, world: World) -> None:
    row = written(world.case_manager)
    before = do(world, row, *WAYS[move])
    assert do(world, row, move) != before
    assert do(world, row, BACK[move]) == before


def test_taken_out_of_the_bank_and_withdrawn_it_stands_in_its_centre(world: World) -> None:
    row = written(world.case_manager)
    do(world, row, Move.SHARE, Move.PROPOSE, Move.SHOW, Move.SET_ASIDE, Move.TAKE_UP)
    assert do(world, row, Move.UNSHOW, Move.WITHDRAW) == STATE.CENTRE


def test_a_draft_is_read_by_its_author_alone(client: Client, world: World) -> None:
    row = written(world.case_manager)
    page = f"/pratiques/fiches/{row.code}"
    for other in (world.duo, world.coordinator, world.facilitator, world.other_centre):
        sign_in(client, other)
        assert client.get(page).status_code == 404
    sign_in(client, world.case_manager)
    assert "vous seule le lisez" in words(client.get(page))


@pytest.mark.parametrize(
    ("moves", "readers"),
    [
        ((Move.SHARE,), {"duo", "coordinator"}),
        ((Move.SHARE, Move.PROPOSE), {"duo", "coordinator", "facilitator"}),
        (
            (Move.SHARE, Move.PROPOSE, Move.SHOW),
            {"duo", "coordinator", "facilitator", "other_centre", "researcher", "referent"},
        ),
        ((Move.SHARE, Move.PROPOSE, Move.SHOW, Move.SET_ASIDE), {"duo", "coordinator"}),
    ],
)
def test_who_reads_a_card_that_stands_there(
    moves: tuple[Move, ...], readers: set[str], world: World
) -> None:
    row = written(world.case_manager)
    do(world, row, *moves)
    everybody = ("duo", "coordinator", "facilitator", "other_centre", "researcher", "referent")
    seen = set()
    for who in (*everybody, "benefits_worker", "administrator"):
        with getattr(world, who).at_work() as by:
            seen |= {who} if card(row.code, by=by) else set()
    assert seen == readers


def test_what_a_centre_offers_is_taken_in_by_whoever_reads_over(world: World) -> None:
    row = written(world.case_manager)
    do(world, row, Move.SHARE, Move.PROPOSE)
    with world.case_manager.at_work() as by, pytest.raises(NotYours):
        standing.move(row, Move.SHOW, by=by)
    with world.other_centre.at_work() as by, pytest.raises(NotYours):
        standing.move(row, Move.SET_ASIDE, by=by)


def test_an_act_that_does_not_begin_there_is_refused(world: World) -> None:
    row = written(world.case_manager)
    do(world, row, Move.SHARE)
    with world.case_manager.at_work() as by, pytest.raises(StandsElsewhere):
        standing.move(row, Move.TAKE_UP, by=by)


def test_a_colleague_cannot_make_it_her_own_draft_of_somebody_else(world: World) -> None:
    row = written(world.case_manager)
    do(world, row, Move.SHARE)
    with world.duo.at_work() as by, pytest.raises(StandsElsewhere):
        standing.move(row, Move.KEEP, by=by)


def test_a_card_in_the_bank_is_not_changed_under_its_readers(client: Client, world: World) -> None:
    row = written(world.case_manager)
    do(world, row, Move.SHARE, Move.PROPOSE, Move.SHOW)
    sign_in(client, world.case_manager)
    assert client.get(f"/pratiques/du-centre/{row.public_id}/changer").status_code == 404


def test_it_is_handed_back_with_a_demand_that_its_centre_reads(
    client: Client, world: World
) -> None:
    row = written(world.case_manager)
    do(world, row, Move.SHARE, Move.PROPOSE)
    sign_in(client, world.facilitator)
    assert "À relire" in words(client.get("/pratiques"))
    address = f"/pratiques/du-centre/{row.public_id}/rendre-avec-une-demande"
    assert "ce qui est à changer" in words(client.post(address, {"remark": ""}))
    client.post(address, {"remark": "Dire la source."})
    sign_in(client, world.duo)
    page = words(client.get(f"/pratiques/fiches/{row.code}"))
    assert "Dire la source." in page
    assert "Changer la fiche" in page


def test_the_buttons_of_a_page_do_what_they_say(desk: Client, world: World) -> None:
    row = written(world.case_manager)
    address = f"/pratiques/du-centre/{row.public_id}/centre"
    done = desk.post(f"{address}/montrer", follow=True)
    assert "Vos collègues du centre la lisent." in words(done)
    desk.post(f"{address}/proposer")
    refused = desk.post(f"{address}/montrer", follow=True)
    assert "a changé de place entre-temps" in words(refused)
    row.refresh_from_db()
    assert row.state == STATE.PROPOSED
