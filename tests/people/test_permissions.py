"""Two locks on a file, the permission and the key: each of them refuses alone."""

import importlib
import importlib.util
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps

from miriam.access.permission import Permission
from miriam.people.models import Exclusion, File
from miriam.people.selectors import closed_to
from miriam.people.services import exclusions, files
from miriam.people.services.refusals import Excluded
from miriam.vault.keychain import Closed
from tests.world import Person, World

TEAM = ("duo", "stand_in")


def rights_on_a_file() -> Iterator[Permission[File]]:
    """Every permission of the house whose object is a file."""
    for app in apps.get_app_configs():
        if app.name.startswith("miriam.") and app.name not in ("miriam.core", "miriam.audit"):
            yield from _declared_in(f"{app.name}.permissions")


def _declared_in(name: str) -> Iterator[Permission[Any]]:
    if importlib.util.find_spec(name):
        for value in vars(importlib.import_module(name)).values():
            if isinstance(value, Permission) and value.of is File:
                yield value


RIGHTS = sorted({right.name: right for right in rights_on_a_file()}.items())


def reads(person: Person, file: File) -> bool:
    """Whether her keys open the name, whatever the permission says."""
    with person.at_work(file):
        try:
            return bool(File.objects.get(pk=file.pk).call_name)
        except Closed:
            return False


@pytest.mark.parametrize("who", TEAM)
@pytest.mark.parametrize(("name", "right"), RIGHTS, ids=[name for name, _ in RIGHTS])
def test_the_permission_alone_refuses_whom_she_excluded(
    world: World, name: str, right: Permission[File], who: str
) -> None:
    person: Person = getattr(world, who)
    # The row and nothing else: she is still named, and her keys still open.
    Exclusion.objects.create(file=world.file, account=person.account)
    assert reads(person, world.file)
    by = person.actor()
    assert not right.holds(world.file, by=by)
    assert right.find(world.file.public_id, by=by) is None
    assert not right.within(by).filter(pk=world.file.pk).exists()


def test_without_the_exclusion_those_rights_are_hers(world: World) -> None:
    held = {right.name for _, right in RIGHTS if right.holds(world.file, by=world.duo.actor())}
    assert held == {right.name for _, right in RIGHTS}


@pytest.mark.parametrize("who", TEAM)
def test_the_key_alone_refuses_whom_she_excluded(world: World, who: str) -> None:
    person: Person = getattr(world, who)
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(world.file, account=person.account, by=by)
    # The permission would let her in again; the keys do not come back by themselves.
    Exclusion.objects.all().delete()
    assert not reads(person, world.file)


def test_no_key_is_handed_to_whom_she_excluded_by_whichever_way(world: World) -> None:
    Exclusion.objects.create(file=world.file, account=world.other_group.account)
    with world.case_manager.at_work(world.file) as by, pytest.raises(Excluded):
        files.give_keys(world.file, to=world.other_group.mandate, reason="duo", by=by)
    asked = [world.file.ring_subject]
    assert closed_to(world.other_group.account, asked) == set(asked)
    assert closed_to(world.duo.account, asked) == set()
