"""A group in the middle of getting to know its women, and the people around it."""

from collections.abc import Callable
from typing import Any

import pytest

from miriam.groups.models import Candidate, Group
from miriam.groups.services import candidates, groups
from miriam.groups.services.candidates import ProposalFacts
from miriam.people.domain import Channel
from tests.world import Person, World

Propose = Callable[..., Candidate]


@pytest.fixture
def group(world: World) -> Group:
    """Twelve places, carried by the case manager alone."""
    with world.case_manager.at_work(world.file) as by:
        return groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )


@pytest.fixture
def propose(group: Group) -> Propose:
    """`propose(person, "Amina")`: this person proposes a woman to the group."""

    def proposed(person: Person, first_name: str = "Amina", **facts: Any) -> Candidate:
        said: dict[str, Any] = {"channel": Channel.PHONE, "address": "0470", "she_knows": True}
        with person.at_work() as by:
            return candidates.propose(
                group, ProposalFacts(first_name=first_name, **{**said, **facts}), by=by
            )

    return proposed
