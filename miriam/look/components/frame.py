"""What stands around every page: the main menu, and the menu behind one's initials.

Both are on every page, so the parts that depend on the language and the light alone are kept.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info, gettext

from miriam.look.addresses import address
from miriam.look.components.acts import csrf
from miriam.look.components.html import NOTHING, attributes, each, joined, markup, when
from miriam.look.components.marks import avatar
from miriam.look.components.navigation import AccountMenu, NavItem
from miriam.look.components.symbols import icon
from miriam.look.language import page_language

Context = dict[str, Any]


def main_menu(items: Iterable[NavItem]) -> SafeString:
    """The main places; on a phone a bar below, with short names and at most five of them."""
    places = joined(
        markup(
            "<li{}>{}</li>",
            attributes({"class": "" if item.tab else "wide-only"}),
            _place(
                item,
                markup(
                    '<span class="nav-long">{}</span><span class="nav-short">{}</span>',
                    item.label,
                    item.name_on_phone(),
                ),
                look="nav-act" if item.filled else "",
            ),
        )
        for item in items
    )
    return markup(
        '<nav class="nav" aria-label="{}"><ul>{}</ul></nav>', gettext("Menu principal"), places
    )


def _place(item: NavItem, words: object, *, look: str = "") -> SafeString:
    here = "page" if item.current else "true" if item.around else ""
    return markup(
        "<a{}>{}{}</a>",
        attributes({"class": look, "href": item.url, "aria-current": here}),
        icon(item.icon) if item.icon else NOTHING,
        words,
    )


def account_menu(context: Context, theme: str = "") -> SafeString:
    """The pages about oneself, the language, the light, the way out."""
    account, request = context.get("account"), context.get("request")
    token = csrf(context) if request else NOTHING
    return markup(
        '<details class="account"><summary>{}{}</summary><div class="sheet">{}{}{}</div></details>',
        _face(account),
        icon("chevron-down"),
        _about_oneself(account, context) if account else NOTHING,
        _choices(request, token, theme) if request else NOTHING,
        _way_out(account, token) if account and request else NOTHING,
    )


def _face(account: AccountMenu | None) -> SafeString:
    if account:
        drawn, words = avatar(account.name, size="small"), gettext("Mon compte et réglages")
    else:
        drawn, words = icon("settings"), gettext("Langue et affichage")
    return markup('{}<span class="only-heard">{}</span>', drawn, words)


def _about_oneself(account: AccountMenu, context: Context) -> SafeString:
    hat = context.get("hat")
    hidden = [item for item in context.get("navigation") or () if not item.tab]
    return markup(
        '<div><p class="sheet-name">{}</p>{}{}{}</div>',
        account.name,
        when(hat, '<p class="sheet-title">{}</p>', works_as(hat)),
        joined(_place(item, item.label, look="narrow-only") for item in hidden),
        joined(_place(item, item.label) for item in account.links),
    )


def works_as(hat: object) -> SafeString:
    """« Vous travaillez comme case manager »."""
    return markup(gettext("Vous travaillez comme <b>%(hat)s</b>") % {"hat": "{}"}, hat)


def _way_out(account: AccountMenu, token: SafeString) -> SafeString:
    return markup(
        '<form method="post" action="{}">{}<button type="submit">{}{}</button></form>',
        account.sign_out_url,
        token,
        icon("log-out"),
        gettext("Se déconnecter"),
    )


def _choices(request: HttpRequest, token: SafeString, theme: str) -> SafeString:
    """The language and the light, each a form that comes back to this page."""
    here, language = request.get_full_path(), page_language()
    sent = markup('{}<input type="hidden" name="next" value="{}">', token, here)
    return each(
        '<form method="post" action="{}">{}{}</form>',
        (
            (address("set_language"), sent, _titled_languages(language)),
            (address("theme"), sent, _lights(language, theme)),
        ),
    )


@cache
def _titled_languages(current: str) -> SafeString:
    return _titled("choose-language", gettext("Langue"), languages(current))


@cache
def languages(current: str) -> SafeString:
    """A button for each language, written as its speakers write it."""
    return each(
        '<button type="submit" name="language" value="{}" lang="{}" aria-pressed="{}">{}</button>',
        (
            (code, code, _pressed(code == current), in_its_own_words(code))
            for code, _name in settings.LANGUAGES
        ),
    )


def in_its_own_words(code: str) -> str:
    """The name of a language as its speakers write it."""
    return str(get_language_info(code)["name_local"]).capitalize()


@cache
def _lights(language: str, current: str) -> SafeString:
    """Light, dark, or as the device says, in this language."""
    lights = (("light", gettext("Clair")), ("dark", gettext("Sombre")), ("", gettext("Appareil")))
    buttons = each(
        '<button type="submit" name="theme" value="{}" aria-pressed="{}">{}</button>',
        ((name, _pressed(name == current), words) for name, words in lights),
    )
    return _titled("choose-theme", gettext("Affichage"), buttons)


def _titled(name: str, title: str, buttons: SafeString) -> SafeString:
    return markup(
        '<span class="sheet-title" id="{}">{}</span>'
        '<div class="choice-line" role="group" aria-labelledby="{}">{}</div>',
        name,
        title,
        name,
        buttons,
    )


def _pressed(is_chosen: bool) -> str:
    return "true" if is_chosen else "false"
