"""Every published or R-computed check, through the functions, within its own tolerance."""

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from miriam.statistics import (
    agreement,
    flips,
    goals,
    icc,
    multiplicity,
    paired,
    proportions,
    ranks,
    reliability,
    reliable_change,
)
from miriam.statistics.numbers import Floats
from miriam.statistics.polychoric import polychoric_matrix
from miriam.statistics.tally import tally

HERE = Path(__file__).parent / "checks"
CHECKS = {c["id"]: c for c in json.loads((HERE / "expected.json").read_text())["checks"]}
SCALES = {
    "agree": (["A1", "A2", "A3", "A4", "A5"], ["A1"]),
    "conscientious": (["C1", "C2", "C3", "C4", "C5"], ["C4", "C5"]),
    "extraversion": (["E1", "E2", "E3", "E4", "E5"], ["E1", "E2"]),
    "neuroticism": (["N1", "N2", "N3", "N4", "N5"], []),
    "openness": (["O1", "O2", "O3", "O4", "O5"], ["O2", "O5"]),
}


def expected(check: str) -> Any:
    return CHECKS[check]["r_computed"]


def columns(file: str, *names: str) -> Floats:
    with (HERE / "data" / file).open() as lines:
        rows = list(csv.DictReader(lines))
    return np.array(
        [[float(row[n]) if row[n] not in {"", "NA"} else np.nan for n in names] for row in rows]
    )


def near(value: Any, within: float = 1e-6) -> Any:
    return pytest.approx(value, abs=within, rel=0)


def test_h01_student_sleep() -> None:
    first, last = columns("sleep_student1908.csv", "pre_drug1", "post_drug2").T
    want = expected("H01")

    change = paired.paired_change(first, last)
    changes = tally(last - first)
    ranked = ranks.signed_rank(changes)
    size = paired.effect(first, last, change)

    assert (change.mean, change.sd, change.t) == near(
        (want["mean_diff"], want["sd_diff"], want["t"])
    )
    assert (change.df, change.p) == near((want["df"], want["p"]))
    assert change.ci == near(tuple(want["ci95"]))
    assert (ranked.w_plus, ranked.w_minus, ranked.n_nonzero) == (45, 0, 9)
    assert ranked.p_exact_pratt == near(want["p_exact_pratt"])
    assert ranked.p_exact_dropped == near(want["p_exact_conditional_zeros_dropped"])
    assert ranked.rank_biserial == 1
    assert ranks.hodges_lehmann(changes).estimate == near(want["HL_all_walsh"])
    assert (size.dz, size.gz) == near((want["cohen_dz"], want["hedges_gz_exactJ"]))
    counts = paired.superiority(changes, ranked.rank_biserial)
    assert (counts.higher, counts.lower, counts.equal) == (9, 0, 1)
    assert counts.ps == near(want["p_sup_paired"])
    dominance = ranks.cliff(tally(first), tally(last), changes)
    assert (dominance.within, dominance.between) == near((want["d_within"], want["d_between"]))


def test_h03_darwin_maize() -> None:
    d = columns("darwin_maize.csv", "diff_eighths_inch")[:, 0]
    want = expected("H03")

    change = paired.mean_with_interval(d)
    flipped = flips.sign_flip(d, seed=1)

    assert flipped is not None
    assert flipped.exact
    assert flipped.p_one == near(863 / 32768, 1e-12)
    assert flipped.p_two == near(want["perm_p_two"], 1e-9)
    assert (change.t, change.p) == near((want["t"], want["p"]), 1e-9)
    assert change.ci == near(tuple(want["ci95"]), 1e-9)
    assert ranks.signed_rank(tally(d)).p_exact_pratt == near(want["p_exact_pratt"], 1e-12)
    middle = ranks.hodges_lehmann(tally(d))
    assert middle.estimate == want["HL_all_walsh"]
    assert list(middle.ci) == want["HL_ci95_exactRankTests"]


@pytest.mark.parametrize(
    ("scale", "r", "sign", "check"),
    [("das", 0.84, 1, "das_r84_critA"), ("gds", 0.90, -1, "gds_r90")],
)
def test_h05_jacobson_and_truax(scale: str, r: float, sign: int, check: str) -> None:
    table = columns("jacobson_truax_1991_table2.csv", f"{scale}_pre", f"{scale}_post")
    first, last = table[~np.isnan(table).any(axis=1)].T
    want = expected("H05")[check]
    stick = reliable_change.Yardstick(r, float(first.std(ddof=1)), float(first.mean()), "stated")

    index = reliable_change.jacobson_truax(first, last, stick)
    found = reliable_change.classify(index, stick, "JT", sign=sign)

    assert (found.improved, found.unchanged, found.declined) == (
        want["improved_all"],
        want["unchanged"],
        want["deteriorated"],
    )
    assert (stick.s1, stick.sem) == near((want["sd_pre"], want["SEM"]))
    assert (stick.sdiff, stick.minimal_change) == near(
        (want["S_diff"], want["min_reliable_change"])
    )


