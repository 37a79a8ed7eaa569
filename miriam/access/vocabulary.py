"""The words of every module for the codes that the journal keeps.

Each module says its own among its words (PURPOSES and ACTS); here they are only looked up by code.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@cache
def _all(kind: str) -> Mapping[str, Words]:
    found: dict[str, Any] = {}
    for app in apps.get_app_configs():
        for words in (f"{app.name}.words", f"{app.name}.pages.words"):
            if (
                app.name.startswith("miriam.")
                and find_spec(words.rpartition(".")[0])
                and find_spec(words)
            ):
                found.update(getattr(import_module(words), kind, {}))
    return found


def act_words(act: str) -> Words:
    """What happened, in words."""
    return _all("ACTS").get(act, _("autre chose"))


def purpose_words(purpose: str) -> Words:
    """What for, in words; nothing when the act says it all."""
    return _all("PURPOSES").get(purpose, "")
