"""The level of a score: computed by hand from the answers of one woman."""

import numpy as np
import pytest

from miriam.statistics import scores
from miriam.statistics.declaring import parse
from miriam.statistics.reading import read_text

ITEMS = "abcdef"
NA, HOLE = "not_applicable", ""


def level(
    answers: str, *, reverse: str = "", low: int = 1, high: int = 5, least: int | None = None
) -> float:
    """The score of a woman who gave these answers; `-` is none, `n` what does not apply to her."""
    items = ITEMS[: len(answers)]
    rule = f"min_answered = {least}\n" if least else ""
    spec = parse(
        f'occasions = ["T0", "T1"]\n[[outcome]]\nname = "score"\nitems = {list(items)}\n'
        f"reverse = {list(reverse)}\nmin = {low}\nmax = {high}\n{rule}"
    )
    lines = ["person,occasion,item,value,missing_reason"]
    for moment in ("T0", "T1"):
        for item, answer in zip(items, answers, strict=True):
            value, reason = {"-": (HOLE, HOLE), "n": (HOLE, NA)}.get(answer, (answer, HOLE))
            lines.append(f"p,{moment},{item},{value},{reason}")
    study = read_text("\n".join(lines), spec)
    [[first, last]] = scores.scores(study, spec.outcomes[0])
    assert first == last or np.isnan([first, last]).all()
    return float(first)


@pytest.mark.parametrize(
    ("answers", "reverse", "low", "high", "expected"),
    [
        ("111", "", 1, 5, 1.0),
        ("111", "c", 1, 5, (1 + 1 + 5) / 3),
        ("555", "c", 1, 5, (5 + 5 + 1) / 3),
        ("234", "abc", 1, 5, (4 + 3 + 2) / 3),
        ("000", "c", 0, 4, (0 + 0 + 4) / 3),
        ("222", "c", 2, 9, (2 + 2 + 9) / 3),
    ],
)
def test_a_turned_item_counts_from_the_other_end_of_its_scale(
    answers: str, reverse: str, low: int, high: int, expected: float
) -> None:
    assert level(answers, reverse=reverse, low=low, high=high) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("answers", "least", "expected"),
    [
        ("1234--", None, 2.5),
        ("123---", None, None),
        ("12-", None, 1.5),
        ("1--", None, None),
        ("123---", 3, 2.0),
        ("12345-", 6, None),
    ],
    ids=["4 of 6", "3 of 6", "2 of 3", "1 of 3", "3 declared", "6 declared"],
)
def test_two_thirds_of_the_answers_make_a_score_or_as_many_as_were_declared(
    answers: str, least: int | None, expected: float | None
) -> None:
    found = level(answers, least=least)
    assert np.isnan(found) if expected is None else found == pytest.approx(expected)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [("12nn", 1.5), ("12n-", 1.5), ("12--", None), ("1nnn", None), ("1n--", None)],
    ids=["2 of 2", "2 of 3", "2 of 4", "less than half applies", "1 of 3"],
)
def test_what_does_not_apply_to_her_is_not_missing_as_long_as_half_applies(
    answers: str, expected: float | None
) -> None:
    found = level(answers)
    assert np.isnan(found) if expected is None else found == pytest.approx(expected)
