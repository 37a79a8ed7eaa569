"""The words and drawings of the tools in templates: `{% load tools %}`."""

from collections.abc import Callable

from django import template
from django.utils.safestring import SafeString

from miriam.look.components.html import each, markup
from miriam.look.sheets.chosen import Sheet
from miriam.look.templatetags.sheets import told_in_line
from miriam.tools.domain import Kind
from miriam.tools.domain.ties import BONDS_SAID
from miriam.tools.pages import words
from miriam.tools.pages.drawing import arrow_of_help, line_of, shape_of
from miriam.tools.pages.tools import change_line_label

register = template.Library()


@register.simple_tag
def map_key() -> SafeString:
    """How the drawing is read: each shape, each line, the arrow, each with its word."""
    return _key(words.of_the_page().__getitem__)


@register.simple_tag
def map_key_on_paper(sheet: Sheet) -> SafeString:
    """The same, in the languages of a paper."""
    return _key(lambda name: told_in_line(sheet, name))


def _key(said: Callable[[str], str]) -> SafeString:
    shapes = [(shape_of(kind), said(f"tie_{kind}")) for kind in Kind]
    lines = [(line_of(bond), said(f"bond_{bond}")) for bond in BONDS_SAID]
    rows = [*shapes, *lines, (arrow_of_help(), said("help_goes"))]
    return markup('<ul class="map-key">{}</ul>', each("<li>{}<span>{}</span></li>", rows))


register.filter("change_label", words.change_label)
register.filter("change_line_label", change_line_label)
