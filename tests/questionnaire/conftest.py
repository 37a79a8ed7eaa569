"""A researcher, and her browser."""

import pytest
from django.test import Client

from miriam.access.domain import Role
from tests.world import Person, make_centre, make_person, sign_in


@pytest.fixture
def researcher() -> Person:
    """She writes questionnaires and reads no file."""
    return make_person(make_centre(), Role.RESEARCHER, "Elena Exemple")


@pytest.fixture
def page(client: Client, researcher: Person) -> Client:
    """Her browser, signed in."""
    return sign_in(client, researcher)
