"""What is taken away is found nowhere, comes back for some minutes, and is destroyed after them."""

from datetime import timedelta

import pytest
import time_machine

from miriam.core import clock
from miriam.core.models import leaving
from miriam.core.models.leaving import MINUTES, MinutesAreOver
from miriam.measures.models import Comment
from miriam.measures.services import comments
from tests.measures.measuring import Team

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def row() -> Comment:
    team = Team()
    with team.case_manager.at_work(team.file) as by:
        return comments.write(team.file, words="C’est moi.", language="fr", by=by)


def test_from_the_tap_on_it_is_found_nowhere_and_comes_back(row: Comment) -> None:
    assert leaving.leave(row)
    assert not Comment.objects.exists()
    assert not row.file.picture_comments.exists()
    assert leaving.stay(row)
    assert Comment.objects.get() == row


def test_twice_the_same_changes_nothing(row: Comment) -> None:
    assert [leaving.leave(row), leaving.leave(row)] == [True, False]
    assert [leaving.stay(row), leaving.stay(row)] == [True, False]


@pytest.mark.parametrize(("after", "is_there"), [(MINUTES - SECOND, True), (MINUTES, False)])
def test_when_the_minutes_are_over_it_is_destroyed(
    row: Comment, after: timedelta, is_there: bool
) -> None:
    leaving.leave(row)
    with time_machine.travel(clock.now() + after, tick=False):
        assert leaving.destroy_those_over() == (0 if is_there else 1)
    assert Comment._base_manager.exists() is is_there


def test_what_stays_is_never_destroyed(row: Comment) -> None:
    with time_machine.travel(clock.now() + timedelta(days=400)):
        assert leaving.destroy_those_over() == 0
    assert Comment.objects.get() == row


@pytest.mark.parametrize("is_destroyed", [True, False])
def test_after_the_minutes_it_does_not_come_back_tidied_up_or_not(
    row: Comment, is_destroyed: bool
) -> None:
    leaving.leave(row)
    with time_machine.travel(clock.now() + MINUTES + SECOND):
        if is_destroyed:
            leaving.destroy_those_over()
        with pytest.raises(MinutesAreOver):
            leaving.stay(row)
    assert not Comment.objects.exists()


def test_where_nothing_tidies_up_the_next_one_that_leaves_destroys_the_last(row: Comment) -> None:
    another = Comment.objects.create(file=row.file, language="fr", written_by=row.written_by)
    leaving.leave(row)
    with time_machine.travel(clock.now() + MINUTES + SECOND):
        leaving.leave(another)
    assert Comment._base_manager.get() == another
