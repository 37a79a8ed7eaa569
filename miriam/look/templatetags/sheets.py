"""What stands on a paper for her, in each of its languages: `{% load sheets %}`."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from miriam.look.components.html import NOTHING, joined, markup
from miriam.look.sheets.chosen import Sheet, chosen
from miriam.look.sheets.words import SheetWords

register = template.Library()


@register.simple_tag
def told(sheet: Sheet, name: str, **placed: str) -> SafeString:
    """The words of this name, side by side in the languages of the sheet."""
    return _side_by_side(_in_its_language(one, one.said(name, **placed)) for one in sheet.tongues)


@register.simple_tag
def told_in_line(sheet: Sheet, name: str) -> SafeString:
    """The same in one line, for a chip."""
    said = [_in_its_language(one, one.said(name)) for one in sheet.tongues if one.are_written]
    return SafeString(" · ".join(said))


@register.simple_tag
def told_day(sheet: Sheet, day: date) -> SafeString:
    """A day in the languages of the sheet."""
    said = [_in_its_language(one, one.day(day)) for one in sheet.tongues if one.are_written]
    return SafeString(" · ".join(said))


@register.simple_tag
def told_since(sheet: Sheet, what: str, day: date) -> SafeString:
    """« Participer à Miriam, depuis le 3 mars 2026 », in the languages of the sheet."""
    return _side_by_side(
        _in_its_language(one, one.said("since", what=one.said(what), day=one.day(day)))
        for one in sheet.tongues
    )


@register.simple_tag
def told_until(sheet: Sheet, day: date) -> SafeString:
    """« jusqu’au 3 mars 2026 », in her language alone: it stands in a line that has little room."""
    return _in_its_language(sheet.first, sheet.first.said("until", day=sheet.first.day(day)))


@register.simple_tag
def by_hand(sheet: Sheet, language: str = "") -> SafeString:
    """A line for her language under words that were written in another one."""
    hers = sheet.by_hand
    return NOTHING if hers is None or language == hers.language.code else _blank(hers)


@register.simple_tag
def by_hand_if_unwritten(sheet: Sheet) -> SafeString:
    """The same under a text that exists in many languages, but not in hers."""
    hers = sheet.by_hand
    return NOTHING if hers is None or hers.are_written else _blank(hers)


@register.filter
def day_in(words: SheetWords, day: date) -> str:
    """A day as this language writes it."""
    return words.day(day)


@register.filter
def language_in(words: SheetWords, code: str) -> str:
    """A language as this one calls it."""
    return words.name_of(code)


@register.filter
def words_in(words: SheetWords, name: str) -> str:
    """The words of this name in this language alone, for what a picture says."""
    return words.said(name)


def _side_by_side(pieces: Iterable[SafeString]) -> SafeString:
    first, *others = pieces
    return markup('<span class="told">{}{}</span>', first, joined(others)) if others else first


def _in_its_language(words: SheetWords, said: str) -> SafeString:
    if not words.are_written:
        return _blank(words)
    about = words.language
    return markup('<span lang="{}" dir="{}">{}</span>', about.code, about.direction, said)


def _blank(words: SheetWords) -> SafeString:
    about = words.language
    return markup(
        '<span class="by-hand" lang="{}" dir="{}">{}</span>', about.code, about.direction, about.own
    )


@register.inclusion_tag("look/sheets/button.html")
def print_button(
    url: str,
    spoken: Iterable[str] | None,
    text: object,
    *,
    first: str = "",
    small: bool = False,
    kind: str = "alt",
    discreet: bool = True,
    large: bool = False,
) -> dict[str, Any]:
    """« Imprimer en : arabe · français · les deux », behind the button that says what is
    printed; `first` is the language of this very paper when it is not simply hers.
    """
    hers = [*filter(None, [first]), *(spoken or ())]
    sheet = chosen({}, hers, discreet=discreet, large=large)
    return {"url": url, "text": text, "small": small, "kind": kind, "sheet": sheet}
