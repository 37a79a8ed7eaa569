"""The rules around a file, without a database."""

from datetime import date

import pytest

from miriam.core import names
from miriam.people import domain
from miriam.people.domain import Child, Custody, FileState

OPEN, PAUSED, CLOSED = FileState


@pytest.mark.parametrize(
    ("present", "wanted", "may"),
    [
        (OPEN, PAUSED, True),
        (OPEN, CLOSED, True),
        (PAUSED, OPEN, True),
        (PAUSED, CLOSED, True),
        (CLOSED, OPEN, True),
        (CLOSED, PAUSED, False),
        (OPEN, OPEN, False),
    ],
)
def test_what_may_follow_what(present: FileState, wanted: FileState, may: bool) -> None:
    assert domain.may_become(present, wanted) is may


@pytest.mark.parametrize(
    ("closed_on", "can"),
    [(date(2026, 3, 2), True), (date(2026, 3, 1), False), (None, False)],
    ids=["the same day", "the day before", "never closed"],
)
def test_a_stop_is_taken_back_on_its_own_day(closed_on: date | None, can: bool) -> None:
    assert domain.can_undo_stop(closed_on, date(2026, 3, 2)) is can


@pytest.mark.parametrize(
    ("confirmed_on", "again"),
    [(None, True), (date(2026, 1, 1), False), (date(2025, 12, 30), True)],
    ids=["never asked", "sixty days ago", "sixty-two days ago"],
)
def test_a_safe_contact_is_asked_about_again(confirmed_on: date | None, again: bool) -> None:
    assert domain.needs_confirming(confirmed_on, date(2026, 3, 2)) is again


def test_children_come_back_as_they_were_sealed_the_eldest_first() -> None:
    eldest, youngest, unknown = Child("Ilyas", 2018, Custody.ALWAYS), Child("Sara", 2023), Child()
    packed = domain.pack_children([youngest, unknown, eldest])
    assert domain.unpack_children(packed) == [eldest, youngest, unknown]


def test_a_year_of_birth_tells_an_age_and_no_year_tells_none() -> None:
    assert Child(birth_year=2020).age(date(2026, 3, 2)) == 6
    assert Child().age(date(2026, 3, 2)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nadia", "nadia"),
        ("Fatoumata", "Fatumata"),
        ("Nadja", "Nadia"),
        ("Khadija", "Kadidja"),
        ("Aïcha", "Aisha"),
        ("Élodie", "Elodi"),
        ("Mounia", "Moenia"),
        ("Nadia B.", "Nadia"),
        ("Marie-Ange", "marie ange"),
    ],
)
def test_names_that_sound_alike_may_be_one_woman(one: str, other: str) -> None:
    assert names.alike(one, other)
    assert names.alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nadia", "Samira"),
        ("Rosa", "Elena"),
        ("Nadia B.", "Nadia K."),
        ("Amina", "Yasmina"),
        ("", "Nadia"),
        ("!", "Nadia"),
    ],
)
def test_names_that_do_not_sound_alike_are_two_women(one: str, other: str) -> None:
    assert not names.alike(one, other)
