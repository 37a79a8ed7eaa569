"""Small things that stand in a line: chip, initials, who will read, how long ago."""

from datetime import date, datetime

from django.utils.safestring import SafeString

from miriam.look.components.html import NOTHING, attributes, classes, markup
from miriam.look.components.symbols import icon
from miriam.look.dates import day_of, gentle, spoken

READERS = {"shared": "eye", "working": "lock", "concerted": "users", "open": "lock-open"}


def chip(text: object, *, tone: str = "", mark: str = "", **more: str) -> SafeString:
    """A word about a thing: a theme, a state, a place. Never a judgement about a woman."""
    return markup(
        '<span class="{}"{}>{}{}</span>',
        classes("chip", tone=tone),
        attributes(dict(more)),
        icon(mark) if mark else NOTHING,
        text,
    )


def initials(name: str) -> str:
    """Two letters for a name, one for a first name alone."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def avatar(name: str, *, size: str = "") -> SafeString:
    """The initials in a circle; silent, for the name is always beside it."""
    return markup(
        '<span class="{}" aria-hidden="true">{}</span>',
        classes("avatar", size=size),
        initials(name),
    )


def who_reads(sentence: object, *, kind: str = "shared") -> SafeString:
    """The line beside every confidential thing that says who will read it."""
    return markup(
        '<p class="{}">{}<span>{}</span></p>',
        classes("who", kind=kind),
        icon(READERS[kind]),
        sentence,
    )


def since(moment: date | datetime | None) -> SafeString:
    """How far away a day is, said as people say it; the exact day stays readable by machines."""
    if moment is None:
        return NOTHING
    day = day_of(moment)
    return markup(
        '<time datetime="{}" title="{}">{}</time>', day.isoformat(), spoken(day), gentle(day)
    )
