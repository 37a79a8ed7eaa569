"""Words for what pages show of a group: `{% load groups %}`."""

from collections.abc import Iterable

from django import template
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise

from miriam.groups.domain import (
    AgreementState,
    CareSource,
    ChildcarePlaces,
    LaunchPoint,
    LaunchState,
    Meeting,
    Phase,
)
from miriam.groups.models import Candidate, ChildcareArrangement, Group, LaunchItem
from miriam.groups.pages import words
from miriam.people.domain import Channel
from miriam.people.pages.words import CHANNELS

register = template.Library()
Words = str | Promise
TONES = {
    LaunchState.SETTLED: "sage",
    LaunchState.UNDERWAY: "apricot",
    LaunchState.TO_DO: "",
    LaunchState.NOT_NEEDED: "",
}
AGREEMENT_TONES = {
    AgreementState.AGREED: "sage",
    AgreementState.ASKED: "apricot",
    AgreementState.FALLEN_AWAY: "",
}


@register.filter
def phase_word(group: Group) -> Words:
    """Where the emphasis lies."""
    return words.PHASES[Phase(group.phase)]


@register.filter
def move_word(phase: Phase) -> Words:
    """The act that leads to a phase."""
    return words.MOVES[phase]


@register.filter
def meeting_word(candidate: Candidate) -> Words:
    """How far getting to know each other has come."""
    return words.MEETINGS[Meeting(candidate.meeting)]


@register.filter
def reach_word(candidate: Candidate) -> Words:
    """How she may be reached."""
    return CHANNELS[Channel(candidate.channel)] if candidate.channel else ""


@register.filter
def point_word(item: LaunchItem) -> Words:
    """A point of the launch list."""
    return words.LAUNCH_POINTS[LaunchPoint(item.point)]


@register.filter
def point_help(item: LaunchItem) -> Words:
    """What a point of the launch list is about."""
    point = LaunchPoint(item.point)
    return str(item.group.edition.help_on(point) or words.LAUNCH_HELP[point])


@register.filter
def launch_word(item: LaunchItem) -> Words:
    """How far a point is."""
    return words.LAUNCH_STATES[LaunchState(item.state)]


@register.filter
def launch_tone(item: LaunchItem) -> str:
    """The colour of how far it is: never one of alarm."""
    return TONES[LaunchState(item.state)]


@register.filter
def how_far(state: LaunchState) -> Words:
    """How far something to settle is."""
    return words.LAUNCH_STATES[state]


@register.filter
def how_far_tone(state: LaunchState) -> str:
    """The colour of how far something to settle is: never one of alarm."""
    return TONES[state]


@register.filter
def care_source(arrangement: ChildcareArrangement) -> Words:
    """By whom children are looked after."""
    return words.CARE_SOURCES[CareSource(arrangement.source)]


@register.filter
def agreement_word(arrangement: ChildcareArrangement) -> Words:
    """How far an arrangement is."""
    return words.AGREEMENTS[AgreementState(arrangement.state)]


@register.filter
def agreement_tone(arrangement: ChildcareArrangement) -> str:
    """The colour of how far it is."""
    return AGREEMENT_TONES[AgreementState(arrangement.state)]


@register.filter
def ages(places: ChildcarePlaces) -> str:
    """« 3 (moins de 2 ans et demi), 4 (de 6 à 12 ans) »: the ages for which there are any."""
    counted = ((getattr(places, age), word) for age, word in words.AGES.items())
    return ", ".join(f"{number} ({word})" for number, word in counted if number)


@register.filter
def weekdays(days: Iterable[int]) -> str:
    """« lundi, jeudi »: days of the week, of which 1 is Monday."""
    return ", ".join(str(WEEKDAYS[day - 1]) for day in days)


@register.simple_tag
def read_by_carriers() -> Words:
    """Who reads what belongs to the group."""
    return words.READ_BY_CARRIERS
