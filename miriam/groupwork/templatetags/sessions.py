"""Words for what pages show of sessions: `{% load sessions %}`."""

from django import template

from miriam.groupwork.pages import days

register = template.Library()
register.filter(days.begins)
