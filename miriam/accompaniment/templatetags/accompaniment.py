"""The words of encounters and steps in templates: `{% load accompaniment %}`."""

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from miriam.accompaniment.domain import Doer, StepState
from miriam.accompaniment.models import Step
from miriam.accompaniment.pages import components, words
from miriam.lists import languages
from miriam.lists.life_domain_words import LIFE_DOMAINS, LIFE_DOMAINS_IN_PLAIN_WORDS
from miriam.lists.life_domains import LifeDomain
from miriam.look.components.html import joined
from miriam.look.components.marks import chip
from miriam.people.models import File

register = template.Library()


for tag in (
    components.kind_of,
    components.what_about,
    components.months,
    components.notes,
):
    register.simple_tag(tag)


@register.simple_tag
def doer_of(step: Step, file: File) -> str:
    """Who does it, by name: the page is read by both of them."""
    if step.promised_by:
        return step.promised_by.account.first_name
    return str(file.call_name if step.who == Doer.HER else words.TOGETHER)


@register.filter
def tone_of(step: Step) -> str:
    """The tone of the chip that says who does it."""
    return words.DOER_TONES[Doer(step.who)]


@register.filter
def state_in_words(step: Step) -> Promise:
    """« fait », « a changé », « laissé de côté »."""
    return words.STEP_STATES[StepState(step.state)]


@register.filter
def plain_words(domain: str) -> Promise:
    """A life domain as one says it to her."""
    return LIFE_DOMAINS_IN_PLAIN_WORDS[LifeDomain(domain)]


@register.simple_tag
def domain_chips(domains: list[LifeDomain]) -> SafeString:
    """The life domains that a theme touches, as chips."""
    return joined(chip(LIFE_DOMAINS[domain]) for domain in domains)


@register.filter
def direction(code: str) -> str:
    """Which way a language is written."""
    return languages.find(code).direction
