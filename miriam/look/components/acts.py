"""What can be done: buttons, links that look like buttons, one-tap acts, the way out in a hurry."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.core.once import FIELD
from miriam.look.components.html import NOTHING, Attribute, attributes, each, markup
from miriam.look.components.symbols import icon

ONWARD = frozenset({"arrow-right", "chevron-right", "external-link"})


def _look(kind: str, *, small: bool, wide: bool) -> str:
    return f"btn btn--{kind}" + (" btn--small" if small else "") + (" btn--wide" if wide else "")


def _face(text: object, mark: str) -> SafeString:
    """The words with their icon; what points onward stands after them."""
    drawn = icon(mark) if mark else NOTHING
    pair = (text, drawn) if mark in ONWARD else (drawn, text)
    return markup("{}{}", *pair)


def button(
    text: object,
    *,
    kind: str = "main",
    mark: str = "",
    small: bool = False,
    wide: bool = False,
    **more: Attribute,
) -> SafeString:
    """The act of the form around it: main (one a page), alt, quiet or danger."""
    return markup(
        '<button class="{}"{}>{}</button>',
        _look(kind, small=small, wide=wide),
        attributes({"type": "submit", **more}),
        _face(text, mark),
    )


def link_button(
    url: str,
    text: object,
    *,
    kind: str = "main",
    mark: str = "",
    small: bool = False,
    wide: bool = False,
    **more: Attribute,
) -> SafeString:
    """A page to go to, that looks like an act because it begins one."""
    return markup(
        '<a class="{}"{}>{}</a>',
        _look(kind, small=small, wide=wide),
        attributes({"href": url, **more}),
        _face(text, mark),
    )


def name_button(name: object, url: str, *, act: str, label: str, mark: str) -> SafeString:
    """Somebody by name: the name goes to her, the icon beside it begins something with her."""
    return markup(
        '<span class="name-btn"><a href="{}">{}</a><a href="{}" aria-label="{}">{}</a></span>',
        url,
        name,
        act,
        label,
        icon(mark),
    )


def once() -> SafeString:
    """The key that lets a form be written once, however often it is sent."""
    return markup('<input type="hidden" name="{}" value="{}">', FIELD, uuid4())


def csrf(context: dict[str, Any]) -> SafeString:
    """The token of the page: a new one for every form of it would cost more than the form."""
    token = context.get("csrf_token") or get_token(context["request"])
    return markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', token)


def post_button(
    context: dict[str, Any],
    url: str,
    text: object,
    *,
    kind: str = "alt",
    mark: str = "",
    small: bool = False,
    label: str = "",
    **values: str | int,
) -> SafeString:
    """An act of one tap: a form of its own with its values hidden, written once if tapped twice."""
    face = button(text, kind=kind, mark=mark, small=small, aria_label=label)
    return posted(context, url, face, **values)


def posted(context: dict[str, Any], url: str, face: SafeString, **values: str | int) -> SafeString:
    """The form around the button of such an act."""
    hidden = {FIELD: uuid4(), **values}
    return markup(
        '<form class="btn-form" method="post" action="{}">{}{}{}</form>',
        url,
        csrf(context),
        each('<input type="hidden" name="{}" value="{}">', hidden.items()),
        face,
    )


def quick_exit(context: dict[str, Any], url: str) -> SafeString:
    """Out of here at once: the server closes the session, the browser shows a neutral page."""
    return markup(
        '<form class="quick-exit" method="post" action="{}" data-quick-exit="{}">{}{}</form>',
        url,
        settings.NEUTRAL_PAGE,
        csrf(context),
        button(gettext("Quitter vite"), kind="alt", small=True),
    )
