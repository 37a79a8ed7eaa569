"""Whatever the data: a figure or a reason, never a crash, a warning or a NaN."""

import json
import math
from itertools import product
from typing import Any

import numpy as np
import pytest

from miriam.statistics.report.pdf import pdf
from miriam.statistics.words import say
from tests.statistics.studies import (
    LETTERS,
    ONE_SCORE,
    Pair,
    csv_of_pairs,
    evaluated,
    result,
    whole,
)

CASES: dict[str, list[Pair]] = {
    "one woman": [(1, 2)],
    "one woman without an end": [(1, None)],
    "two women": [(1, 2), (3, 3)],
    "two women the same change": [(1, 2), (2, 3)],
    "nothing changes": [(3, 3)] * 12,
    "all the same change": [(float(i), float(i) + 1) for i in range(12)],
    "constant start": [(3, float(i % 5)) for i in range(12)],
    "constant end": [(float(i % 5), 3) for i in range(12)],
    "all missing": [(None, None)] * 8,
    "no end at all": [(float(i), None) for i in range(12)],
    "no start at all": [(None, float(i)) for i in range(12)],
    "never the same woman": [(float(i), None) if i % 2 else (None, float(i)) for i in range(40)],
    "one pair of many": [(1, 2), *[(float(i % 4), None) for i in range(30)]],
    "almost no spread": [*[(3.0, 3.0)] * 29, (3.0, 4.0)],
    "ties everywhere": [(float(a), float(b)) for a, b, _ in product(range(3), range(3), range(4))],
    "floats that should be equal": [*[(0.1 + 0.2, 0.6), (0.3, 0.6), (4.1, 4.4), (1.1, 1.4)] * 3],
    "large values": [(1e8 + i, 1e8 + 2 * i) for i in range(12)],
    "tiny values": [(i * 1e-6, i * 2e-6) for i in range(12)],
    "perfectly related": [(float(i), 2.0 * i) for i in range(30)],
    "one outlier": [*[(1.0, 1.0)] * 24, (0.0, 100.0)],
}
WIDE = ONE_SCORE.replace("min = 0\nmax = 100\n", "reliability = 0.8\n")
TWO_SIDES = [False, True]


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [x for v in value.values() for x in numbers(v)]
    if isinstance(value, list):
        return [x for v in value for x in numbers(v)]
    return [value] if isinstance(value, float) else []


@pytest.mark.parametrize("ungated", TWO_SIDES, ids=["gated", "ungated"])
@pytest.mark.parametrize("pairs", CASES.values(), ids=CASES.keys())
def test_every_case_gives_figures_or_reasons(pairs: list[Pair], ungated: bool) -> None:
    cities = [f"c{i % 4}" for i in range(len(pairs))]

    found = result(csv_of_pairs(pairs, cities, ",cluster"), WIDE, ungated=ungated)

    json.dumps(found, allow_nan=False)
    assert all(math.isfinite(x) for x in numbers(found))
    assert whole(found)["n_enrolled"] == len(pairs)
    assert whole(found)["sentences"]


@pytest.mark.parametrize(
    "cluster", [["c"] * 12, ["a"] * 6 + ["b"] * 6, [f"c{i}" for i in range(12)]]
)
@pytest.mark.parametrize("ungated", TWO_SIDES, ids=["gated", "ungated"])
def test_one_city_two_cities_a_city_each(cluster: list[str], ungated: bool) -> None:
    pairs: list[Pair] = [(float(i % 5), float(i % 7)) for i in range(12)]

    figures = whole(result(csv_of_pairs(pairs, cluster, ",cluster"), WIDE, ungated=ungated))

    cities = len(set(cluster))
    assert ("withheld" in figures["city_means"]) == (cities < (2 if ungated else 3))


def test_no_interval_where_all_changes_are_equal() -> None:
    figures = whole(result(csv_of_pairs(CASES["all the same change"])))

    assert figures["change"] == {
        "mean": 1.0,
        "sd": 0.0,
        "se": 0.0,
        "df": 11,
        "t": None,
        "p": None,
        "ci95": None,
    }
    assert "pas d’intervalle" in " ".join(figures["sentences"])


