"""The addresses of the pages of one file."""

from collections.abc import Callable

import pytest

from tests.world import World


@pytest.fixture
def page(world: World) -> Callable[[str], str]:
    """The address of a page of the file."""
    return lambda name: f"/dossiers/{world.file.public_id}/{name}"
