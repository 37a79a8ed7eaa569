"""The rows of these pages in templates: `{% load desk %}`."""

from django import template

from miriam.desk.pages import components

register = template.Library()

for tag in (
    components.women,
    components.women_of_today,
    components.day_lines,
    components.finds,
):
    register.simple_tag(tag)
register.simple_tag(components.promises, takes_context=True)
