"""Drawing: of two at once one is told, what is undone comes back as it was, what frightens lies
apart in every drawing, and what stands stays.
"""

import pytest
from django.db import connection

from miriam.audit.models import Line
from miriam.core.models.leaving import with_those_leaving
from miriam.core.refusals import NotYours, Overtaken
from miriam.tools.domain import MOST, Bond, Drawing, Help
from miriam.tools.models import NetworkCounts, NetworkMap
from miriam.tools.services import drawing, standing
from miriam.tools.services.drawing import TieFacts
from miriam.tools.services.refusals import (
    BeingDrawn,
    DrawingStands,
    DrawnOnSince,
    LaterDrawing,
    NoMoreRoom,
    NothingDrawn,
    TieIsGone,
)
from tests.tools.conftest import SAMIRA, as_kept
from tests.world import World

LEILA, HAMID = TieFacts("Leïla"), TieFacts("Hamid", apart=True)
SISTER = TieFacts("Ma sœur", bond=Bond.STRONG, angle=300)


def names(kept: Drawing) -> list[str]:
    return [tie.name for tie in kept.ties]


def numbers(network: NetworkMap) -> dict[str, int]:
    return {tie.name: tie.number for tie in as_kept(network).drawing.ties}


def as_left(network: NetworkMap) -> NetworkMap:
    return with_those_leaving(NetworkMap).select_related("file").get(pk=network.pk)


def later_than(network: NetworkMap, world: World) -> NetworkMap:
    with world.case_manager.at_work(world.file) as by:
        return as_kept(drawing.begin(world.file, by=by))


def test_of_two_who_change_a_tie_the_second_is_told(world: World, network: NetworkMap) -> None:
    with world.case_manager.at_work(world.file) as by:
        drawing.change(network, 1, SISTER, seen=1, by=by)
        with pytest.raises(Overtaken):
            drawing.change(network, 1, LEILA, seen=1, by=by)

        drawing.change(network, 1, LEILA, seen=2, by=by)
        assert names(as_kept(network).drawing)[0] == "Leïla"


def test_a_tie_that_moved_meanwhile_is_another(world: World, network: NetworkMap) -> None:
    with world.case_manager.at_work(world.file) as by:
        drawing.move(network, 1, near=False, angle=10, by=by)
        with pytest.raises(Overtaken):
            drawing.change(network, 1, SISTER, seen=1, by=by)


def test_a_tie_that_is_gone_is_neither_changed_moved_nor_taken_off(
    world: World, network: NetworkMap
) -> None:
    with world.case_manager.at_work(world.file) as by:
        drawing.take_off(network, 1, by=by)
        for again in (
            lambda: drawing.change(network, 1, SISTER, seen=1, by=by),
            lambda: drawing.move(network, 1, near=True, angle=0, by=by),
            lambda: drawing.take_off(network, 1, by=by),
        ):
            with pytest.raises(TieIsGone):
                again()


def test_undone_it_is_as_before_and_can_be_as_after_again(
    world: World, network: NetworkMap
) -> None:
    with world.case_manager.at_work(world.file) as by:
        before = names(as_kept(network).drawing)
        earlier = drawing.take_off(network, 2, by=by)
        after = names(as_kept(network).drawing)

        back = drawing.undo(earlier, by=by)
        assert names(as_kept(network).drawing) == before
        drawing.undo(back, by=by)
        assert names(as_kept(network).drawing) == after == ["Samira", "le guichet"]


def test_what_was_drawn_since_is_not_undone_with_it(world: World, network: NetworkMap) -> None:
    with world.case_manager.at_work(world.file) as by:
        earlier = drawing.take_off(network, 2, by=by)
        drawing.add(network, LEILA, by=by)
        with pytest.raises(DrawnOnSince):
            drawing.undo(earlier, by=by)

        assert "Leïla" in names(as_kept(network).drawing)


def test_a_state_that_was_undone_does_not_pass_for_the_one_that_came_after(
    world: World, network: NetworkMap
) -> None:
    with world.case_manager.at_work(world.file) as by:
        drawing.undo(drawing.change(network, 1, SISTER, seen=1, by=by), by=by)
        seen_by_another = 2
        fresh = as_kept(network).drawing.find(1)
        assert fresh
        drawing.change(network, 1, LEILA, seen=fresh.change, by=by)

        with pytest.raises(Overtaken):
            drawing.change(network, 1, SISTER, seen=seen_by_another, by=by)


