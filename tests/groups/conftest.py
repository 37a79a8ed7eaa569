"""A group in the middle of getting to know its women, and the people around it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import translation

from miriam.groups.models import Candidate, Group
from miriam.groups.services import candidates, groups
from miriam.people.domain import Channel
from tests.inspecting.client import InspectingClient
from tests.world import Person, World, sign_in

Propose = Callable[..., Candidate]


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """A page in Dutch leaves its language behind; the next test begins in French."""
    with translation.override("fr"):
        yield


@pytest.fixture
def world(db: None) -> World:
    return World()


@pytest.fixture
def group(world: World) -> Group:
    """Twelve places, carried by the case manager alone."""
    with world.case_manager.at_work(world.file) as by:
        return groups.create(edition_key="4", name_fr="Les Tilleuls", places=12, by=by)


@pytest.fixture
def propose(group: Group) -> Propose:
    """`propose(person, "Amina")`: this person proposes a woman to the group."""

    def proposed(person: Person, first_name: str = "Amina", **facts: Any) -> Candidate:
        said: dict[str, Any] = {"channel": Channel.PHONE, "address": "0470", "she_knows": True}
        with person.at_work() as by:
            return candidates.propose(group, first_name=first_name, by=by, **{**said, **facts})

    return proposed


@pytest.fixture
def desk(client: InspectingClient, world: World) -> InspectingClient:
    """The case manager before her browser."""
    sign_in(client, world.case_manager)
    return client
