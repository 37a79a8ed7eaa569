"""One file on one page, and the page that she takes along: what is known of her, in words."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from miriam.accompaniment.domain import Doer, EncounterKind, StepState
from miriam.accompaniment.models import Aspiration, Encounter, Step
from miriam.accompaniment.pages import words as said
from miriam.desk.pages import sentences
from miriam.desk.selectors.glance import Glance
from miriam.look.components.html import joined
from miriam.look.components.marks import chip
from miriam.measures.pages.picture import HerPicture, picture_of
from miriam.people.models import File, Household, SafeContact
from miriam.people.pages.words import SCOPES
from miriam.people.selectors import Said
from miriam.vault.domain import Depth

SHOWN_AS_THEY_ARE = frozenset({StepState.OPEN, StepState.DONE})

Words = str | Promise


@dataclass(frozen=True)
class SeenStep:
    """A small step as it is shown: to the case manager, and on her paper."""

    words: str
    who: Words
    to_her: Words
    tone: str
    state: str
    state_words: Words
    # Where one tap settles it; empty when it is settled, or her file closed.
    settle: str


@dataclass(frozen=True)
class Happened:
    """An encounter in one line."""

    kind: Words
    day: str
    text: str
    chips: SafeString


@dataclass(frozen=True)
class Agreed:
    """What she said yes to, and since when."""

    what: Words
    since: date | None


@dataclass(frozen=True)
class FilePage:
    """What is shown of a file."""

    wishes: list[Aspiration]
    steps: list[SeenStep]
    thread: list[Happened]
    contact: SafeContact
    household: Household
    agreed: list[Agreed]
    picture: HerPicture
    languages: str
    family: str
    way: str
    readers: str
    team: str

    @property
    def ahead(self) -> list[SeenStep]:
        """The steps that are still to come."""
        return [step for step in self.steps if step.state == "open"]


def page_of(glance: Glance) -> FilePage:
    """What is known of one file, said."""
    file = glance.file
    return FilePage(
        wishes=glance.wishes,
        steps=[_step(step, file) for step in glance.steps],
        thread=[_happened(encounter) for encounter in glance.thread],
        contact=glance.contact,
        household=glance.household,
        agreed=[_agreed(one) for one in glance.agreed],
        picture=picture_of(file),
        languages=sentences.languages_of(file),
        family=sentences.family_of(glance.household),
        way=sentences.way_to_reach(glance.contact),
        readers=sentences.readers_of(file, glance.colleagues),
        team=sentences.team_of(file),
    )


def _step(step: Step, file: File) -> SeenStep:
    """Said by name, for the page is read by both of them; on her paper she is « moi »."""
    who, to_her = str(file.call_name), _("moi")
    if step.who == Doer.TOGETHER:
        who = to_her = str(said.TOGETHER)
    elif step.promised_by:
        who = to_her = step.promised_by.account.first_name
    state = step.state if step.state in SHOWN_AS_THEY_ARE else StepState.CHANGED
    can_settle = step.state == StepState.OPEN and not file.is_closed
    settle = reverse("accompaniment:step_done", args=[step.public_id]) if can_settle else ""
    return SeenStep(
        words=step.words,
        who=who,
        to_her=to_her,
        tone=said.DOER_TONES[Doer(step.who)],
        state=state,
        state_words="" if state == StepState.OPEN else said.STEP_STATES[StepState(state)],
        settle=settle,
    )


def _happened(encounter: Encounter) -> Happened:
    shared = [note for note in encounter.said if note.depth == Depth.SHARED]
    chips = [chip(theme) for theme in encounter.about]
    if encounter.said and not shared:
        chips.append(chip(said.DEPTHS[Depth.WORKING], mark="lock"))
    return Happened(
        kind=said.KINDS[EncounterKind(encounter.kind)],
        day=date_format(encounter.on, "j N"),
        text=shared[0].text if shared else "",
        chips=joined(chips),
    )


def _agreed(one: Said) -> Agreed:
    given = one.running.given_on if one.running else None
    return Agreed(SCOPES[one.scope], given)
