"""A list of running files opens no key of a file that has ended, and writes no line about it."""

import pytest
from django.test import Client
from django.urls import reverse

from miriam.audit.models import Line
from miriam.groups.services import groups
from miriam.people.services import pausing
from tests.world import World, make_file, sign_in

pytestmark = pytest.mark.django_db


def addresses(world: World) -> dict[str, str]:
    """Each page that lists running files alone."""
    with world.case_manager.at_work() as by:
        facts = groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12)
        group = groups.create(facts, by=by)
    return {
        name: reverse(name, args=[group.public_id] if name == "groups:place_new" else [])
        for name in (
            "accompaniment:choose",
            "measures:overview",
            "measures:intake",
            "groups:place_new",
        )
    }


@pytest.mark.parametrize(
    ("page", "opens"),
    [
        ("accompaniment:choose", False),
        ("measures:overview", False),
        ("measures:intake", False),
        ("groups:place_new", False),
        ("desk:search", True),
    ],
)
def test_the_name_of_a_file_that_ended_opens_where_it_is_shown(
    client: Client, world: World, page: str, opens: bool
) -> None:
    ended = make_file(world.case_manager, "Rosa")
    with world.case_manager.at_work(ended) as by:
        pausing.stop(ended, by=by)
    where = {**addresses(world), "desk:search": reverse("desk:search")}[page]
    before = Line.objects.filter(subject=ended.public_id).count()
    answer = sign_in(client, world.case_manager).get(where)
    assert answer.status_code == 200
    assert "Rosa" not in answer.content.decode()
    assert Line.objects.filter(subject=world.file.public_id, purpose__gt="").exists()
    assert (Line.objects.filter(subject=ended.public_id).count() > before) is opens
