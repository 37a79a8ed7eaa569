"""Texts of a definition in the language of the page."""

from django import template

from miriam.look.language import said

register = template.Library()


@register.simple_tag
def in_page_language(text: dict[str, str]) -> str:
    """The words in the language of the page, or in whichever there is."""
    return said(text)


@register.filter
def fhir(code: str) -> str:
    """The kind of file that holds this language."""
    return f"fhir-{code}"
