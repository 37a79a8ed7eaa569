"""How answers were obtained: against numbers computed by hand or by another way."""

import numpy as np
import pytest
from scipy import optimize, stats

from miriam.statistics import sensitivity
from miriam.statistics.numbers import Floats
from tests.statistics.studies import ONE_SCORE, Pair, csv_of_pairs, result, whole

TOML = """
occasions = ["T0", "T1"]
[[outcome]]
name = "score"
items = ["a", "b", "c"]
min = 1
max = 5
min_answered = 2
"""

# Of each woman: answers to a, b, c at T0 and at T1; a mark ' where it was reformulated.
ANSWERS = {
    "p0": (("1", "2", "3"), ("3", "3", "3")),
    "p1": (("2", "2", "2'"), ("4", "4", "1")),
    "p2": (("3'", "3'", "1"), ("5", "5", "5")),
    "p3": (("1", "1", "4"), ("2'", "3", "4")),
    "p4": (("2", "3", "4"), ("3", "", "5'")),
    "p5": (("4", "4", "4"), ("4", "3", "2")),
    "p6": (("1'", "2", "2"), ("1", "2", "3'")),
}
WITHOUT = {  # the mean of what is left at T0 and T1, where two answers are left
    "p0": (2.0, 3.0),
    "p1": (2.0, 3.0),
    "p3": (2.0, 3.5),
    "p5": (4.0, 3.0),
    "p6": (2.0, 1.5),
}


def by_hand() -> str:
    lines = ["person,occasion,item,value,reformulated"]
    for person, moments in ANSWERS.items():
        for moment, answers in zip(("T0", "T1"), moments, strict=True):
            lines += [
                f"{person},{moment},{item},{answer.rstrip(chr(39))},{int(answer.endswith(chr(39)))}"
                for item, answer in zip("abc", answers, strict=True)
            ]
    return "\n".join(lines)


def test_the_change_without_reformulated_answers() -> None:
    first, last = np.array(list(WITHOUT.values())).T
    student = stats.ttest_rel(last, first)
    low, high = student.confidence_interval(0.95)

    found = whole(result(by_hand(), TOML))["sensitivity"]["without_reformulated"]

    assert found["n_paired"] == 5
    assert found["change"]["mean"] == pytest.approx(0.4)
    assert found["change"]["t"] == pytest.approx(student.statistic)
    assert found["change"]["p"] == pytest.approx(student.pvalue)
    assert found["change"]["ci95"] == pytest.approx([low, high])


def test_the_questions_that_are_most_often_reformulated() -> None:
    """An answer that is not there was not reformulated; as often, the first by name comes first."""
    found = whole(result(by_hand(), TOML))["sensitivity"]["most_reformulated"]

    assert found == [
        {"item": "a", "answered": 14, "reformulated": 3},
        {"item": "c", "answered": 14, "reformulated": 3},
        {"item": "b", "answered": 13, "reformulated": 1},
    ]


MODES = {  # the modes of her three answers at T0 and at T1; whether her way changed
    "p0": ("sss", "sss", False),
    "p1": ("sss", "aaa", True),
    "p2": ("ssa", "saa", True),
    "p3": ("sa-", "aaa", False),  # both ways as often at the start
    "p4": ("---", "sss", False),  # not known at the start
    "p5": ("s--", "ss-", False),
    "p6": ("sa-", "ii-", True),
    "p7": ("iss", "sis", False),
}


def with_modes(order: int = 1) -> str:
    lines = []
    for i, (person, (before, after, _)) in enumerate(MODES.items()):
        for moment, modes, shift in (("T0", before, 0), ("T1", after, i % 3)):
            lines += [
                f"{person},{moment},{item},{1 + (i + k) % 2 + shift},{mode.strip('-')}"
                for k, (item, mode) in enumerate(zip("abc", modes, strict=True))
            ]
    return "\n".join(["person,occasion,item,value,mode", *lines[::order]])


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "the other way round"])
def test_women_whose_way_of_answering_switched_are_left_out(order: int) -> None:
    stayed = [i for i, (_, _, moved) in enumerate(MODES.values()) if not moved]
    changes = np.array([float(i % 3) for i in stayed])

    found = whole(result(with_modes(order), TOML))["sensitivity"]

    assert found["n_mode_switched"] == 3
    assert found["same_mode"]["n_paired"] == len(stayed)
    assert found["same_mode"]["change"]["mean"] == pytest.approx(changes.mean())
    assert found["same_mode"]["change"]["sd"] == pytest.approx(changes.std(ddof=1))


def test_a_woman_without_any_mode_did_not_switch() -> None:
    nothing = np.full((4, 2, 3), -1)

    assert not sensitivity.switched(nothing, 0, 1).any()


