"""How many questions a page may ask of the database, so that none is added without being seen.

The numbers are what the pages ask today, on a day on which what they open was opened before. A page
that needs one more is a decision: change the number and say why.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from miriam.accompaniment.domain import Doer, EncounterKind, Rhythm
from miriam.accompaniment.services import appointments, encounters, rhythms, steps
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.groups.services import groups, places
from miriam.people.models import File
from tests.inspecting.queries import queries_of
from tests.world import World, make_file, sign_in

# Who she is, her hat, her open key; then the page. Which files and groups are hers is asked first,
# as keys that prepared questions take (docs/adr/0016): one more short question, and less work.
SIGN_IN = 0
# The day has one question for each thing it gathers: safety, hours, promises, rhythms, proposals,
# colleagues who wait, what was noted lately; whom she replaces is asked where she replaces anybody.
HOME = 19
# The women as one knows them, each question once for all of them: the keys of what they confided,
# their wishes, their children, when one met them last; those with whom it has ended; and what each
# group meets for next, a question more where that has a name to open.
LIST = 15
# Three of them: what is ahead of her, how often they agreed to meet, her drawing.
FILE = 22
# Two of them: who stands in today, for the line that says who reads; what is gone from it.
THREAD = 16
SEARCH = 9
# One of them: whether she takes part, for without her yes nothing new is written.
WRITE = 23


@pytest.fixture
def world(world: World) -> World:
    """A case manager with three files, one in a group, with two encounters each."""
    files = [world.file, make_file(world.case_manager, "Amina"), make_file(world.case_manager)]
    with world.case_manager.at_work(*files) as by:
        for file in files:
            soon = clock.now() + timedelta(hours=1)
            appointments.make(file, AppointmentFacts(soon, EncounterKind.CAFE), by=by)
            steps.write(file, words="Une promesse.", who=Doer.CASE_MANAGER, by=by)
            rhythms.agree(file, every=Rhythm.WEEKLY, words="", by=by)
        group = groups.create(
            groups.GroupFacts(
                edition_key="4", name_fr="Les Essais", name_nl="De Proeven", places=14
            ),
            by=by,
        )
        places.take(group, file=world.file, by=by)
        for file in (*files, *files):
            encounters.record(file, EncounterFacts(kind=EncounterKind.CAFE, text="Un café."), by=by)
    return world


@pytest.fixture
def at_work(client: Client, world: World) -> Client:
    """Her browser, signed in."""
    return sign_in(client, world.case_manager)


def _note(client: Client, file: File) -> Any:
    # Other words each time: the same ones again would be the note that stands already.
    key = str(uuid4())
    typed = {"kind": "cafe", "text": f"Un autre café {key}.", "depth": "shared", "once": key}
    return client.post(f"/dossiers/{file.public_id}/rencontres/nouvelle", typed)


PAGES: dict[str, tuple[Callable[[Client, File], Any], int]] = {
    "home": (lambda client, file: client.get("/journee"), HOME),
    "list": (lambda client, file: client.get("/mon-groupe"), LIST),
    "file": (lambda client, file: client.get(f"/dossiers/{file.public_id}"), FILE),
    "thread": (lambda client, file: client.get(f"/dossiers/{file.public_id}/fil"), THREAD),
    "search": (lambda client, file: client.post("/chercher", {"words": "nad"}), SEARCH),
    "write": (_note, WRITE),
}


@pytest.mark.parametrize(("visit", "most"), PAGES.values(), ids=PAGES)
def test_a_page_asks_no_more_than_it_may(
    at_work: Client, world: World, visit: Callable[[Client, File], Any], most: int
) -> None:
    """A page that asks more has a new query, or one for every row."""
    asked = queries_of(lambda: visit(at_work, world.file))

    assert len(asked) <= most, "\n".join(asked)


def test_the_page_to_sign_in_asks_nothing(client: Client, db: None) -> None:
    """Whoever is not known yet costs the database nothing."""
    asked = queries_of(lambda: client.get("/se-connecter"))

    assert len(asked) <= SIGN_IN, "\n".join(asked)
