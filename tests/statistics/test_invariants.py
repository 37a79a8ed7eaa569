"""What must hold for every study, tried on many."""

import itertools
import random
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from miriam.statistics import mmrm, paired, ranks
from miriam.statistics.numbers import Floats
from miriam.statistics.tally import tally
from tests.statistics.studies import ONE_SCORE, csv_of_pairs, result, whole

TRIED = settings(max_examples=12)

scores = st.integers(0, 20).map(float)
pairs = st.lists(st.tuples(scores, scores), min_size=2, max_size=30)
holes = st.lists(st.tuples(st.none() | scores, st.none() | scores), min_size=2, max_size=40)
TWO_ITEMS = """
occasions = ["T0", "T1"]
[[outcome]]
name = "score"
items = ["a", "b"]
min = 0
max = 20
"""


def figures_of(women: Any, toml: str = ONE_SCORE) -> Any:
    return whole(result(csv_of_pairs(list(women)), toml))


def without_order(figures: Any) -> Any:
    drawn = ("sign_flip", "bootstrap_t", "sentences")
    return {k: v for k, v in figures.items() if k not in drawn}


def close(one: Any, other: Any, within: float = 1e-7) -> None:
    """Equal in structure; numbers equal up to rounding."""
    assert type(one) is type(other), (one, other)
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            close(one[key], other[key], within)
    elif isinstance(one, list):
        for a, b in zip(one, other, strict=True):
            close(a, b, within)
    elif isinstance(one, float):
        assert one == pytest.approx(other, abs=within, rel=within)
    else:
        assert one == other


@TRIED
@given(holes, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_women_does_not_matter(
    women: Any, shuffled: random.Random
) -> None:
    titles, *rows = csv_of_pairs(women).strip().split("\n")
    again = list(rows)
    shuffled.shuffle(again)

    one = whole(result("\n".join([titles, *rows])))
    other = whole(result("\n".join([titles, *again])))

    close(without_order(one), without_order(other))


@TRIED
@given(pairs, st.integers(-50, 50))
def test_a_constant_added_to_all_scores_changes_no_change(women: Any, constant: int) -> None:
    wide = ONE_SCORE.replace("min = 0\nmax = 100\n", "")
    moved = [(a + constant, b + constant) for a, b in women]
    kept = ("change", "hodges_lehmann", "signed_rank", "superiority", "cliff", "effect")

    one, other = figures_of(women, wide), figures_of(moved, wide)

    for name in kept:
        close(one[name], other[name])


@TRIED
@given(pairs)
def test_scores_turned_twice_are_as_they_were(women: Any) -> None:
    lines = ["person,occasion,item,value"]
    turned = ["person,occasion,item,value"]
    for i, (first, last) in enumerate(women):
        for occasion, value in (("T0", first), ("T1", last)):
            lines += [f"{i},{occasion},a,{value}", f"{i},{occasion},b,{20 - value}"]
            turned += [f"{i},{occasion},a,{value}", f"{i},{occasion},b,{value}"]

    one = whole(
        result("\n".join(lines), TWO_ITEMS.replace("max = 20", "max = 20\nreverse = ['b']"))
    )
    other = whole(result("\n".join(turned), TWO_ITEMS))

    close(one, other)


@TRIED
@given(pairs)
def test_time_turned_round_turns_the_sign(women: Any) -> None:
    one, other = figures_of(women), figures_of([(b, a) for a, b in women])

    assert one["change"]["mean"] == pytest.approx(-other["change"]["mean"])
    assert one["hodges_lehmann"]["estimate"] == pytest.approx(-other["hodges_lehmann"]["estimate"])
    assert one["signed_rank"]["p_exact_pratt"] == pytest.approx(
        other["signed_rank"]["p_exact_pratt"]
    )
    assert one["cliff"]["within"] == pytest.approx(-other["cliff"]["within"])


@TRIED
@given(st.lists(st.tuples(st.floats(-50, 50), st.floats(-50, 50)), min_size=5, max_size=40))
def test_on_complete_pairs_the_model_is_the_paired_t(women: Any) -> None:
    y: Floats = np.array(women)
    change = paired.paired_change(y[:, 0], y[:, 1])
    try:
        found = mmrm.contrast(mmrm.fit(y), np.array([-1.0, 1.0]))
    except mmrm.CannotFit:
        assert np.linalg.cond(np.cov(y.T)) > 1e6 or y.std() < 1e-6
        return

    assert found.estimate == pytest.approx(change.mean, abs=1e-8)
    assert found.se == pytest.approx(change.se, rel=1e-5)
    assert found.df == pytest.approx(change.df, rel=1e-4)


@TRIED
@given(st.lists(st.integers(-6, 6).map(float), min_size=1, max_size=40))
def test_hodges_lehmann_is_the_median_of_all_averages(changes: list[float]) -> None:
    d = np.array(changes)
    first, second = np.triu_indices(d.size)

    middle = float(np.median((d[first] + d[second]) / 2))
    assert ranks.hodges_lehmann(tally(d)).estimate == pytest.approx(middle)


@TRIED
@given(st.lists(st.integers(-4, 4).map(float), min_size=1, max_size=11))
def test_the_rank_test_counts_every_arrangement(changes: list[float]) -> None:
    d = np.array(changes)
    pratt = 2 * stats.rankdata(np.abs(d))[d != 0]
    signs = np.array(list(itertools.product([-1, 1], repeat=pratt.size)))
    sums = np.abs(signs @ pratt)
    seen = abs(int((pratt * np.sign(d[d != 0])).sum()))

    found = ranks.signed_rank(tally(d))
    assert found.p_exact_pratt == pytest.approx(float((sums >= seen).mean()))


@TRIED
@given(pairs)
def test_cliff_counts_every_pair(women: Any) -> None:
    x, y = np.array(women).T
    signs = np.sign(y[None, :] - x[:, None])
    n = x.size

    found = ranks.cliff(tally(x), tally(y), tally(y - x))

    assert found.within == pytest.approx(np.trace(signs) / n)
    assert found.between == pytest.approx((signs.sum() - np.trace(signs)) / (n * (n - 1)))


@pytest.mark.parametrize("level", [0.8, 0.95, 0.99])
def test_the_rank_of_the_limits_is_that_of_every_sign_counted(level: float) -> None:
    for n in range(1, 14):
        sums = np.zeros(1)
        for rank in range(1, n + 1):
            sums = np.concatenate([sums, sums + rank])
        q = ranks.smallest_rank(n, level)
        tail = (1 - level) / 2
        assert (sums <= q).mean() >= tail
        assert q == 0 or (sums <= q - 1).mean() < tail


@given(st.lists(st.integers(-9, 12), min_size=1, max_size=25))
def test_hodges_lehmann_and_its_limits_are_walsh_averages_counted_one_by_one(d: list[int]) -> None:
    walsh = sorted((a + b) / 2 for i, a in enumerate(d) for b in d[i:])
    found = ranks.hodges_lehmann(tally(np.array(d) / 10))
    q = ranks.smallest_rank(len(d), 0.95)

    assert found.estimate == pytest.approx(float(np.median(walsh)) / 10)
    if q == 0:
        assert len(d) < 6
        assert found.ci is None
    else:
        assert found.ci == pytest.approx((walsh[q - 1] / 10, walsh[-q] / 10))
