"""Nothing is written in the accompaniment of a closed file: by no service, from no page."""

import inspect
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from miriam.access.actor import Actor
from miriam.accompaniment.domain import Doer, EncounterKind, StepState
from miriam.accompaniment.models import (
    Aspiration,
    EarlierWords,
    Encounter,
    Note,
    Step,
    StepMove,
    Turn,
)
from miriam.accompaniment.services import aspirations, encounters, steps
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.audit.models import Line
from miriam.people.models import File
from miriam.people.services import pausing
from miriam.people.services.refusals import FileClosed
from miriam.vault.domain import Depth
from tests.accompaniment.reading import Page
from tests.inspecting.client import InspectingClient
from tests.world import World

SERVICES = (aspirations, encounters, steps)
Act = Callable[["Written", Actor], object]


class Written:
    """What stands in a file before it is closed."""

    def __init__(self, file: File, by: Actor) -> None:
        self.file = file
        self.encounter = encounters.record(
            file, EncounterFacts(kind=EncounterKind.WALK, text="Au parc."), by=by
        )
        self.aspiration = aspirations.write(file, words="Coudre.", language="fr", by=by)
        self.aside = aspirations.write(file, words="Danser.", language="fr", by=by)
        aspirations.set_aside(self.aside, by=by)
        self.turn = Turn.objects.get()
        self.turn.file = file
        self.step = steps.write(file, words="Appeler.", who=Doer.HER, by=by)
        self.wish_gone = aspirations.write(file, words="Chanter.", language="fr", by=by)
        aspirations.take_back(self.wish_gone, by=by)
        self.step_gone = steps.write(file, words="Crier.", who=Doer.HER, by=by)
        steps.take_back(self.step_gone, by=by)


IN_FRENCH = {"words": "Broder.", "language": "fr"}
HERS = {"words": "Écrire.", "who": Doer.HER}
ACTS: dict[str, Act] = {
    "aspirations.write": lambda it, by: aspirations.write(it.file, **IN_FRENCH, by=by),
    "aspirations.change": lambda it, by: aspirations.change(
        it.aspiration, **IN_FRENCH, version=1, by=by
    ),
    "aspirations.came_true": lambda it, by: aspirations.came_true(it.aspiration, by=by),
    "aspirations.set_aside": lambda it, by: aspirations.set_aside(it.aspiration, by=by),
    "aspirations.take_back": lambda it, by: aspirations.take_back(it.aspiration, by=by),
    "aspirations.bring_back": lambda it, by: aspirations.bring_back(it.wish_gone, by=by),
    "aspirations.take_up": lambda it, by: aspirations.take_up(it.aside, by=by),
    "aspirations.word": lambda it, by: aspirations.word(it.turn, **IN_FRENCH, version=1, by=by),
    "encounters.record": lambda it, by: encounters.record(
        it.file, EncounterFacts(kind=EncounterKind.CAFE, text="Un café."), by=by
    ),
    "encounters.follow": lambda it, by: encounters.follow(
        it.encounter, text="Elle a dit oui.", depth=Depth.SHARED, by=by
    ),
    "steps.write": lambda it, by: steps.write(it.file, **HERS, by=by),
    "steps.change": lambda it, by: steps.change(it.step, **HERS, version=1, by=by),
    "steps.take_back": lambda it, by: steps.take_back(it.step, by=by),
    "steps.bring_back": lambda it, by: steps.bring_back(it.step_gone, by=by),
    "steps.settle": lambda it, by: steps.settle(it.step, state=StepState.DONE, by=by),
}


def verbs(module: ModuleType) -> Iterator[str]:
    """What a module of services lets somebody do."""
    for name, value in vars(module).items():
        own = inspect.isfunction(value) and value.__module__ == module.__name__
        if own and not name.startswith("_") and "by" in inspect.signature(value).parameters:
            yield f"{module.__name__.rpartition('.')[2]}.{name}"


def all_that_is_written(file: File) -> list[Any]:
    """The rows and the lines of a file, sealed values included."""
    rows = [
        *Encounter.objects.filter(file=file).order_by("pk").values(),
        *Note.objects.filter(encounter__file=file).order_by("pk").values(),
        *Aspiration.objects.filter(file=file).order_by("pk").values(),
        *EarlierWords.objects.filter(aspiration__file=file).order_by("pk").values(),
        *Turn.objects.filter(file=file).order_by("pk").values(),
        *StepMove.objects.filter(step__file=file).order_by("pk").values(),
        *Step.objects.filter(file=file).order_by("pk").values(),
    ]
    # Opening a page leaves a line too; what is written about her is another.
    lines = Line.objects.filter(subject=file.public_id).exclude(act__startswith="opened")
    return [*rows, *lines.order_by("number").values()]


@pytest.fixture
def written(world: World) -> Written:
    with world.case_manager.at_work(world.file) as by:
        return Written(world.file, by)


def close(world: World) -> None:
    file = File.objects.get(pk=world.file.pk)
    with world.case_manager.at_work(file) as by:
        pausing.stop(file, by=by)


def test_every_verb_of_the_accompaniment_of_a_file_is_tried_here() -> None:
    assert {verb for module in SERVICES for verb in verbs(module)} == set(ACTS)


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_no_service_writes_in_a_closed_file(world: World, written: Written, act: Act) -> None:
    close(world)
    written.file.refresh_from_db(fields=["state"])
    before = all_that_is_written(world.file)
    with world.case_manager.at_work(world.file) as by, pytest.raises(FileClosed):
        act(written, by)
    assert all_that_is_written(world.file) == before


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_each_of_them_writes_while_the_file_is_open(
    world: World, written: Written, act: Act
) -> None:
    before = all_that_is_written(world.file)
    with world.case_manager.at_work(world.file) as by:
        act(written, by)
    assert all_that_is_written(world.file) != before


SENT: dict[str, tuple[str, dict[str, str]]] = {
    "encounter_new": ("file", {"kind": "cafe", "text": "Un café.", "depth": "shared"}),
    "encounter_follow": ("encounter", {"text": "Elle a dit oui.", "depth": "shared"}),
    "aspiration_new": ("file", {"words": "Broder.", "language": "fr"}),
    "aspiration_change": ("aspiration", {"words": "Broder.", "language": "fr", "version": "1"}),
    "aspiration_came_true": ("aspiration", {}),
    "aspiration_set_aside": ("aspiration", {}),
    "step_new": ("file", {"words": "Écrire.", "who": "her"}),
    "step_change": ("step", {"words": "Écrire.", "who": "her", "version": "1"}),
    "aspiration_take_back": ("aspiration", {}),
    "aspiration_return": ("wish_gone", {}),
    "step_take_back": ("step", {}),
    "step_return": ("step_gone", {}),
    "step_done": ("step", {}),
    "step_let_go": ("step", {}),
}


@pytest.mark.parametrize("is_closed", [True, False], ids=["closed meanwhile", "still open"])
@pytest.mark.parametrize("name", SENT)
def test_what_a_page_opened_before_sends_is_kept_only_while_the_file_is_open(
    desk: InspectingClient,
    world: World,
    written: Written,
    page: Page,
    name: str,
    is_closed: bool,
) -> None:
    about, typed = SENT[name]
    if is_closed:
        close(world)
    before = all_that_is_written(world.file)
    answer = desk.post(page(name, getattr(written, about)), {**typed, "once": str(uuid4())})
    assert answer.status_code in (200, 302)
    assert (all_that_is_written(world.file) == before) is is_closed
