"""The words of encounters and steps in templates: `{% load accompaniment %}`."""

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from miriam.accompaniment.domain import Doer, StepKind, StepState
from miriam.accompaniment.forms import writing
from miriam.accompaniment.models import Step
from miriam.accompaniment.pages import (
    appointment_words,
    appointments,
    components,
    steps,
    turns,
    words,
)
from miriam.lists.life_domain_words import LIFE_DOMAINS, LIFE_DOMAINS_IN_PLAIN_WORDS
from miriam.lists.life_domains import LifeDomain
from miriam.look.components.html import joined
from miriam.look.components.marks import chip
from miriam.look.sheets.chosen import Sheet
from miriam.look.templatetags.sheets import told_in_line

register = template.Library()


for tag in (
    components.kind_of,
    components.what_about,
    components.months,
    components.notes,
    writing.kinds,
    writing.paper_field,
    words.as_last_time,
    appointments.appointment_rows,
    appointments.what_for,
    appointments.circumstances,
    appointments.length_of,
):
    register.simple_tag(tag)
for worded in (appointment_words.day_and_hour, appointment_words.agreed):
    register.filter(worded)
# Beside the list of a centre, which pages call `themes`.
register.simple_tag(writing.themes, name="themes_field")
register.simple_tag(steps.step_ticks, takes_context=True)
register.simple_tag(steps.moves, name="moves_of")
register.simple_tag(turns.story, takes_context=True)


@register.simple_tag
def doer_on_paper(step: Step, sheet: Sheet) -> SafeString | str:
    """Who does it, on a paper of hers: she is « moi », in the languages of the paper."""
    if step.promised_by:
        return step.promised_by.account.first_name
    if step.who == Doer.SOMEBODY:
        return str(step.doer_name)
    return told_in_line(sheet, "me" if step.who == Doer.HER else "together")


@register.simple_tag
def kind_on_paper(step: Step, sheet: Sheet) -> SafeString | str:
    """« prêt », « don », in the languages of the paper; of a plain step, nothing."""
    return "" if step.kind == StepKind.STEP else told_in_line(sheet, step.kind)


@register.simple_tag
def state_on_paper(step: Step, sheet: Sheet) -> SafeString | str:
    """« en route », « en pause », in the languages of the paper; of what lies ahead, nothing."""
    return "" if step.state == StepState.TO_DO else told_in_line(sheet, step.state)


@register.filter
def tone_of(step: Step) -> str:
    """The tone of the chip that says who does it."""
    return words.DOER_TONES[Doer(step.who)]


@register.filter
def state_in_words(step: Step) -> Promise:
    """« à venir », « en route », « en pause »."""
    return words.STEP_STATES[StepState(step.state)]


@register.filter
def plain_words(domain: str) -> Promise:
    """A life domain as one says it to her."""
    return LIFE_DOMAINS_IN_PLAIN_WORDS[LifeDomain(domain)]


@register.simple_tag
def domain_chips(domains: list[LifeDomain]) -> SafeString:
    """The life domains that a theme touches, as chips."""
    return joined(chip(LIFE_DOMAINS[domain]) for domain in domains)