def test_changes_that_should_be_equal_tie() -> None:
    figures = whole(result(csv_of_pairs(CASES["floats that should be equal"])))

    assert figures["change"]["sd"] == 0.0
    assert figures["signed_rank"]["w_plus"] == 78
    assert figures["hodges_lehmann"]["estimate"] == pytest.approx(0.3, abs=1e-9)


def test_float_noise_does_not_change_the_rank_test() -> None:
    rng = np.random.default_rng(0)
    clean = [(float(a) / 10, float(b) / 10) for a, b in rng.integers(700, 1000, (40, 2))]
    noisy = [(a + 1e-13, b - 1e-13) for a, b in clean]

    one, other = (whole(result(csv_of_pairs(list(p)), WIDE)) for p in (clean, noisy))

    assert one["signed_rank"] == other["signed_rank"]


@pytest.mark.parametrize("name", ["one woman", "nothing changes", "all missing", "one outlier"])
@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_a_report_is_made_of_hardly_anything(name: str, lang: str) -> None:
    assert pdf(evaluated(csv_of_pairs(CASES[name]), lang=lang), lang, LETTERS)


def test_a_million_rows() -> None:
    women = 250_000
    lines = ["person,occasion,item,value"]
    for i in range(women):
        lines += [f"{i},T0,q,{i % 5}", f"{i},T1,q,{i % 7}", f"{i},T0,r,{i % 3}", f"{i},T1,r,2"]

    found = result("\n".join(lines), ONE_SCORE)

    figures = whole(found)
    assert found["meta"]["rows"] == 1_000_000
    assert figures["n_paired"] == women
    assert figures["signed_rank"]["exact"] is False
    assert "withheld" in figures["sign_flip"]
    assert figures["mmrm"]["estimate"] == pytest.approx(figures["change"]["mean"])


def test_a_study_without_its_last_moment_is_still_a_study() -> None:
    csv = "person,occasion,item,value\n" + "".join(f"{i},T0,q,{i}\n" for i in range(30))

    figures = whole(result(csv))

    assert figures["n_first"] == 30
    assert figures["attrition"]["flow"]["low_pairing"] is True
    assert figures["change"] == {"withheld": "Aucune femme n’est mesurée aux deux moments."}


def test_three_moments_of_which_two_never_meet() -> None:
    lines = ["person,occasion,item,value"]
    for i in range(30):
        lines += [f"{i},T0,q,{i % 5}", f"{i},T{1 + i % 2},q,{i % 7}"]
    toml = ONE_SCORE.replace('"T1"]', '"T1", "T2"]')

    found = result("\n".join(lines), toml)

    assert whole(found)["mmrm"]["moments"] == ["T0", "T1"]
    assert "withheld" in whole(found, contrast="T2-T1")["mmrm"]
    assert whole(found, contrast="T2-T1")["n_paired"] == 0


def test_a_model_that_the_data_leave_open_is_withheld() -> None:
    """Its likelihood is flat in the covariance: any interval would be made of rounding noise."""
    figures = whole(result(csv_of_pairs([(0.0, 1.0), (1.0, None), (0.0, 0.0)])))

    assert figures["mmrm"] == {"withheld": say("mmrm_flat", "fr")}


def test_scores_of_billions_do_not_overflow() -> None:
    figures = whole(result(csv_of_pairs([(i * 1e9, i * 3e9) for i in range(30)]), WIDE))

    assert figures["hodges_lehmann"]["estimate"] == pytest.approx(2.9e10)
    assert figures["sign_flip"]["p_one"] == pytest.approx(0.0001)


def test_items_whose_sum_hardly_varies_have_no_alpha_and_no_warning() -> None:
    """The sum is the same in all women, or in some resamples: alpha would divide by zero."""
    toml = ONE_SCORE.replace('["q"]', '["a", "b"]')
    for odd in (0, 1):
        rows = ["person,occasion,item,value"]
        for i in range(60):
            a = i % 5
            rows += [f"p{i},T0,a,{a}", f"p{i},T0,b,{4 - a + (odd if i == 0 else 0)}"]

        found = result("\n".join(rows), toml)["reliability"]["score"]

        assert (found["alpha"] is None) == (odd == 0)
        assert found["alpha_ci95"] is None
        assert all(math.isfinite(x) for x in numbers(found))
