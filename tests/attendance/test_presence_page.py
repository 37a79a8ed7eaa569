"""« Qui est là »: counted in taps, in both languages, for nobody outside the team."""

import re
from datetime import timedelta

import pytest

from miriam.attendance.domain import Being, Counts
from miriam.attendance.selectors import lists
from miriam.attendance.selectors.day import from_lists
from miriam.audit.models import Line
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups
from miriam.groupwork.models import Session
from miriam.people.models import File
from miriam.vault.domain import Depth
from tests.attendance.seating import seated
from tests.groups.working import at_work
from tests.inspecting.client import InspectingClient
from tests.reading import words
from tests.world import World, sign_in


def address(session: Session, rest: str = "") -> str:
    return f"/seances/{session.public_id}/qui-est-la{rest}"


def touch(desk: InspectingClient, session: Session, file: File, **said: object) -> None:
    desk.post(address(session, "/touche"), {"woman": file.public_id, **said})


def test_eleven_women_are_there_in_eleven_taps(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    files = [world.file, *seated(world, group, 10)]
    for file in files:
        touch(desk, session, file, being=Being.HERE)
    with at_work(world.case_manager, group, *files) as by:
        assert lists.counts_of(session, group, by=by).women == len(files)
    assert "11 mamans là" in desk.get(address(session)).content.decode()


def test_a_second_tap_takes_it_back_and_children_and_guests_are_counted(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    touch(desk, session, world.file, being=Being.HERE)
    touch(desk, session, world.file, children=2)
    desk.post(address(session, "/invites"), {"guests": 3})
    with at_work(world.case_manager, group, world.file) as by:
        assert lists.counts_of(session, group, by=by) == Counts(1, 2, 3)
    touch(desk, session, world.file, being="")
    with at_work(world.case_manager, group, world.file) as by:
        assert lists.counts_of(session, group, by=by) == Counts(0, 0, 3)


def test_the_number_of_journal_lines_is_that_of_openings(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    (other,) = seated(world, group, 1)
    desk.get(address(session))
    before = Line.objects.count()
    for file in [world.file, other, world.file]:
        touch(desk, session, file, being=Being.HERE)
    desk.get(address(session))
    assert Line.objects.count() == before


@pytest.mark.parametrize("who", ["coordinator", "referent", "benefits_worker", "other_group"])
def test_nobody_outside_the_team_sees_the_page(
    world: World, client: InspectingClient, session: Session, who: str
) -> None:
    sign_in(client, getattr(world, who))
    assert client.get(address(session)).status_code == 404


def test_the_names_stand_in_the_order_of_the_alphabet(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    files = seated(world, group, 3)
    touch(desk, session, files[2], being=Being.HERE)
    said = re.findall(r"Exemple 0\d", desk.get(address(session)).content.decode())
    assert list(dict.fromkeys(said)) == ["Exemple 00", "Exemple 01", "Exemple 02"]


def test_fifteen_women_are_done_in_as_many_taps_and_two(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    files = [world.file, *seated(world, group, 11)]
    there, away = files[:9], files[9:]
    for file in there:
        touch(desk, session, file, being=Being.HERE)
    desk.post(address(session, "/fini"))
    with at_work(world.case_manager, group, *files) as by:
        listed = {one.file: one.line.being for one in lists.listed(session, group, by=by)}
    assert {listed[file] for file in there} == {Being.HERE}
    assert {listed[file] for file in away} == {Being.NOT_THIS_TIME}


def asked_after_by_the_duo(world: World, group: Group) -> set[str]:
    """Whom another case manager of the group is reminded of."""
    with world.case_manager.at_work() as by:
        by.open([group.ring_subject], [Depth.GROUP])
        groups.add_case_manager(group, mandate=world.duo.mandate, by=by)
    with at_work(world.duo, group) as by:
        return set(from_lists(by).ask_after)


def test_who_is_missed_is_called_to_mind_without_a_reason(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    Session.objects.filter(pk=session.pk).update(
        starts_at=clock.now() - timedelta(hours=3), ends_at=clock.now() - timedelta(hours=1)
    )
    desk.post(address(session, "/fini"))
    assert "prendre des nouvelles" in words(desk.get(address(session)))
    desk.post(address(session, "/nouvelles"), {"woman": world.file.public_id, "wanted": "on"})
    assert "Prendre des nouvelles" in words(desk.get("/journee"))
    assert asked_after_by_the_duo(world, group) == set()
    desk.post(address(session, "/nouvelles"), {"woman": world.file.public_id, "wanted": ""})
    assert "Prendre des nouvelles" not in words(desk.get("/journee"))


def test_who_was_there_is_taken_up_with_alone_and_nothing_says_what(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    Session.objects.filter(pk=session.pk).update(
        starts_at=clock.now() - timedelta(hours=3), ends_at=clock.now() - timedelta(hours=1)
    )
    touch(desk, session, world.file, being=Being.HERE)
    alone = f"/seances/{session.public_id}/a-deux"
    assert alone in desk.get(f"/seances/{session.public_id}").content.decode()
    desk.post(address(session, "/nouvelles"), {"woman": world.file.public_id, "wanted": "on"})
    shown = desk.get(alone)
    assert "sur ma journée" in words(shown)
    assert "<textarea" not in shown.content.decode()
    assert "Prendre des nouvelles" in words(desk.get("/journee"))
    assert asked_after_by_the_duo(world, group) == set()


def test_her_children_are_those_she_announced(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    desk.post(
        f"/seances/{session.public_id}/reponses/enfants?elle={world.file.public_id}",
        {"ages": "1, 3"},
    )
    touch(desk, session, world.file, being=Being.HERE)
    with at_work(world.case_manager, group, world.file) as by:
        assert lists.counts_of(session, group, by=by) == Counts(1, 2, 0)


def test_a_guest_may_give_her_name_and_leave_the_list(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    desk.post(address(session), {"guest": "Zohra"})
    desk.post(address(session), {"guest": "Zohra"})
    assert "Zohra" in words(desk.get(address(session)))
    with at_work(world.case_manager, group, world.file) as by:
        assert lists.counts_of(session, group, by=by).guests == 1
    desk.post(address(session, "/invites/enlever"), {"guest": "Zohra"})
    assert "Zohra" not in words(desk.get(address(session)))


def test_an_eleventh_name_is_refused_and_stays_typed(
    desk: InspectingClient, session: Session
) -> None:
    for number in range(10):
        desk.post(address(session), {"guest": f"Invitée {chr(65 + number)}"})
    answer = desk.post(address(session), {"guest": "Zohra"})
    assert "Il n’y a plus de place pour un prénom" in words(answer)
    assert 'value="Zohra"' in answer.content.decode()


def test_a_woman_of_a_colleague_is_counted_and_not_named(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    (hers,) = seated(world, group, 1)
    File.objects.filter(pk=hers.pk).update(case_manager=world.other_group.mandate)
    shown = words(desk.get(address(session)))
    assert "Exemple 00" not in shown
    assert "1 femme est accompagnée par une collègue" in shown


def test_the_page_of_twelve_women_asks_no_more_than_that_of_one(
    world: World, desk: InspectingClient, group: Group, session: Session, same_queries: object
) -> None:
    assert callable(same_queries)
    same_queries(lambda: desk.get(address(session)), lambda: seated(world, group, 11))


def test_nobody_is_missing_before_the_day_has_come(
    desk: InspectingClient, session: Session
) -> None:
    assert address(session, "/fini") not in desk.get(address(session)).content.decode()
    Session.objects.filter(pk=session.pk).update(
        starts_at=clock.now(), ends_at=clock.now() + timedelta(hours=2)
    )
    assert address(session, "/fini") in desk.get(address(session)).content.decode()


def test_who_carries_two_groups_that_meet_keeps_both_lists(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    with world.case_manager.at_work() as by:
        facts = groups.GroupFacts(edition_key="4", name_fr="Les Saules", places=12)
        other = groups.create(facts, by=by)
    (file,) = seated(world, other, 1)
    session.joined.add(other)
    shown = words(desk.get(address(session)))
    assert "Les Tilleuls, Les Saules" in shown
    for woman in (world.file, file):
        touch(desk, session, woman, being=Being.HERE)
    assert "2 mamans là" in words(desk.get(address(session)))
    with at_work(world.case_manager, other, file) as by:
        assert lists.counts_of(session, other, by=by) == Counts(1, 0, 0)
