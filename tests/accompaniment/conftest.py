"""The world around one file, and the addresses of its pages."""

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from django.utils import translation

from miriam.core.models import Record
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
def at_desk(client: InspectingClient, world: World) -> InspectingClient:
    """Her case manager before her browser."""
    return sign_in(client, world.case_manager)  # type: ignore[return-value]


@pytest.fixture
def page(world: World) -> Callable[..., str]:
    """`page("thread")`: an address of the file, or of the object given."""

    def address(name: str, of: Record | None = None) -> str:
        return reverse(f"accompaniment:{name}", args=[(of or world.file).public_id])

    return address
