"""Words for what pages show of a group: `{% load groups %}`."""

from django import template
from django.utils.functional import Promise

from miriam.groups.domain import LaunchPoint, LaunchState, Meeting, Phase
from miriam.groups.models import Candidate, Group, LaunchItem
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
    return words.LAUNCH_HELP[LaunchPoint(item.point)]


@register.filter
def launch_word(item: LaunchItem) -> Words:
    """How far a point is."""
    return words.LAUNCH_STATES[LaunchState(item.state)]


@register.filter
def launch_tone(item: LaunchItem) -> str:
    """The colour of how far it is: never one of alarm."""
    return TONES[LaunchState(item.state)]


@register.simple_tag
def read_by_carriers() -> Words:
    """Who reads what belongs to the group."""
    return words.READ_BY_CARRIERS
