"""Boxes that tick: the square is the button, and one tap says that something is done."""

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from miriam.look.components.acts import posted
from miriam.look.components.html import NOTHING, attributes, classes, markup, when
from miriam.look.components.symbols import icon, pictogram


@dataclass(frozen=True)
class Tick:
    """A square and what it is about.

    `url` is where the tap goes, and `label` what is heard; without one the square is only drawn.
    `who` stands under the words on a phone and at the end at a desk.
    """

    title: str
    url: str = ""
    label: str = ""
    is_done: bool = False
    who: str = ""
    tone: str = ""
    picture: str = ""
    picture_words: str = ""
    below: SafeString = NOTHING
    end: SafeString = NOTHING


def ticks(content: SafeString) -> SafeString:
    """The list around them."""
    return markup('<ul class="ticks">{}</ul>', content)


def tick(context: dict[str, Any], one: Tick) -> SafeString:
    """One of them; the tap comes back to the page it was made on."""
    return markup(
        '<li class="{}">{}{}<div class="tick-text"><b>{}</b>{}{}</div>{}{}</li>',
        classes("tick", done=one.is_done),
        _square(context, one),
        pictogram(one.picture, alt=one.picture_words) if one.picture else NOTHING,
        one.title,
        when(one.who, '<small class="narrow-only">{}</small>', one.who),
        one.below,
        when(one.who, '<span class="{}">{}</span>', _who(one), one.who),
        when(one.end, '<span class="tick-end">{}</span>', one.end),
    )


def _who(one: Tick) -> str:
    return classes("chip", tone=one.tone) + " wide-only"


def _square(context: dict[str, Any], one: Tick) -> SafeString:
    drawn = markup('<span class="step-box">{}</span>', icon("check"))
    if not one.url:
        return markup('<span class="tick-box" aria-hidden="true">{}</span>', drawn)
    face = markup(
        '<button class="tick-box"{}>{}</button>',
        attributes({"type": "submit", "aria-label": one.label}),
        drawn,
    )
    return posted(context, one.url, face, next=context["request"].path)


def round_link(url: str, mark: str, label: str, *, edged: bool = False) -> SafeString:
    """A page to go to behind an icon of the size of a finger; what it is, is heard."""
    return markup(
        '<a class="{}" href="{}" aria-label="{}">{}</a>',
        classes("round", edge=edged),
        url,
        label,
        icon(mark),
    )
