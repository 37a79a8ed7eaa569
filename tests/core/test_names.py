"""One comparison of names: what is typed finds what is meant, and nothing else."""

import pytest

from miriam.core import names


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łucja", "lucja"),
        ("Đurđa", "durda"),
        ("Bjørn", "bjorn"),
        ("Işık", "isik"),
        ("İpek", "ipek"),
        ("Großmann", "grossmann"),
        ("Ægir Þóra", "thora"),
        ("Marie-Claire", "marie claire"),
        ("Marie-Claire", "marieclaire"),
        ("Marie Claire", "marie-claire"),
        ("N’Guessan", "nguessan"),
        ("Nguessan", "n'guessan"),
        ("D’Hondt", "D`HONDT"),
        ("مُنى", "منى"),
        ("ANAÏS", "anais"),
    ],
)
def test_signs_that_a_keyboard_lacks_do_not_count(name: str, typed: str) -> None:
    assert names.holds(name, typed)


@pytest.mark.parametrize(
    ("name", "typed"), [("Ima Nadia", "ana"), ("Marie Claire", "ec"), ("Nadia", "naida")]
)
def test_what_stands_in_no_word_is_not_found(name: str, typed: str) -> None:
    assert not names.holds(name, typed)


@pytest.mark.parametrize("typed", ["zzz", "xx", "ss", "qqq", "zz", "h", "!!", "-", ""])
@pytest.mark.parametrize("name", ["Charlotte", "Séverine", "Carmen", "Kim", "S. Exemple", "Xu"])
def test_what_is_no_name_sounds_like_nobody(typed: str, name: str) -> None:
    assert not names.alike(typed, name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Łucja", "Lucja"),
        ("Sjaan", "Siaan"),
        ("Li", "Ly"),
        ("Nadia Benali", "Nadja B."),
        ("N’Guessan", "N Guessan"),
        ("O", "O"),
    ],
)
def test_one_name_in_two_hands_may_be_one_woman(one: str, other: str) -> None:
    assert names.alike(one, other)
    assert names.alike(other, one)
