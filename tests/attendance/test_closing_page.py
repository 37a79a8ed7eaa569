"""A group ends: what goes is said first, then nobody can say any more who came."""

from datetime import timedelta

import pytest

from miriam.attendance.domain import Being, Counts
from miriam.attendance.models import Register, SessionCount
from miriam.attendance.services import registers
from miriam.core import clock
from miriam.groups.domain import Phase
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from tests.groups.working import at_work
from tests.inspecting.client import InspectingClient
from tests.reading import words
from tests.world import World, sign_in


@pytest.fixture
def ending(world: World, group: Group, session: Session) -> Group:
    """The group in its last phase, with one list."""
    with at_work(world.case_manager, group, world.file) as by:
        registers.mark(session, group=group, file=world.file, being=Being.HERE, by=by)
    Group.objects.filter(pk=group.pk).update(phase=Phase.FOLLOW_UP)
    return group


def test_the_page_says_what_is_lost_before_it_is(desk: InspectingClient, ending: Group) -> None:
    shown = words(desk.get(f"/groupes/{ending.public_id}/terminer"))
    assert "1 liste de présence est détruite" in shown
    assert Register.objects.exists()


def test_the_lists_go_and_three_numbers_stay(
    desk: InspectingClient, ending: Group, session: Session
) -> None:
    desk.post(f"/groupes/{ending.public_id}/terminer")
    assert not Register.objects.exists()
    kept = SessionCount.objects.get()
    assert Counts(kept.women, kept.children, kept.guests) == Counts(1, 0, 0)
    ending.refresh_from_db()
    assert ending.phase == Phase.ENDED


def test_a_list_that_is_gone_is_not_begun_again(
    world: World, desk: InspectingClient, ending: Group, session: Session
) -> None:
    page = f"/seances/{session.public_id}/qui-est-la"
    desk.post(f"/groupes/{ending.public_id}/terminer")
    for reopened in (False, True):
        shown = words(desk.get(page))
        assert "La liste est détruite" in shown
        assert "1 maman là" in shown
        desk.post(f"{page}/touche", {"woman": world.file.public_id, "being": Being.HERE})
        assert not Register.objects.exists()
        if not reopened:
            Group.objects.filter(pk=ending.pk).update(phase=Phase.FOLLOW_UP)


def test_a_session_of_an_ended_group_still_says_the_numbers(
    desk: InspectingClient, ending: Group, session: Session
) -> None:
    Session.objects.filter(pk=session.pk).update(
        starts_at=clock.now() - timedelta(hours=3), ends_at=clock.now() - timedelta(hours=1)
    )
    page = f"/seances/{session.public_id}"
    assert "1 maman était là." in words(desk.get(page))
    desk.post(f"/groupes/{ending.public_id}/terminer")
    assert "1 maman était là." in words(desk.get(page))


def test_a_group_that_was_brought_back_ends_again(
    world: World, desk: InspectingClient, ending: Group, session: Session
) -> None:
    for _time in range(2):
        desk.post(f"/groupes/{ending.public_id}/terminer")
        assert Group.objects.get(pk=ending.pk).phase == Phase.ENDED
        Group.objects.filter(pk=ending.pk).update(phase=Phase.FOLLOW_UP)
        touch = {"woman": world.file.public_id, "being": Being.HERE}
        desk.post(f"/seances/{session.public_id}/qui-est-la/touche", touch)
    assert SessionCount.objects.count() == 1


def test_no_other_page_ends_a_group(desk: InspectingClient, ending: Group) -> None:
    answer = desk.post(f"/groupes/{ending.public_id}/phase", {"phase": "ended"})
    assert answer.headers["Location"] == f"/groupes/{ending.public_id}/terminer"
    ending.refresh_from_db()
    assert ending.phase == Phase.FOLLOW_UP


def test_a_group_that_is_not_in_its_last_phase_keeps_its_lists(
    desk: InspectingClient, ending: Group
) -> None:
    Group.objects.filter(pk=ending.pk).update(phase=Phase.DEEPENING)
    desk.post(f"/groupes/{ending.public_id}/terminer")
    assert Register.objects.exists()


def test_who_oversees_it_does_not_end_it(
    client: InspectingClient, world: World, ending: Group
) -> None:
    sign_in(client, world.coordinator)
    assert client.post(f"/groupes/{ending.public_id}/terminer").status_code == 404
    assert Register.objects.exists()
