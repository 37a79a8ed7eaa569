"""One file on one page, and the page that she takes along: what is known of her, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from miriam.access.actor import Actor
from miriam.accompaniment.models import Appointment, Aspiration, Encounter, Step
from miriam.accompaniment.pages import words as said
from miriam.accompaniment.pages.appointment_words import agreed as agreed_in_words
from miriam.accompaniment.pages.components import kind_of
from miriam.accompaniment.pages.turns import turned
from miriam.accompaniment.selectors import TurnTold
from miriam.core import clock
from miriam.desk.pages import sentences
from miriam.desk.pages.now import NowOfHers, today_of
from miriam.desk.selectors.glance import Glance
from miriam.look.components.blocks import row
from miriam.look.components.html import NOTHING, joined, markup
from miriam.look.components.marks import chip
from miriam.look.dates import lately
from miriam.measures.pages.picture import HerPicture, picture_of
from miriam.people.models import Household, SafeContact
from miriam.people.pages.words import SCOPES
from miriam.people.selectors import Said
from miriam.people.selectors.readers import readers_with
from miriam.tools.pages.network import small_drawing
from miriam.vault.domain import Depth

# How many of those that are done have their way back on this page; her plan has them all.
DONE = 5
# How many appointments; the page of all of them is one tap away.
AHEAD = 3

Words = str | Promise


@dataclass(frozen=True)
class Agreed:
    """What she said yes to, since when, or until when."""

    what: Words
    since: date | None
    until: date | None


@dataclass(frozen=True)
class FilePage:
    """What is shown of a file."""

    today: list[NowOfHers]
    pressing: list[Aspiration]
    wishes: list[Aspiration]
    steps: list[Step]
    ahead: list[Appointment]
    agreed_rhythm: str
    done: list[Step]
    thread: list[SafeString]
    contact: SafeContact
    household: Household
    agreed: list[Agreed]
    picture: HerPicture
    drawing: SafeString
    family: str
    readers: str
    team: str


def page_of(glance: Glance, *, by: Actor) -> FilePage:
    """What is known of one file, said."""
    file, today = glance.file, clock.today()
    return FilePage(
        today=today_of(glance, by=by),
        pressing=glance.pressing,
        wishes=glance.wishes,
        steps=glance.ahead,
        ahead=glance.ahead_of_her[:AHEAD],
        agreed_rhythm=agreed_in_words(glance.rhythm.every) if glance.rhythm else "",
        done=glance.done[:DONE],
        thread=[_happened(one, today) for one in glance.thread],
        contact=glance.contact,
        household=glance.household,
        agreed=[_agreed(one) for one in glance.agreed],
        picture=picture_of(file),
        drawing=small_drawing(glance.drawn) if glance.drawn else NOTHING,
        family=sentences.ages_of(glance.household, today),
        readers=sentences.readers_of(file, readers_with(glance.standing_in, file, by)),
        team=sentences.team_of(file),
    )


def _happened(one: Encounter | TurnTold, today: date) -> SafeString:
    """A line of the thread: an encounter, or a change of direction as the whole thread says it."""
    day = lately(one.on, today)
    return turned(one, time=day) if isinstance(one, TurnTold) else _met(one, day)


def _met(encounter: Encounter, day: str) -> SafeString:
    shared = [note for note in encounter.said if note.depth == Depth.SHARED]
    chips = [chip(theme) for theme in encounter.about]
    if encounter.said and not shared:
        chips.append(chip(said.DEPTHS[Depth.WORKING], mark="lock"))
    text = markup("{}", shared[0].text) if shared else NOTHING
    return row(text, kind_of(encounter), time=day, chips=joined(chips))


def _agreed(one: Said) -> Agreed:
    given = one.running.given_on if one.running else None
    return Agreed(SCOPES[one.scope], given, one.earlier[0].withdrawn_on if one.earlier else None)
