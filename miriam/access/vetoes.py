"""Who must never receive a key, whoever hands it over: deny beats every allow.

Modules above know; each says so in its `vetoes.py` with `kept_from(subjects, account)`, and here
they are only asked.
"""

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from django.apps import apps

from miriam.access.models import Account

Veto = Callable[[list[UUID], Account], set[UUID]]


@cache
def _all() -> tuple[Veto, ...]:
    names = [app.name for app in apps.get_app_configs() if app.name.startswith("miriam.")]
    return tuple(
        import_module(f"{name}.vetoes").kept_from
        for name in names
        if name != "miriam.access" and find_spec(f"{name}.vetoes")
    )


def kept_from(subjects: Iterable[UUID], account: Account) -> set[UUID]:
    """Those of these subjects that must stay closed to this person, under every hat."""
    asked = list(subjects)
    return {subject for veto in _all() for subject in veto(asked, account)}
