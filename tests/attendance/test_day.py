"""What the lists of sessions ask of her day, at a session of hers and at one that hers joins."""

from datetime import timedelta

import pytest

from miriam.attendance.domain import Being
from miriam.attendance.services import registers
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.groupwork.models import Session
from miriam.groupwork.services import joining, sessions
from miriam.groupwork.services.sessions import SessionFacts
from miriam.people.models import File
from tests.groups.working import at_work
from tests.inspecting.client import InspectingClient
from tests.reading import words
from tests.world import World, make_file, sign_in


def lately(session: Session) -> Session:
    """It was this morning."""
    now = clock.now()
    Session.objects.filter(pk=session.pk).update(
        starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=1)
    )
    return session


@pytest.fixture
def theirs(world: World) -> tuple[Group, File]:
    """A colleague’s group, with a woman of hers in it."""
    file = make_file(world.other_group, "Zohra")
    with world.other_group.at_work(file) as by:
        made = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Saules", places=12), by=by
        )
        places.take(made, file=file, by=by)
    return made, file


def test_whom_she_asks_after_at_a_joined_session_is_on_her_day_and_on_nobody_elses(
    world: World, client: InspectingClient, session: Session, theirs: tuple[Group, File]
) -> None:
    group, file = theirs
    with world.case_manager.at_work() as by:
        joining.join(session, group, by=by)
    lately(session)
    sign_in(client, world.other_group)
    wanted = {"woman": file.public_id, "wanted": "on"}
    client.post(f"/seances/{session.public_id}/qui-est-la/nouvelles", wanted)
    hers = words(client.get("/journee"))
    assert "Prendre des nouvelles" in hers
    assert f"/seances/{session.public_id}/a-deux" in hers
    sign_in(client, world.case_manager)
    assert "Prendre des nouvelles" not in words(client.get("/journee"))


def test_at_a_joined_session_only_the_list_of_her_own_group_is_read(
    world: World,
    client: InspectingClient,
    group: Group,
    session: Session,
    theirs: tuple[Group, File],
) -> None:
    with world.case_manager.at_work() as by:
        joining.join(session, theirs[0], by=by)
    with at_work(world.case_manager, group, world.file) as by:
        registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
        registers.ask_after(session, group=group, file=world.file, wanted=True, by=by)
    sign_in(client, world.other_group)
    shown = client.get("/journee")
    assert shown.status_code == 200
    assert "Prendre des nouvelles" not in words(shown)


def test_one_session_is_linked_where_it_is_taken_off_and_of_several_the_way_is_said(
    world: World, desk: InspectingClient, group: Group, session: Session
) -> None:
    starts = clock.now() - timedelta(days=2)
    with at_work(world.case_manager, group) as by:
        facts = SessionFacts(starts, starts + timedelta(hours=2))
        before = sessions.plan(group, facts, by=by)
    lately(session)
    wanted = {"woman": world.file.public_id, "wanted": "on"}
    desk.post(f"/seances/{session.public_id}/qui-est-la/nouvelles", wanted)
    alone = f"/seances/{session.public_id}/a-deux"
    assert f'<a href="{alone}">Prendre des nouvelles</a>' in words(desk.get("/journee"))
    desk.post(f"/seances/{before.public_id}/qui-est-la/nouvelles", wanted)
    both = words(desk.get("/journee"))
    assert "a-deux" not in both
    assert "sur la page de chaque séance, sous « À reprendre avec elle »" in both
    assert both.count("Prendre des nouvelles") == 1
