"""Blocks with content: card, row, quote, step, notice, empty page, fold, pairs."""

from collections.abc import Mapping

from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from miriam.look.components.html import NOTHING, attributes, classes, markup, when
from miriam.look.components.marks import chip as chip_of
from miriam.look.components.symbols import icon, pictogram
from miriam.look.language import page_language

NOTICES = {
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "law": "scale",
    "danger": "life-buoy",
}
STEP_MARKS = {"done": "check", "changed": "refresh-cw", "let_go": "minus"}


def _heading(level: int, text: object) -> SafeString:
    tag = SafeString(f"h{level}")
    return markup("<{}>{}</{}>", tag, text, tag)


def card(
    content: SafeString,
    title: object = "",
    *,
    chip: object = "",
    chip_tone: str = "",
    tone: str = "",
    level: int = 2,
    **more: str,
) -> SafeString:
    """A sheet of paper on the page: what belongs together, under one title."""
    head = when(
        title,
        '<div class="card-head">{}{}</div>',
        _heading(level, title),
        chip_of(chip, tone=chip_tone, **_in_our_words(more)) if chip else NOTHING,
    )
    return markup(
        '<section class="{}"{}>{}{}</section>',
        classes("card", tone=tone),
        attributes(dict(more)),
        head,
        content,
    )


def _in_our_words(card: Mapping[str, str]) -> dict[str, str]:
    """What the house says in a card of another language stays in the language of the page."""
    if "lang" not in card:
        return {}
    return {"lang": page_language(), "dir": "rtl" if get_language_bidi() else "ltr"}


def picture_card(
    content: SafeString, title: object, *, picture: str, url: str = "", level: int = 2
) -> SafeString:
    """A card of her space: a picture, a few words, perhaps one thing to do or a place to go."""
    tag = SafeString("a" if url else "div")
    return markup(
        '<{} class="card card--picture"{}>{}<div class="body">{}{}</div></{}>',
        tag,
        attributes({"href": url}),
        pictogram(picture),
        _heading(level, title),
        content,
        tag,
    )


def rows(content: SafeString) -> SafeString:
    """The list around the rows."""
    return markup('<ul class="rows">{}</ul>', content)


def row(
    content: SafeString,
    title: object = "",
    *,
    time: object = "",
    url: str = "",
    end: object = "",
    chips: object = "",
) -> SafeString:
    """A moment and what happened: hour or day, title, words; `end` stands at the far side."""
    head = markup('<a href="{}">{}</a>', url, title) if url else title
    return markup(
        '<li class="{}">{}<div class="row-in">{}{}</div>{}</li>',
        classes("row", timed=bool(time), linked=bool(url), ended=bool(end)),
        when(time, '<div class="row-time">{}</div>', time),
        when(title, '<div class="row-title"><span>{}</span>{}</div>', head, chips),
        when(content.strip(), '<div class="row-body">{}</div>', content),
        when(end, '<div class="row-end">{}</div>', end),
    )


def quote(content: SafeString, *, author: object = "", lang: str = "") -> SafeString:
    """Her own words, the largest text on the page."""
    return markup(
        '<blockquote class="quote"{}><p>{}</p>{}</blockquote>',
        attributes({"lang": lang, "dir": "auto"}),
        SafeString(content.strip()),
        when(author, "<footer>{}</footer>", author),
    )


def steps(content: SafeString) -> SafeString:
    """The list around the steps."""
    return markup('<ul class="steps">{}</ul>', content)


def step(
    content: SafeString,
    title: object,
    *,
    who: object = "",
    tone: str = "",
    state: str = "open",
    state_words: object = "",
    picture: str = "",
) -> SafeString:
    """A small step, who does it, and where it stands (said to whoever listens); never overdue."""
    mark = STEP_MARKS.get(state)
    return markup(
        '<li class="{}"><span class="step-box" aria-hidden="true">{}</span>{}<div class="step-in">'
        '<div class="step-title"><b>{}</b>{}{}</div>{}</div></li>',
        classes("step", state=state),
        icon(mark) if mark else NOTHING,
        pictogram(picture) if picture else NOTHING,
        title,
        when(state_words, '<span class="only-heard">, {}</span>', state_words),
        chip_of(who, tone=tone) if who else NOTHING,
        when(content.strip(), '<div class="step-more">{}</div>', content),
    )


def notice(
    content: SafeString,
    *,
    tone: str = "info",
    title: object = "",
    level: int = 2,
    live: bool = False,
) -> SafeString:
    """Something to know now: info, success, warning, law (a clock runs), danger."""
    return markup(
        '<div class="{}"{}>{}<div class="notice-in">{}{}</div></div>',
        classes("notice", tone=tone),
        attributes({"role": "status" if live else ""}),
        icon(NOTICES[tone]),
        _heading(level, title) if title else NOTHING,
        content,
    )


def empty(
    content: SafeString, title: object, *, mark: str = "sprout", level: int = 2, act: object = ""
) -> SafeString:
    """An empty page says what it is for and offers the first act."""
    return markup(
        '<div class="empty"><span class="empty-mark" aria-hidden="true">{}</span>{}'
        '<div class="soft">{}</div>{}</div>',
        icon(mark),
        _heading(level, title),
        content,
        when(act, '<div class="actions">{}</div>', act),
    )


def fold(content: SafeString, title: object, *, opened: bool = False) -> SafeString:
    """Something that can wait, one tap away."""
    return markup(
        '<details class="fold"{}><summary>{}{}</summary><div class="fold-in">{}</div></details>',
        attributes({"open": bool(opened)}),
        title,
        icon("chevron-down"),
        content,
    )


def pairs(content: SafeString) -> SafeString:
    """The list around the pairs."""
    return markup('<dl class="pairs">{}</dl>', content)


def pair(content: SafeString, name: object) -> SafeString:
    """The name of a thing and the thing."""
    return markup('<div class="pair"><dt>{}</dt><dd>{}</dd></div>', name, content)
