"""What the tests of the desk begin from."""

import pytest

from tests.world import World


@pytest.fixture
def world(db: None) -> World:
    """Two centres, their people, one file of Nadia."""
    return World()
