"""A row that is at hand is put where another names it, and is not read again."""

from collections.abc import Callable
from typing import Any

import pytest

from miriam.core.rows import attach
from miriam.people.models import SafeContact
from tests.world import World, make_file

pytestmark = pytest.mark.django_db


def test_each_row_gets_the_one_it_names(
    world: World, django_assert_num_queries: Callable[[int], Any]
) -> None:
    files = [world.file, make_file(world.case_manager)]
    contacts = list(SafeContact.objects.filter(file__in=files).order_by("-pk"))

    with django_assert_num_queries(0):
        told = attach(contacts, "file", {file.pk: file for file in files})
        assert [contact.file for contact in told] == files[::-1]
        assert all(contact.file is file for contact, file in zip(told, files[::-1], strict=True))


def test_one_that_is_not_at_hand_is_an_error(world: World) -> None:
    contacts = list(SafeContact.objects.filter(file=world.file).order_by("pk"))
    with pytest.raises(KeyError):
        attach(contacts, "file", {})