def test_a_number_that_was_undone_is_given_to_nobody_else(
    world: World, network: NetworkMap
) -> None:
    with world.case_manager.at_work(world.file) as by:
        drawing.undo(drawing.add(network, LEILA, by=by), by=by)
        drawing.add(network, TieFacts("Nour"), by=by)

        assert [tie.number for tie in as_kept(network).drawing.ties] == [1, 2, 3, 5]


def test_what_frightens_lies_deeper_and_in_no_drawing_of_hers(
    world: World, standing_one: NetworkMap
) -> None:
    later = later_than(standing_one, world)
    with world.case_manager.at_work(world.file) as by:
        apart = TieFacts("Samira", help=Help.TO_HER, apart=True)
        earlier = drawing.change(later, 1, apart, seen=1, by=by)
        for one in (later, standing_one):
            kept = as_kept(one)
            assert "Samira" not in names(kept.drawing)
            assert names(kept.kept_apart) == ["Samira"]

        drawing.undo(earlier, by=by)
        for one in (later, standing_one):
            kept = as_kept(one)
            assert "Samira" in names(kept.drawing)
            assert names(kept.kept_apart) == []


def test_what_lies_apart_is_not_moved_by_a_finger(world: World, network: NetworkMap) -> None:
    with world.case_manager.at_work(world.file) as by:
        drawing.add(network, HAMID, by=by)
        with pytest.raises(TieIsGone):
            drawing.move(network, 4, near=True, angle=0, by=by)

        assert names(as_kept(network).kept_apart) == ["Hamid"]


def test_it_fits_as_many_as_can_be_told_apart(world: World, network: NetworkMap) -> None:
    with world.case_manager.at_work(world.file) as by:
        for number in range(4, MOST + 1):
            drawing.add(network, TieFacts(f"une voisine {number}"), by=by)
        with pytest.raises(NoMoreRoom):
            drawing.add(network, LEILA, by=by)

        drawing.add(network, HAMID, by=by)
        assert len(as_kept(network).drawing.ties) == MOST


def test_what_stands_is_not_drawn_on_until_it_is_taken_up(
    world: World, standing_one: NetworkMap
) -> None:
    with world.case_manager.at_work(world.file) as by:
        for act in (
            lambda: drawing.add(standing_one, LEILA, by=by),
            lambda: drawing.change(standing_one, 1, SISTER, seen=1, by=by),
            lambda: drawing.move(standing_one, 1, near=True, angle=0, by=by),
            lambda: drawing.take_off(standing_one, 1, by=by),
        ):
            with pytest.raises(DrawingStands):
                act()

        standing.take_up(standing_one, by=by)
        drawing.add(standing_one, LEILA, by=by)


def test_an_act_that_could_be_undone_cannot_once_it_stands(
    world: World, network: NetworkMap
) -> None:
    with world.case_manager.at_work(world.file) as by:
        earlier = drawing.add(network, LEILA, by=by)
        standing.say_it_stands(network, seen=as_kept(network).version, by=by)
        with pytest.raises(DrawingStands):
            drawing.undo(earlier, by=by)


def test_it_stands_as_it_was_on_the_screen(world: World, network: NetworkMap) -> None:
    with world.case_manager.at_work(world.file) as by:
        drawing.add(network, LEILA, by=by)
        with pytest.raises(Overtaken):
            standing.say_it_stands(network, seen=network.version, by=by)

        assert not as_kept(network).stands


