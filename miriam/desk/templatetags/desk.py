"""The rows of these pages in templates: `{% load desk %}`."""

from django import template

from miriam.desk.pages import components

register = template.Library()

for tag in (
    components.women,
    components.names,
    components.day_lines,
    components.hours,
    components.finds,
    components.tools,
):
    register.simple_tag(tag)
register.simple_tag(components.promises, takes_context=True)
