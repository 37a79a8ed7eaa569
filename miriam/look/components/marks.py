"""Small things that stand in a line: chip, initials, who will read, how long ago."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext

from miriam.core import clock
from miriam.look.components.html import NOTHING, attributes, classes, markup
from miriam.look.components.symbols import icon
from miriam.look.language import page_language

SOME_YEARS = 2_000
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
    day = localtime(moment).date() if isinstance(moment, datetime) else moment
    return markup(
        '<time datetime="{}" title="{}">{}</time>', day.isoformat(), spoken(day), gentle(day)
    )


def gentle(day: date) -> str:
    """« hier », « il y a 3 jours », « le 4 octobre », « en octobre 2024 »."""
    return _gentle(day, clock.today(), get_language())


@lru_cache(SOME_YEARS)
def _gentle(day: date, today: date, _language: str | None) -> str:
    away = (today - day).days
    if away in (-1, 0, 1):
        return {-1: gettext("demain"), 0: gettext("aujourd’hui"), 1: gettext("hier")}[away]
    if 1 < away < 14:
        return ngettext("il y a %(n)d jour", "il y a %(n)d jours", away) % {"n": away}
    if -7 <= away < 0:
        return ngettext("dans %(n)d jour", "dans %(n)d jours", -away) % {"n": -away}
    if abs(away) < 300:
        return gettext("le %(day)s") % {"day": spoken(day, year=day.year != today.year)}
    return gettext("en %(month)s") % {"month": written(day, "F Y")}


def spoken(day: date, *, year: bool = True) -> str:
    """The day in words; French says « 1er »."""
    words = written(day, "j F Y" if year else "j F")
    if day.day == 1 and (page_language()).startswith("fr"):
        return words.replace("1 ", "1er ", 1)
    return words


def nearby(day: date) -> str:
    """The day in words, with its year when that is not this one."""
    return spoken(day, year=day.year != clock.today().year)


def written(day: date, pattern: str) -> str:
    """A day in letters, as `{{ day|date:pattern }}`; a list names the same days again and again."""
    return _written(day, pattern, get_language())


@lru_cache(SOME_YEARS)
def _written(day: date, pattern: str, _language: str | None) -> str:
    return date_format(day, pattern)