def test_nothing_drawn_does_not_stand(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        begun = drawing.begin(world.file, by=by)
        with pytest.raises(NothingDrawn):
            standing.say_it_stands(begun, seen=begun.version, by=by)


def test_one_at_a_time_and_the_next_from_where_the_last_stands(
    world: World, network: NetworkMap
) -> None:
    with world.case_manager.at_work(world.file) as by:
        with pytest.raises(BeingDrawn):
            drawing.begin(world.file, by=by)
        standing.say_it_stands(network, seen=network.version, by=by)
        later = drawing.begin(world.file, by=by)

        assert as_kept(later).drawing == as_kept(network).drawing
        with pytest.raises(LaterDrawing):
            standing.take_up(network, by=by)


def test_a_number_means_one_person_also_in_a_drawing_that_comes_back(
    world: World, standing_one: NetworkMap
) -> None:
    later = later_than(standing_one, world)
    with world.case_manager.at_work(world.file) as by:
        drawing.add(later, LEILA, by=by)
        standing.take_away(as_kept(later), by=by)
        standing.take_up(standing_one, by=by)
        drawing.add(standing_one, TieFacts("Nour"), by=by)
        standing.say_it_stands(standing_one, seen=as_kept(standing_one).version, by=by)
        standing.bring_back(later, by=by)
        drawing.add(later, TieFacts("Inès"), by=by)

        three = {"Samira": 1, "l’école": 2, "le guichet": 3}
        assert numbers(standing_one) == three | {"Nour": 5}
        assert numbers(later) == three | {"Leïla": 4, "Inès": 6}


def test_what_frightens_lies_apart_also_in_a_drawing_that_comes_back(
    world: World, standing_one: NetworkMap
) -> None:
    later = later_than(standing_one, world)
    with world.case_manager.at_work(world.file) as by:
        standing.take_away(later, by=by)
        standing.take_up(standing_one, by=by)
        drawing.change(standing_one, 1, TieFacts("Samira", apart=True), seen=1, by=by)
        standing.say_it_stands(standing_one, seen=as_kept(standing_one).version, by=by)
        standing.bring_back(later, by=by)

        assert names(as_kept(later).drawing) == ["l’école", "le guichet"]


def test_a_later_one_does_not_come_back_over_one_that_is_drawn_on(
    world: World, standing_one: NetworkMap
) -> None:
    later = later_than(standing_one, world)
    with world.case_manager.at_work(world.file) as by:
        standing.say_it_stands(later, seen=later.version, by=by)
        standing.take_away(as_kept(later), by=by)
        standing.take_up(standing_one, by=by)
        with pytest.raises(BeingDrawn):
            standing.bring_back(as_left(later), by=by)


def test_how_many_there_were_is_counted_when_it_stands_and_only_then(
    world: World, standing_one: NetworkMap
) -> None:
    counts = NetworkCounts.objects.get()
    assert (counts.persons, counts.groups, counts.services, counts.places) == (1, 0, 2, 0)
    assert (counts.towards_her, counts.from_her, counts.both_ways) == (1, 0, 0)
    assert (counts.new, counts.gone, counts.bond_changed, counts.help_changed) == (0, 0, 0, 0)

    later = later_than(standing_one, world)
    with world.case_manager.at_work(world.file) as by:
        drawing.add(later, LEILA, by=by)
        drawing.add(later, HAMID, by=by)
        drawing.take_off(later, 3, by=by)
        mutual = TieFacts("Samira", help=Help.BOTH, bond=Bond.STRONG)
        drawing.change(later, 1, mutual, seen=1, by=by)
        assert NetworkCounts.objects.count() == 1
        standing.say_it_stands(later, seen=as_kept(later).version, by=by)
        counts = NetworkCounts.objects.get(network=later)
        assert (counts.persons, counts.services, counts.both_ways) == (2, 1, 1)
        assert (counts.new, counts.gone, counts.bond_changed, counts.help_changed) == (1, 1, 1, 1)

        standing.take_up(later, by=by)
        assert list(NetworkCounts.objects.values_list("network", flat=True)) == [standing_one.pk]


def test_whoever_stands_in_draws_and_takes_no_drawing_of_hers_away(
    world: World, network: NetworkMap
) -> None:
    with world.stand_in.at_work(world.file) as by:
        drawing.add(network, LEILA, by=by)
        with pytest.raises(NotYours):
            standing.take_away(as_kept(network), by=by)

    with world.duo.at_work(world.file) as by:
        standing.take_away(as_kept(network), by=by)
    with world.stand_in.at_work(world.file) as by:
        begun = drawing.begin(world.file, by=by)
        standing.take_away(begun, by=by)
    assert not NetworkMap.objects.exists()


def test_neither_the_journal_nor_a_length_tells_that_something_lies_apart(
    world: World, network: NetworkMap
) -> None:
    def traces() -> tuple[int, list[tuple[int, ...]]]:
        told = Line.objects.filter(subject=world.file.public_id, act="network.changed").count()
        with connection.cursor() as cursor:
            cursor.execute("SELECT LENGTH(drawn), LENGTH(apart) FROM tools_networkmap")
            return told, cursor.fetchall()

    before, lengths = traces()
    with world.case_manager.at_work(world.file) as by:
        for told, facts in enumerate((LEILA, HAMID, TieFacts("Un oncle", apart=True)), start=1):
            drawing.add(network, facts, by=by)
            assert traces() == (before + told, lengths)


@pytest.mark.parametrize("who", ["other_group", "coordinator", "facilitator", "former_stand_in"])
def test_nobody_who_does_not_accompany_her_draws(
    world: World, network: NetworkMap, who: str
) -> None:
    with getattr(world, who).at_work() as by, pytest.raises(NotYours):
        drawing.add(network, SAMIRA, by=by)
