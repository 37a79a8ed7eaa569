"""« Qui est là »: counted in taps, in both languages, for nobody outside the team."""

import re

import pytest

from miriam.attendance.domain import Being, Counts
from miriam.attendance.selectors import lists
from miriam.audit.models import Line
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.people.models import File
from tests.attendance.seating import seated
from tests.groups.working import at_work
from tests.inspecting.client import InspectingClient
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
    assert "11 femmes là" in desk.get(address(session)).content.decode()


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
