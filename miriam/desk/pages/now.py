"""What is true of her today, in the first lines of her file: a few words each, and a page."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from miriam.access.actor import Actor
from miriam.access.models import StandIn
from miriam.accompaniment.pages.appointment_words import agreed, day_and_hour
from miriam.accompaniment.pages.appointments import circumstances, what_for
from miriam.core import clock
from miriam.desk.pages import sentences
from miriam.desk.pages.group import met_in_words
from miriam.desk.selectors.glance import Glance
from miriam.look.addresses import address
from miriam.look.dates import nearby
from miriam.people.domain import Scope
from miriam.people.models import File


@dataclass(frozen=True)
class NowOfHers:
    """A few words, a few more, and the page they lead to; what asks for somebody stands out, and
    what can wait is not shown on a phone.
    """

    mark: str
    said: str
    more: str
    url: str
    asks: bool = False
    can_wait: bool = False


def today_of(glance: Glance, *, by: Actor) -> list[NowOfHers]:
    """What is, in the order in which it matters; a place that holds nothing is not shown."""
    return [
        *_state(glance.file),
        *_consent(glance),
        *_next(glance),
        *_contact(glance),
        *_met(glance),
        *(_standing_in(one, glance.file, by) for one in glance.standing_in),
    ]


def _state(file: File) -> Iterator[NowOfHers]:
    card = address("people:card", file.public_id)
    if file.is_paused:
        yield NowOfHers(
            "pause", _("En pause, à sa demande"), _("sa place reste la sienne"), card, asks=True
        )


def _consent(glance: Glance) -> Iterator[NowOfHers]:
    """Whether she said yes to taking part; what she took back is not called « not said »."""
    part = next(one for one in glance.agreed if one.scope is Scope.PARTICIPATION)
    if part.running or glance.file.is_closed:
        return
    if withdrawn := [one.withdrawn_on for one in part.earlier if one.withdrawn_on]:
        yield NowOfHers(
            "file-text",
            _("Elle ne veut plus participer"),
            _("retiré le %(day)s : pause ou arrêt ?") % {"day": nearby(max(withdrawn))},
            address("people:card", glance.file.public_id),
            asks=True,
        )
    else:
        yield NowOfHers(
            "file-text",
            _("Participer : pas encore dit"),
            _("à lire ensemble"),
            address("people:consent_new", glance.file.public_id, Scope.PARTICIPATION),
            asks=True,
        )


def _next(glance: Glance) -> Iterator[NowOfHers]:
    """The next appointment, or the way to make one."""
    file = glance.file
    for one in glance.ahead_of_her[:1]:
        yield NowOfHers(
            "calendar",
            capfirst(day_and_hour(one.starts_at)),
            circumstances(one) or what_for(one),
            address("accompaniment:appointment", one.public_id),
        )
    if file.is_open and not glance.ahead_of_her:
        yield NowOfHers(
            "calendar",
            _("Rien n’est fixé"),
            _("prendre un rendez-vous"),
            address("accompaniment:appointment_new", file.public_id),
        )


def _met(glance: Glance) -> Iterator[NowOfHers]:
    """When they met last, and how often they agreed to; at a desk alone: it can wait."""
    agreed_on = agreed(glance.rhythm.every) if glance.rhythm else ""
    if glance.met:
        met = met_in_words(glance.met[0], clock.today())
        yield NowOfHers(
            "history",
            capfirst(met),
            agreed_on or _("dernière rencontre"),
            address("accompaniment:thread", glance.file.public_id),
            can_wait=True,
        )


def _contact(glance: Glance) -> Iterator[NowOfHers]:
    contact, url = glance.contact, address("people:contact", glance.file.public_id)
    if not contact.is_known:
        yield NowOfHers("shield-check", _("Contact sûr"), _("à lui demander"), url, asks=True)
    else:
        name = contact.name_to_show
        shown = _("« %(name)s »") % {"name": name} if name else _("contact sûr")
        way = sentences.way_to_reach(contact)
        yield NowOfHers("shield-check", way[:1].upper() + way[1:], shown, url)


def _standing_in(one: StandIn, file: File, by: Actor) -> NowOfHers:
    replaced, is_mine = one.replaces.account.first_name, one.mandate == by.mandate
    if is_mine:
        said = _("Vous remplacez %(name)s") % {"name": replaced}
    else:
        said = _("%(name)s remplace %(other)s") % {
            "name": one.mandate.account.first_name,
            "other": replaced,
        }
    until = _("jusqu’au %(day)s") % {"day": nearby(one.ends_on)}
    card = address("people:card", file.public_id)
    return NowOfHers("handshake", said, until, card, can_wait=not is_mine)
