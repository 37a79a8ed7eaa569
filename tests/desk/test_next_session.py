"""« Mon groupe » begins with the next session of each group, and leads to all of them."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from miriam.groups.models import Group
from tests.desk.meeting import at, joined_by, met, said, soup
from tests.inspecting.queries import queries_of
from tests.world import World, sign_in


def test_the_group_begins_with_its_next_session_and_the_way_to_all_of_them(
    world: World, group: Group, guest: Group, client: Client
) -> None:
    met(world, group, at(9, 14))
    joined_by(world, met(world, group, at(2, 10)), guest)
    hers, joined = (
        soup(client, who, "/mon-groupe").select_one("main section > .card")
        for who in (world.case_manager, world.other_group)
    )
    assert hers
    assert hers.find_previous("h2").get_text() == "Les Tilleuls"
    assert "10 h, Parler du loyer" in said(hers)
    assert "14 h" not in said(hers)
    assert hers.select(f"a[href='/groupes/{group.public_id}/seances']")
    assert "10 h, Séance du groupe" in said(joined)


def test_a_group_without_a_session_leads_to_its_sessions(
    world: World, group: Group, client: Client
) -> None:
    section = soup(client, world.case_manager, "/mon-groupe").select_one("main section")
    assert section
    assert section.select_one(".card") is None
    assert section.select(f"a[href='/groupes/{group.public_id}/seances']")


@pytest.mark.parametrize(
    ("hour", "minute", "is_near"),
    [(12, 59, False), (13, 0, True), (15, 59, True), (16, 0, False)],
)
def test_while_it_is_near_who_is_there_is_one_tap_away(
    world: World, group: Group, client: Client, hour: int, minute: int, is_near: bool
) -> None:
    session = met(world, group, at(0, 14))
    with time_machine.travel(at(0, hour, minute), tick=False):
        card = soup(client, world.case_manager, "/mon-groupe").select_one("main section")
    assert card
    assert bool(card.select(f"a[href='/seances/{session.public_id}/qui-est-la']")) is is_near


def test_more_sessions_ask_no_more_of_the_database(
    world: World, group: Group, guest: Group, client: Client, same_queries: Callable[..., None]
) -> None:
    """Two questions however many there are: the sessions, and the keys with which they open."""
    sign_in(client, world.case_manager)
    met(world, group, at(0, 22))

    def three_more() -> None:
        for day in (1, 2, 3):
            joined_by(world, met(world, group, at(day, 10)), guest)

    same_queries(lambda: client.get("/mon-groupe"), three_more)
    assert len(queries_of(lambda: client.get("/mon-groupe"))) <= 16
