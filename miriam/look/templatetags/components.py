"""The table of contents of the components, as template tags: ``."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from miriam.look import dates
from miriam.look.addresses import address
from miriam.look.components import acts, blocks, fields, frame, marks, symbols, tables, ticks
from miriam.look.components.navigation import NavItem
from miriam.look.typography import elided, hours_together
from miriam.look.views.theme import chosen
from miriam.look.ways_back import way_back

register = template.Library()

Tag = Callable[..., SafeString]

LINES: tuple[Tag, ...] = (
    symbols.icon,
    symbols.pictogram,
    marks.chip,
    marks.avatar,
    marks.who_reads,
    marks.since,
    acts.button,
    acts.link_button,
    acts.name_button,
    acts.once,
    ticks.round_link,
    tables.data_table,
    fields.field,
    fields.form_head,
    frame.main_menu,
    frame.works_as,
    frame.languages,
)
WITH_CONTEXT: tuple[Tag, ...] = (acts.post_button, acts.quick_exit, frame.account_menu)
BLOCKS: tuple[Tag, ...] = (
    blocks.card,
    blocks.picture_card,
    blocks.rows,
    blocks.row,
    blocks.quote,
    blocks.steps,
    blocks.step,
    blocks.notice,
    blocks.empty,
    blocks.fold,
    blocks.pairs,
    blocks.pair,
)
for tag in LINES:
    register.simple_tag(tag)
# Beside the `url` and `static` of Django, which look every address up anew.
register.simple_tag(address)
register.simple_tag(symbols.lying, name="asset")
for tag in WITH_CONTEXT:
    register.simple_tag(tag, takes_context=True)
for tag in BLOCKS:
    register.simple_block_tag(tag)


@register.inclusion_tag("look/components/tabs.html")
def tabs(items: list[NavItem], label: str) -> dict[str, Any]:
    """Pages of one thing, as links; the current one is said."""
    return {"items": items, "label": label}


@register.inclusion_tag("look/components/pagination.html", takes_context=True)
def pagination(
    context: dict[str, Any], page: Page[Any], *, parameter: str = "page"
) -> dict[str, Any]:
    """« 1 à 20 sur 134 », and the way to the other pages, keeping what the address asks."""
    asked = context["request"].GET

    def address(number: int) -> str:
        return "?" + urlencode({**asked.dict(), parameter: number})

    return {
        "page": page,
        "previous": address(page.number - 1),
        "next": address(page.number + 1),
    }


@register.inclusion_tag("look/components/stepper.html")
def stepper(at: int, of: int) -> dict[str, Any]:
    """« 3 sur 24 »."""
    return {"at": at, "of": of}


@register.simple_block_tag
def filters(
    content: SafeString, *, shown: int, total: int, reset_url: str, unit: str = ""
) -> SafeString:
    """The bar above a list; says when the list is partial and how to see all of it."""
    return render_to_string(
        "look/components/filters.html",
        {"content": content, "shown": shown, "total": total, "reset_url": reset_url, "unit": unit},
    )


@register.simple_tag(takes_context=True)
def chosen_theme(context: dict[str, Any]) -> str:
    """Light or dark as chosen by hand on this device, or nothing: the system decides."""
    request = context.get("request")
    return chosen(request) if isinstance(request, HttpRequest) else ""


register.filter(hours_together)
register.filter(elided, is_safe=True)
for words in (dates.written, dates.spoken, dates.nearby, dates.short, dates.moment):
    register.filter(words)
register.filter("until", dates.span)
register.filter(way_back)
