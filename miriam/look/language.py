"""The language of the page, and texts that exist in several languages."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils.translation import get_language, gettext


def page_language() -> str:
    """The code of the language in which the page is shown."""
    return get_language() or str(settings.LANGUAGE_CODE)


def said(text: Mapping[str, str] | None, language: str = "") -> str:
    """The words in this language (else that of the page), or in whichever there is."""
    if not text:
        return ""
    return text.get(language or page_language()) or next(iter(text.values()))


def listed(names: Sequence[str]) -> str:
    """« Nadia, vous et Sofie »."""
    *others, last = names
    if not others:
        return last
    return gettext("%(first)s et %(last)s") % {"first": ", ".join(others), "last": last}
