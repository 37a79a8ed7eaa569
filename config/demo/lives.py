"""Files, consents, safe contacts, plans and encounters, through the services of the modules."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from config.demo import story
from config.demo.year import Year
from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.accompaniment.domain import Doer, EncounterKind, StepKind, StepState
from miriam.accompaniment.models import Step
from miriam.accompaniment.selectors.themes import public_id_of
from miriam.accompaniment.services import aspirations, encounters, steps
from miriam.accompaniment.services.aspirations import MoreOfWish
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.accompaniment.services.steps import MoreOfStep
from miriam.groups.models import Group
from miriam.groups.services import places
from miriam.people.domain import Channel, Child, Custody, Scope
from miriam.people.models import File
from miriam.people.services import consents, contacts, files, households, pausing
from miriam.people.services.contacts import ContactFacts
from miriam.vault.domain import Depth

# A day of the story, and what is done on it.
Happening = tuple[int, Callable[[date], None]]

# A safe contact is asked about again; for some it is time to ask once more.
ASKED_EVERY, ASKED_LAST, NOT_ASKED_SINCE = 100, 12, 75
IT_CHANGED = 90
LEAVE = {"came_true": aspirations.came_true, "set_aside": aspirations.set_aside}
STATES = {
    "done": StepState.DONE,
    "changed": StepState.LET_GO,
    "under_way": StepState.UNDER_WAY,
    "paused": StepState.PAUSED,
}


def begin(
    mother: story.Mother, group: Group, year: Year, *, number: int, duo: Mandate, by: Actor
) -> File:
    """Her yes: a file, a duo, what she says of herself, her consents, her place."""
    with year.day(mother.came_on, 9):
        file = files.open_file(call_name=mother.call_name, by=by)
        files.name_duo(file, duo=duo, by=by)
        _describe(file, mother, number, by)
        _agree(file, mother, by)
        places.take(group, file=file, by=by)
        _plan(file, mother, by)
    return file


def happenings(
    file: File, mother: story.Mother, year: Year, *, number: int, by: Actor
) -> Iterator[Happening]:
    """What happened afterwards, each with its day; whoever tells it sorts."""
    yield from _meetings(file, mother, by)
    if mother.said_before:
        yield mother.came_on + IT_CHANGED, partial(_it_changed, file, mother, by)
    for place, told in enumerate(mother.wished_once, start=1 + len(mother.urgent)):
        yield told["day"], partial(_leave_wish, file, place, told, by)
    yield from _confirmations(file, mother, year, number, by)
    yield from _steps(file, mother, year, by)
    if mother.left_on:
        yield mother.left_on, lambda _on: pausing.stop(file, by=by)
    elif mother.state == "paused":
        yield mother.thread[-2].day, lambda _on: pausing.pause(file, by=by)


def _describe(file: File, mother: story.Mother, number: int, by: Actor) -> None:
    files.correct(
        file,
        call_name=mother.call_name,
        birth_date=date(year=file.opened_on.year - 22 - (number * 7) % 17, month=1, day=1),
        languages=mother.languages,
        needs_interpreter=mother.measure["t0"] == "interpreter",
        version=file.version,
        by=by,
    )
    born = [
        Child(birth_year=file.opened_on.year - child["age"], custody=Custody(child["rhythm"]))
        for child in mother.children
    ]
    home = file.household
    households.describe(home, children=born, note="", version=home.version, by=by)
    said: Mapping[str, object] = mother.contact
    contacts.agree(
        file.safe_contact,
        ContactFacts(
            channel=Channel(str(said["channel"])),
            address=_address(str(said["channel"]), number),
            hours=str(said["hours"]),
            may_leave_message=bool(said["message"]),
            name_to_show=str(said["show_as"]),
            code_word=str(said.get("code_word", "")),
        ),
        version=file.safe_contact.version,
        by=by,
    )


def _address(channel: str, number: int) -> str:
    return f"maman{number}@exemple.example" if channel == "email" else f"0000 00 01 {number:02}"


def _agree(file: File, mother: story.Mother, by: Actor) -> None:
    for scope in (Scope.PARTICIPATION, Scope.MEASURE):
        consents.give(
            file,
            scope=scope,
            language=mother.languages[0],
            with_interpreter=mother.measure["t0"] == "interpreter",
            by=by,
        )


def _plan(file: File, mother: story.Mother, by: Actor) -> None:
    words = mother.said_before or mother.her_words["text"]
    aspirations.write(file, words=words, language=mother.her_words["lang"], by=by)
    for words in mother.urgent:
        language, presses = by.hat.account.language, MoreOfWish(presses=True)
        aspirations.write(file, words=words, language=language, by=by, more=presses)
    for told in mother.wished_once:
        aspirations.write(file, words=told["text"], language=mother.her_words["lang"], by=by)


def _it_changed(file: File, mother: story.Mother, by: Actor, _on: date) -> None:
    """She wants something else now; what she said first stays readable."""
    first = file.aspirations.order_by("pk").first()
    assert first
    words, language = mother.her_words["text"], mother.her_words["lang"]
    more = MoreOfWish(why=mother.why_changed)
    aspirations.change(
        first, words=words, language=language, version=first.version, by=by, more=more
    )


def _leave_wish(file: File, place: int, told: Mapping[str, str], by: Actor, _on: date) -> None:
    """One of her wishes came true, or she set it aside, with her words for it."""
    wish = file.aspirations.order_by("pk")[place]
    LEAVE[told["how"]](wish, by=by, why=told["why"])


def _meetings(file: File, mother: story.Mother, by: Actor) -> Iterator[Happening]:
    for told in mother.thread:
        yield told.day, partial(_meet, file, told, by)


def _meet(file: File, told: story.Meeting, by: Actor, on: date) -> None:
    encounters.record(
        file,
        EncounterFacts(
            kind=EncounterKind(told.kind),
            on=on,
            minutes=told.minutes,
            about=[public_id_of(file.centre, code) for code in told.themes],
            text=told.words,
            depth=Depth.WORKING if told.is_working else Depth.SHARED,
        ),
        by=by,
    )


def _steps(file: File, mother: story.Mother, year: Year, by: Actor) -> Iterator[Happening]:
    """The steps of the plan, spread over her year; those ahead are recent."""
    stay = (mother.left_on or year.ago(10)) - mother.came_on
    for number, told in enumerate(mother.steps, start=1):
        day = mother.came_on + stay * number // (len(mother.steps) + 1)
        written: list[Step] = []
        yield day, partial(_write_step, file, told, written, by)
        if told.state in STATES:
            yield day + 9, partial(_settle_step, written, STATES[told.state], by)


def _write_step(file: File, told: story.Step, written: list[Step], by: Actor, _on: date) -> None:
    more = MoreOfStep(kind=StepKind(told.kind), name=told.name)
    written.append(steps.write(file, words=told.words, who=Doer(told.who), by=by, more=more))


def _settle_step(written: list[Step], state: StepState, by: Actor, _on: date) -> None:
    steps.settle(written[0], state=state, by=by)


def _confirmations(
    file: File, mother: story.Mother, year: Year, number: int, by: Actor
) -> Iterator[Happening]:
    last = year.ago(NOT_ASKED_SINCE if mother.ask_again else ASKED_LAST + number)
    for day in [*range(mother.came_on + ASKED_EVERY, last, ASKED_EVERY), last]:
        if day < (mother.left_on or day + 1):
            yield day, lambda _on: contacts.confirm(file.safe_contact, by=by)
