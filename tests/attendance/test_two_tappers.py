"""Two case managers tap at once, each at her own women: nothing that one said is lost."""

from functools import partial

import pytest

from miriam.attendance.domain import Being
from miriam.attendance.selectors import lists
from miriam.attendance.services import registers
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.people.models import File
from tests.attendance.seating import seated
from tests.groups.working import at_work
from tests.together import at_once
from tests.world import World


def tap(world: World, group: Group, session: Session, files: list[File]) -> None:
    with at_work(world.case_manager, group, *files) as by:
        for file in files:
            registers.mark(session, group=group, file=file, being=Being.HERE, by=by)


@pytest.mark.django_db(transaction=True)
def test_what_two_say_at_once_stands_both(world: World, group: Group, session: Session) -> None:
    files = [world.file, *seated(world, group, 7)]
    halves = (files[::2], files[1::2])
    at_once([partial(tap, world, group, session, half) for half in halves])
    with at_work(world.case_manager, group, *files) as by:
        assert lists.counts_of(session, group, by=by).women == len(files)
