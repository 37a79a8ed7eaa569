"""One rule of telephone numbers, in whatever form they are typed, kept or looked for."""

import pytest

from miriam.lists import phones


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("0470/12.34.56", "+32470123456", "0470 12 34 56"),
        ("+32 (0)470 12 34 56", "+32470123456", "0470 12 34 56"),
        ("0032470123456", "+32470123456", "0470 12 34 56"),
        ("32470123456", "+32470123456", "0470 12 34 56"),
        ("470-12-34-56", "+32470123456", "0470 12 34 56"),
        ("٠٤٧٠ ١٢ ٣٤ ٥٦", "+32470123456", "0470 12 34 56"),
        ("02 555 12 34", "+3225551234", "02 555 12 34"),
        ("0033 6 12 34 56 78", "+33612345678", "+33 6 12 34 56 78"),
        ("1733", "1733", "1733"),
        ("١٧٣٣", "1733", "1733"),
    ],
)
def test_a_number_is_kept_in_one_form_and_shown_as_one_dials_it(
    typed: str, kept: str, shown: str
) -> None:
    assert phones.read(typed) == kept
    assert phones.read(kept) == kept
    assert phones.is_known(kept)
    assert phones.shown(kept) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "abc",
        "0470",
        "12345",
        "0470 12 34 567",
        "0470 12 34 56 (soir)",
        "0800 MIRIAM",
        "+999 12",
    ],
)
def test_what_cannot_be_dialled_is_no_number(typed: str) -> None:
    assert phones.read(typed) is None


def test_a_digit_too_few_makes_a_number_that_nobody_has() -> None:
    kept = phones.read("0470 12 34 5")
    assert kept
    assert not phones.is_known(kept)
    assert phones.shown(kept) == "+32 47012345"


@pytest.mark.parametrize("place", ["chez sa sœur", "7 rue d’Exemple", "", "prenom@exemple.example"])
def test_what_is_no_number_is_shown_as_it_is(place: str) -> None:
    assert phones.shown(place) == place


@pytest.mark.parametrize(
    ("stored", "searched", "found"),
    [
        ("0470/12.34.56", "0470123456", True),
        ("+32 (0)470 12 34 56", "0470 12 34 56", True),
        ("0032470123456", "0470123456", True),
        ("0470123456", "+32470123456", True),
        ("+32470123456", "0470/12", True),
        ("+32470123456", "+32 (0)470", True),
        ("+33612345678", "0033612345678", True),
        ("+33612345678", "+33 6 12", True),
        ("0470 12 34 56", "0470 12 34 57", False),
        ("0470 12 34 56", "047", False),
        ("0470 12 34 56", "lot 0470", False),
        ("0470 12 34 56", "", False),
        ("", "0470", False),
    ],
)
def test_a_number_is_found_however_either_is_written(
    stored: str, searched: str, found: bool
) -> None:
    assert phones.holds(stored, searched) is found