def reml(y: Floats, x: Floats) -> tuple[Floats, Floats]:
    """β and its covariance, by a search over the restricted likelihood written woman by woman."""
    moments = y.shape[1]
    lower = np.tril_indices(moments)

    def of(theta: Floats) -> tuple[float, Floats, Floats]:
        root = np.zeros((moments, moments))
        root[lower] = theta
        sigma = root @ root.T
        information, right, terms = np.zeros((x.shape[2],) * 2), np.zeros(x.shape[2]), []
        for answers, design in zip(y, x, strict=True):
            at = np.flatnonzero(~np.isnan(answers))
            if at.size:
                v, z, r = sigma[np.ix_(at, at)], design[at], answers[at]
                information += z.T @ np.linalg.solve(v, z)
                right += z.T @ np.linalg.solve(v, r)
                terms.append((v, z, r))
        beta = np.linalg.solve(information, right)
        deviance = float(np.linalg.slogdet(information)[1])
        for v, z, r in terms:
            e = r - z @ beta
            deviance += float(np.linalg.slogdet(v)[1] + e @ np.linalg.solve(v, e))
        return deviance, beta, information

    start = np.linalg.cholesky(np.eye(moments) * np.nanvar(y))[lower]
    best = optimize.minimize(lambda theta: of(theta)[0], start, method="BFGS").x
    _, beta, information = of(best)
    return beta, np.linalg.inv(information)


def long_study(moments: int) -> tuple[str, Floats, Floats, Floats]:
    """Answers, a covariate and marks of reformulation; and the same as arrays."""
    rng = np.random.default_rng(21)
    women, items = 40, 3
    again = rng.random((women, moments, items)) < rng.uniform(0.05, 0.6, (women, 1, 1))
    values = np.clip(
        np.rint(
            3
            + rng.normal(0, 0.7, (women, 1, 1))
            + 0.3 * np.arange(moments)[None, :, None]
            + 0.8 * again
            + rng.normal(0, 0.8, (women, moments, items))
        ),
        1,
        5,
    )
    age = rng.integers(20, 50, women).astype(np.float64)
    gone = rng.random((women, moments)) < 0.2
    gone[:, 0] = False
    lines = ["person,occasion,item,value,reformulated,age"]
    for i in range(women):
        for t in range(moments):
            for k, item in enumerate("abc"):
                value = "" if gone[i, t] else f"{values[i, t, k]:g}"
                lines.append(f"p{i},T{t},{item},{value},{int(again[i, t, k])},{age[i]:g}")
    scores = np.where(gone, np.nan, values.mean(axis=2))
    return "\n".join(lines), scores, again.mean(axis=2), age


@pytest.mark.parametrize("moments", [2, 3])
def test_the_model_with_the_share_reformulated_and_the_one_with_a_covariate(moments: int) -> None:
    study, y, share, age = long_study(moments)
    women = len(y)
    eye = np.broadcast_to(np.eye(moments), (women, moments, moments))
    named = ", ".join(f'"T{t}"' for t in range(moments))
    toml = 'covariates = ["age"]\n' + TOML.replace('"T0", "T1"', named)
    extra = {
        "mmrm": np.zeros((women, moments, 0)),
        "mmrm_reformulation": share[:, :, None],
        "mmrm_adjusted": np.repeat((age - age.mean())[:, None, None], moments, axis=1),
    }

    found = result(study, toml)

    for name, more in extra.items():
        beta, covariance = reml(y, np.concatenate([eye, more], axis=2))
        for first, last in [(0, 1), (0, 2), (1, 2)][: 1 if moments == 2 else 3]:
            c = np.zeros(beta.size)
            c[first], c[last] = -1.0, 1.0
            figures = whole(found, contrast=f"T{last}-T{first}")
            model = {**figures, **figures["sensitivity"]}[name]
            assert model["estimate"] == pytest.approx(float(c @ beta), abs=2e-4)
            assert model["se"] == pytest.approx(float(np.sqrt(c @ covariance @ c)), rel=2e-3)
            assert model["n"] == women


@pytest.mark.parametrize(("women", "given"), [(9, False), (10, True)])
def test_no_model_of_reformulation_with_fewer_than_ten_women_on_a_side(
    women: int, given: bool
) -> None:
    rows = ["person,occasion,item,value,reformulated"]
    for i in range(40):
        for moment in ("T0", "T1"):
            value = 1 + (3 * i + (moment == "T1") * (i % 4)) % 5
            rows += [f"p{i},{moment},{item},{value},{int(i < women)}" for item in "abc"]

    found = whole(result("\n".join(rows), TOML, ungated=False))["sensitivity"]

    assert ("estimate" in found["mmrm_reformulation"]) == given


@pytest.mark.parametrize(("women", "given"), [(9, False), (10, True)])
def test_no_comparison_with_fewer_than_ten_women_in_an_arm(women: int, given: bool) -> None:
    pairs: list[Pair] = [(float(i % 7), float((i * 3) % 11)) for i in range(40)]
    arms = ["usual" if i < women else "miriam" for i in range(40)]
    declared = '[arms]\nprogramme = "miriam"\ncomparison = "usual"\n'

    found = result(csv_of_pairs(pairs, arms, ",arm"), ONE_SCORE + declared, ungated=False)

    assert ("estimate" in whole(found)["comparison"]) == given