@pytest.mark.parametrize("z", [1.96, 2.0])
def test_h05_recovered_beyond_the_cutoff(z: float) -> None:
    first, last = columns("jacobson_truax_1991_table2.csv", "das_pre", "das_post").T
    stick = reliable_change.Yardstick(0.84, float(first.std(ddof=1)), float(first.mean()), "stated")
    improved = reliable_change.jacobson_truax(first, last, stick) > reliable_change.Z_REPORT

    value = reliable_change.cutoff("a", clinical=(stick.m1, stick.s1), z=z)
    found = reliable_change.crossing("a", value, first, last, improved)

    assert value == near({1.96: 104.761629413835, 2.0: 105.234655864458}[z])
    assert (found.recovered, found.improved_not_recovered) == (10, 8)


def test_h05_hypothetical_case() -> None:
    want = expected("H05")["jt1991_hypothetical"]
    stick = reliable_change.Yardstick(0.8, 7.5, 40, "stated")
    both = {"clinical": (40.0, 7.5), "norm": (60.0, 7.5)}

    assert [reliable_change.cutoff(k, **both) for k in "abc"] == [55, 45, 50]  # type: ignore[arg-type]
    assert (stick.sem, stick.sdiff) == near((want["SE"], want["S_diff"]))
    index = reliable_change.jacobson_truax(np.array([32.5]), np.array([47.5]), stick)
    assert index[0] == near(want["RC"])


@pytest.mark.parametrize("scale", SCALES)
def test_h09_likert_items(scale: str) -> None:
    items, turned = SCALES[scale]
    answers = columns("bfi_items.csv", *items)
    for item in turned:
        answers[:, items.index(item)] = 7 - answers[:, items.index(item)]
    want = expected("H09")[scale]

    found = reliability.reliability(answers, seed=1)

    assert found is not None
    assert found.n == want["n_complete"]
    assert found.alpha == near(want["raw_alpha_complete"], 1e-8)
    assert found.alpha_pairwise == near(want["raw_alpha_pairwise"], 1e-8)
    assert found.alpha_standardised == near(want["std_alpha_complete"], 1e-8)
    assert found.sem == near(want["SEM_complete"], 1e-8)
    assert found.alpha_ordinal == near(want["ordinal_alpha_polychoric_complete"], 1e-4)
    assert found.omega == near(want["omega_total_1factor_ML_complete"], 1e-4)
    complete = answers[~np.isnan(answers).any(axis=1)]
    assert np.abs(polychoric_matrix(complete) - np.array(want["polychoric"])).max() < 1e-3


def test_h11_shrout_and_fleiss() -> None:
    want = expected("H11")
    forms = icc.icc(columns("shrout_fleiss_1979.csv", "X1", "X2", "X3", "X4"))

    assert forms is not None
    found = [forms.icc1, forms.icc2, forms.icc3, forms.icc1k, forms.icc2k, forms.icc3k]
    assert [f.estimate for f in found] == near(want["ICC"])
    assert [f.ci[0] for f in found] == near(want["lower"])
    assert [f.ci[1] for f in found] == near(want["upper"])


def test_h12_benjamini_and_hochberg() -> None:
    want = expected("H12")

    assert multiplicity.holm(want["p"]) == near(want["holm"], 1e-10)
    assert multiplicity.benjamini_hochberg(want["p"]) == near(want["BH"], 1e-10)
    assert multiplicity.benjamini_yekutieli(want["p"]) == near(want["BY"], 1e-10)
    assert multiplicity.bonferroni(want["p"]) == near(want["bonferroni"], 1e-10)


@pytest.mark.parametrize("row", expected("H13"), ids=lambda row: f"{row['x']}/{row['n']}")
def test_h13_newcombe(row: dict[str, Any]) -> None:
    assert proportions.wilson(row["x"], row["n"]) == near(tuple(row["wilson"]))
    assert proportions.clopper_pearson(row["x"], row["n"]) == near(tuple(row["clopper_pearson"]))


def test_h15_agresti() -> None:
    want = expected("H15")
    found = agreement.mcnemar(150, 86)

    assert found.p_exact == near(want["exact_p"])
    assert (found.chi2, found.chi2_corrected) == near((want["chisq_nocc"], want["chisq_cc"]))
    assert found.p_corrected == near(want["p_cc"])


@pytest.mark.parametrize("case", expected("H19"), ids=lambda case: str(case["x"]))
def test_h19_goal_attainment(case: dict[str, Any]) -> None:
    levels = case["x"] if isinstance(case["x"], list) else [case["x"]]
    weights = case["w"] if isinstance(case["w"], list) else [case["w"]]

    assert goals.goal_t(levels, weights) == near(case["T"])
