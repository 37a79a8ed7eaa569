"""The numbers on a chart are rounded, as those of the table beside it."""

import pytest

from miriam.look.charts.drawing import in_figures


@pytest.mark.parametrize(
    ("value", "words"),
    [(3.3636, "3,4"), (3.875, "3,9"), (2.98, "3"), (3.0, "3"), (-0.44, "-0,4"), (None, "–")],
)
def test_a_value_is_rounded_and_not_cut(value: float | None, words: str) -> None:
    assert in_figures(value) == words
