"""The controls of forms, each drawn in one pass.

Django runs a template for every choice and another one for its attributes: a form with forty themes
runs eighty. These functions write the same HTML from what a widget knows about itself; `look.forms`
gives them to every form.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.safestring import SafeString

from miriam.look.components.html import NOTHING, attribute, joined, markup, when
from miriam.look.components.symbols import icon, pictogram

Widget = dict[str, Any]
Draw = Callable[[Widget], SafeString]


def plain(widget: Widget) -> SafeString:
    """A control of the browser: a line to type in, a box to tick, a value that is hidden."""
    value = widget["value"]
    return markup(
        '<input type="{}" name="{}"{}{}{}>',
        widget["type"],
        widget["name"],
        NOTHING if value is None else markup(' value="{}"', value),
        _attributes(widget),
        _not_kept(widget),
    )


def _not_kept(widget: Widget) -> SafeString:
    """A browser offers again what was typed in a line only where the form asks for it."""
    is_typed = widget["type"] in _TYPED and "autocomplete" not in widget["attrs"]
    return attribute("autocomplete", "off") if is_typed else NOTHING


def words(widget: Widget) -> SafeString:
    """Room for words; browsers drop the first line break of it."""
    limit = widget["attrs"].get("maxlength")
    return markup(
        '<textarea name="{}"{}{}>\n{}</textarea>',
        widget["name"],
        _attributes(widget),
        when(limit, ' data-limit="{}"', limit),
        widget["value"] or "",
    )


def menu(widget: Widget) -> SafeString:
    """One of many, folded away by the browser."""
    return markup(
        '<select name="{}"{}>{}</select>',
        widget["name"],
        _attributes(widget),
        joined(_offered(name, options) for name, options, _index in widget["optgroups"]),
    )


def _offered(group: object, options: list[Widget]) -> SafeString:
    inside = joined(
        markup('<option value="{}"{}>{}</option>', it["value"], _attributes(it), it["label"])
        for it in options
    )
    return markup('<optgroup label="{}">{}</optgroup>', group, inside) if group else inside


def checks(widget: Widget) -> SafeString:
    """Choices one below the other."""
    drawn = joined(_choice("check", option) for option in _options(widget))
    own = widget["attrs"].get("id")
    return markup('<div{} class="checks">{}</div>', when(own, ' id="{}"', own), drawn)


def chips(widget: Widget) -> SafeString:
    """Short words side by side."""
    mark = icon("check")
    drawn = joined(_choice("chip-check", option, mark) for option in _options(widget))
    return markup('<div class="chip-checks">{}</div>', drawn)


def tiles(widget: Widget) -> SafeString:
    """Choices with an icon, or a pictogram, above the name."""
    drawn = joined(_choice("tile", option, _picture(option)) for option in _options(widget))
    return markup('<div class="tiles">{}</div>', drawn)


def _picture(option: Widget) -> SafeString:
    if option["icon"]:
        return icon(option["icon"])
    return pictogram(option["picture"]) if option["picture"] else NOTHING


def answers(widget: Widget) -> SafeString:
    """Answers on a scale, each with its symbol; those beside the scale stand apart."""
    drawn = joined(
        _choice("answer answer--aside" if it["aside"] else "answer", it, it["symbol"])
        for it in _options(widget)
    )
    across = " answers--across" if widget["across"] else ""
    return markup('<div class="answers{}">{}</div>', across, drawn)


def _choice(look: str, option: Widget, mark: SafeString = NOTHING) -> SafeString:
    return markup(
        '<label class="{}">{}<span>{}{}</span></label>', look, plain(option), mark, option["label"]
    )


def _options(widget: Widget) -> Iterator[Widget]:
    for _name, options, _index in widget["optgroups"]:
        yield from options


def _attributes(widget: Widget) -> SafeString:
    """As the form gave them: True stands alone, False is left out. So is the limit, at which a
    browser cuts what is pasted without a word: the form says how much is too much.
    """
    given = widget["attrs"].items()
    kept = [(name, value) for name, value in given if value is not False and name != "maxlength"]
    return joined([attribute(name, value) for name, value in kept])


_TYPED = ("text", "email", "url", "number", "password", "search", "tel", "date", "time")
_LINES = (*_TYPED, "file")
_DJANGO_OWN: dict[str, Draw] = {
    **dict.fromkeys((*_LINES, "checkbox", "hidden"), plain),
    "textarea": words,
    "select": menu,
    "radio": checks,
    "checkbox_select": checks,
}
# What the widgets of Django call their template, and ours by the name they have here.
DRAWN: dict[str, Draw] = {
    **{f"django/forms/widgets/{name}.html": draw for name, draw in _DJANGO_OWN.items()},
    "tiles": tiles,
    "chips": chips,
    "answers": answers,
}
