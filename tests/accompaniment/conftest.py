"""The addresses of the pages of one file."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from miriam.core.models import Record
from tests.world import World


@pytest.fixture
def page(world: World) -> Callable[..., str]:
    """`page("thread")`: an address of the file, or of the object given."""

    def address(name: str, of: Record | None = None) -> str:
        return reverse(f"accompaniment:{name}", args=[(of or world.file).public_id])

    return address
