"""What the tests of signing in share."""

import pytest

from tests.world import World


@pytest.fixture
def world(db: None) -> World:
    """Everybody, around one file."""
    return World()
