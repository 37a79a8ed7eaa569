"""Helpers: what is written about a woman, in each of the ways there are."""

from collections.abc import Callable
from typing import Any

from miriam.access.actor import Actor
from miriam.people.domain import Child, Custody, Scope
from miriam.people.models import File, Household, SafeContact
from miriam.people.services import (
    consents,
    contacts,
    exclusions,
    files,
    households,
    pausing,
)

CONSENT: dict[str, Any] = {"scope": Scope.PARTICIPATION, "language": "ar", "with_interpreter": True}


def again(file: File) -> File:
    return File.objects.select_related("centre", "case_manager", "duo__holder").get(pk=file.pk)


def describe(file: File, by: Actor, *, note: str = "Sa sœur est là.", version: int = 1) -> None:
    household = Household.objects.select_related("file").get(file=file)
    children = [Child("Ilyas", 2020, Custody.ALTERNATING)]
    households.describe(household, children=children, note=note, version=version, by=by)


WRITES: list[Callable[[File, Actor], Any]] = [
    lambda file, by: consents.give(file, **CONSENT, by=by),
    lambda file, by: contacts.confirm(SafeContact.objects.get(file=file), by=by),
    describe,
    lambda file, by: pausing.pause(file, by=by),
    lambda file, by: pausing.stop(file, by=by),
    lambda file, by: files.name_duo(file, duo=None, by=by),
    lambda file, by: exclusions.exclude(file, account=file.case_manager.account, by=by),
]
