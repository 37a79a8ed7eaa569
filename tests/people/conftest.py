"""The world around one file, her case manager at her desk, and the addresses of the pages."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import translation

from tests.inspecting.client import InspectingClient
from tests.world import World, sign_in


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """A page in Dutch leaves its language behind; the next test begins in French."""
    with translation.override("fr"):
        yield


@pytest.fixture
def world(db: None) -> World:
    return World()


@pytest.fixture
def desk(client: InspectingClient, world: World) -> InspectingClient:
    """Her case manager before her browser."""
    sign_in(client, world.case_manager)
    return client


@pytest.fixture
def page(world: World) -> Callable[[str], str]:
    """The address of a page of the file."""
    return lambda name: f"/dossiers/{world.file.public_id}/{name}"
