"""A day in words: its year when that is not this one, and « 1er » in French."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext

from miriam.core import clock
from miriam.look.language import page_language

SOME_YEARS = 2_000
Moment = date | datetime


def written(day: Moment | None, pattern: str) -> str:
    """A day in letters, as `{{ day|date:pattern }}`; a list names the same days again and again."""
    return _written(day_of(day), pattern, get_language()) if day else ""


def spoken(day: Moment | None) -> str:
    """« 1er décembre 2026 »: with its year, for what is printed and for dates of birth."""
    return written(day, "j F Y")


def nearby(day: Moment | None) -> str:
    """« 1er décembre », with the year when that is not this one."""
    return _nearby(day, "j F")


def short(day: Moment | None) -> str:
    """« 1er déc. », with the year when that is not this one."""
    return _nearby(day, "j N")


def moment(at: datetime) -> str:
    """« 1er déc., 14:05 », in Brussels."""
    return f"{short(at)}, {hour(at)}"


def hour(at: datetime) -> str:
    """« 14:05 », in Brussels."""
    return f"{localtime(at):%H:%M}"


def span(first: date, last: date) -> str:
    """« du 1er décembre 2026 au 3 janvier 2027 », « le 1er décembre »: the last day is in it."""
    if first == last:
        return gettext("le %(day)s") % {"day": nearby(first)}
    same = (first.year, first.month) == (last.year, last.month)
    begins = spoken(first) if first.year != last.year else written(first, "j" if same else "j F")
    ends = nearby(last) if first.year == last.year else spoken(last)
    return gettext("du %(first)s au %(last)s") % {"first": begins, "last": ends}


def gentle(day: date) -> str:
    """« hier », « il y a 3 jours », « le 4 octobre », « en octobre 2024 »."""
    return _gentle(day, clock.today(), get_language())


def lately(day: date, today: date) -> str:
    """« aujourd’hui », « hier », « jeudi », « 12 novembre »: when it was, and not how long ago."""
    return _lately(day, today, get_language())


def day_of(moment: Moment) -> date:
    """The day in Brussels of a moment."""
    return localtime(moment).date() if isinstance(moment, datetime) else moment


def _nearby(moment: Moment | None, pattern: str) -> str:
    if not moment:
        return ""
    day = day_of(moment)
    return written(day, pattern if day.year == clock.today().year else f"{pattern} Y")


@lru_cache(SOME_YEARS)
def _written(day: date, pattern: str, _language: str | None) -> str:
    if day.day == 1 and page_language().startswith("fr"):
        pattern = pattern.replace("j", r"j\e\r")
    return date_format(day, pattern)


@lru_cache(SOME_YEARS)
def _lately(day: date, today: date, _language: str | None) -> str:
    away = (today - day).days
    if away in (0, 1):
        return gettext("hier") if away else gettext("aujourd’hui")
    return written(day, "l") if 1 < away < 7 else nearby(day)


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
        return gettext("le %(day)s") % {"day": nearby(day)}
    return gettext("en %(month)s") % {"month": written(day, "F Y")}
