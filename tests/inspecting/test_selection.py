"""What `--touching-database` takes and leaves, said by tests of each kind about themselves."""

import pytest

from tests.inspecting.selection import depends_on_database


@pytest.fixture
def asks(db: None) -> None:
    """The database, by a way round."""


@pytest.mark.django_db
def test_a_marked_test_depends_on_it(request: pytest.FixtureRequest) -> None:
    assert depends_on_database(request.node)


@pytest.mark.usefixtures("asks")
def test_so_does_one_whose_fixture_asks(request: pytest.FixtureRequest) -> None:
    assert depends_on_database(request.node)


def test_one_that_asks_nothing_does_not(request: pytest.FixtureRequest) -> None:
    assert not depends_on_database(request.node)


@pytest.mark.django_db
@pytest.mark.on_one_database
def test_one_that_is_the_same_on_each_is_left_out(request: pytest.FixtureRequest) -> None:
    assert not depends_on_database(request.node)
