"""A note that may go again, and every place that shows it while it stands."""

from datetime import timedelta
from typing import Any

from miriam.accompaniment import selectors
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.selectors.habits import habits
from miriam.accompaniment.selectors.thread import (
    SoughtInThread,
    last_of,
    length_of_thread,
    thread,
    told_of,
)
from miriam.accompaniment.services import encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.desk.pages.file import page_of
from miriam.desk.selectors.glance import glance
from miriam.people.models import File
from miriam.vault.domain import Depth
from tests.world import Person, World

WORDS = "Fatou a visité l’appartement."
LATER = timedelta(minutes=11)


def meet(person: Person, file: File, depth: Depth = Depth.SHARED, **facts: Any) -> Encounter:
    told = EncounterFacts(kind=EncounterKind.COURT, text=WORDS, depth=depth, **facts)
    with person.at_work(file) as by:
        return encounters.record(file, told, by=by)


def everywhere(world: World) -> dict[str, bool]:
    """Whether each of the places that read notes shows anything of it."""
    file = world.file
    with world.case_manager.at_work(file) as by:
        told = told_of(file, thread(file, SoughtInThread()))
        seen = page_of(glance(file), by=by)
        return {
            "thread": bool(told),
            "words": bool(thread(file, SoughtInThread(words="Fatou"))),
            "kind": bool(thread(file, SoughtInThread(kind=EncounterKind.COURT))),
            "depth": bool(thread(file, SoughtInThread(depth=Depth.SHARED))),
            "length": bool(length_of_thread(file)),
            "recent": bool(selectors.recent(file)),
            "latest": bool(selectors.latest_by_file([file])),
            "as last time": bool(last_of(file)),
            "habits": EncounterKind.COURT in habits(file, by).kinds,
            "glance": bool(seen.thread),
            "notes": Note.objects.filter(encounter__file=file).exists(),
        }
