"""Words for what pages show of sessions: `{% load sessions %}`."""

from decimal import Decimal

from django import template

from miriam.groupwork.pages import days

register = template.Library()
register.filter(days.begins)
register.filter(days.rhythm)


@register.filter
def unsigned(amount: Decimal) -> Decimal:
    """By how much more than there is: the words say that it is below zero."""
    return abs(amount)
