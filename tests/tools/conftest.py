"""A drawing of the woman of the world, and the addresses of its pages."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from miriam.core.models import Record
from miriam.tools.domain import Bond, Help, Kind
from miriam.tools.models import NetworkMap
from miriam.tools.services import drawing, standing
from miriam.tools.services.drawing import TieFacts
from tests.world import World

SAMIRA = TieFacts("Samira", bond=Bond.SOME, help=Help.TO_HER, angle=300)
SCHOOL = TieFacts("l’école", Kind.SERVICE, Bond.HARD, Help.NONE, near=False, angle=180)
CENTRE = TieFacts("le guichet", Kind.SERVICE, Bond.SOME, Help.NONE, near=False, angle=90)


@pytest.fixture
def page(world: World) -> Callable[..., str]:
    """`page("network")`: an address of the file, or of the object given."""

    def address(name: str, of: Record | None = None, *more: object) -> str:
        return reverse(f"tools:{name}", args=[(of or world.file).public_id, *more])

    return address


@pytest.fixture
def network(world: World) -> NetworkMap:
    """A drawing with three ties."""
    with world.case_manager.at_work(world.file) as by:
        begun = drawing.begin(world.file, by=by)
        for facts in (SAMIRA, SCHOOL, CENTRE):
            drawing.add(begun, facts, by=by)
    return as_kept(begun)


@pytest.fixture
def standing_one(world: World, network: NetworkMap) -> NetworkMap:
    """The same, after she said that it is right."""
    with world.case_manager.at_work(world.file) as by:
        standing.say_it_stands(network, seen=network.version, by=by)
    return as_kept(network)


def as_kept(network: NetworkMap) -> NetworkMap:
    """The drawing as it lies in the database."""
    return NetworkMap.objects.select_related("file").get(pk=network.pk)
