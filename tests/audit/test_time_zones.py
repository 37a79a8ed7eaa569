"""A moment is the same whatever time zone it was told in."""

from datetime import datetime
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from miriam.audit import journal
from miriam.core import clock
from miriam.people.acts import FILE_OPENED


@pytest.mark.django_db
def test_a_line_told_in_brussels_time_verifies() -> None:
    with clock.at(datetime(2026, 3, 1, 10, tzinfo=ZoneInfo("Europe/Brussels"))):
        journal.write(journal.Event(subject=uuid4(), act=FILE_OPENED))

    assert journal.verify() == []
