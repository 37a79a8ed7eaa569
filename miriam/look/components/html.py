"""Attributes and pieces of HTML, escaped; the only place that joins strings into markup.

Django's own `format_html` does the same in twice the time, and a page has hundreds of pieces.
"""

from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.functional import Promise
from django.utils.safestring import SafeString

Attribute = str | int | bool | None
NOTHING = SafeString("")


def escaped(value: object) -> str:
    """The value as HTML: as it is when it is safe already, escaped otherwise."""
    if isinstance(value, SafeString):
        return value
    text = str(value) if isinstance(value, Promise) else value
    return text if isinstance(text, SafeString) else escape(str(text))


def markup(pattern: str, *values: object) -> SafeString:
    """The pattern with its values, each escaped unless it is safe already."""
    return SafeString(pattern.format(*[escaped(value) for value in values]))


def attributes(given: dict[str, Attribute]) -> SafeString:
    """` name="value"` for what has a value; underscores become hyphens, True stands alone."""
    pieces = [
        attribute(_written(name), value)
        for name, value in given.items()
        if not (value is None or value is False or value == "")
    ]
    return SafeString("".join(pieces))


def attribute(name: str, value: object) -> SafeString:
    """One of them; a page has hundreds, so it is put together by hand."""
    return SafeString(f" {name}" if value is True else f' {name}="{escaped(value)}"')


@cache
def _written(name: str) -> str:
    return escape(name.rstrip("_").replace("_", "-"))


def classes(base: str, **variants: str | bool) -> str:
    """`card card--plum`: the block and those variants that are set."""
    names = [base]
    for name, value in variants.items():
        if value:
            names.append(f"{base}--{name if value is True else value}")
    return " ".join(names)


def joined(pieces: Iterable[str]) -> SafeString:
    """The pieces one after the other, each escaped unless it is safe already."""
    return SafeString("".join(map(escaped, pieces)))


def lines(text: str) -> SafeString:
    """What somebody wrote, in the lines it was written in."""
    one_sign = escape(text).replace("\r\n", "\n").replace("\r", "\n")
    return SafeString(one_sign.replace("\n", "<br>"))


def when(condition: object, pattern: str, *values: object) -> SafeString:
    """The piece if there is something to say, nothing otherwise."""
    return markup(pattern, *values) if condition else NOTHING


def each(pattern: str, rows: Iterable[tuple[object, ...]]) -> SafeString:
    """One piece per row, without anything between."""
    return SafeString("".join([markup(pattern, *row) for row in rows]))
