"""Helpers: a group at work, and a woman who has a place in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from miriam.access.actor import Actor
from miriam.groups.models import Candidate, Group, Place
from miriam.groups.services import places
from miriam.people.models import File
from miriam.vault.keychain import using
from tests.world import Person, World

YES: dict[str, Any] = {
    "language": "ar",
    "with_interpreter": False,
    "tell_proposer": False,
    "contact_is_right": True,
}


def read(candidate: Candidate) -> Candidate:
    return Candidate.objects.select_related("group", "proposed_by").get(pk=candidate.pk)


def seat(world: World, group: Group, file: File) -> Place:
    with world.case_manager.at_work(file) as by:
        return places.take(group, file=file, by=by)


@contextmanager
def at_work(person: Person, group: Group, *files: File) -> Iterator[Actor]:
    """A case manager with the ring of the group open, as inside its pages."""
    actor = person.actor()
    actor.open([group.ring_subject], ("group",))
    actor.open([file.ring_subject for file in files], ("identity", "shared", "working"))
    with using(actor.keychain):
        yield actor
