"""The model, the cities, the missing, the domains: against other ways of computing them."""

import itertools
import math
from typing import Any

import numpy as np
import pytest
from scipy import optimize

from miriam.statistics import (
    arms,
    attrition,
    benchmark_net,
    clusters,
    detectable,
    mmrm,
    reliable_change,
    robust,
    transition,
)
from miriam.statistics.numbers import Floats
from tests.statistics.studies import result, whole


def three_moments(women: int = 60, missing: float = 0.25) -> Floats:
    rng = np.random.default_rng(7)
    y: Floats = rng.normal(3, 0.6, (women, 1)) + rng.normal(0, 0.5, (women, 3)) + [0, 0.3, 0.2]
    y[:, 1:][rng.random((women, 2)) < missing] = np.nan
    return y


def restricted_deviance(theta: Floats, y: Floats) -> float:
    """-2·l_R woman by woman, as it is written in the books."""
    sigma = np.zeros((3, 3))
    sigma[np.tril_indices(3)] = theta
    sigma = sigma + np.tril(sigma, -1).T
    information, right, terms = np.zeros((3, 3)), np.zeros(3), []
    for row in y:
        at = np.flatnonzero(~np.isnan(row))
        v, x = sigma[np.ix_(at, at)], np.eye(3)[at]
        information += x.T @ np.linalg.solve(v, x)
        right += x.T @ np.linalg.solve(v, row[at])
        terms.append((v, x, row[at]))
    beta = np.linalg.solve(information, right)
    total = float(np.linalg.slogdet(information)[1])
    for v, x, row in terms:
        r = row - x @ beta
        total += float(np.linalg.slogdet(v)[1] + r @ np.linalg.solve(v, r))
    return total


def test_the_model_is_at_the_top_of_the_restricted_likelihood() -> None:
    y = three_moments()
    fitted = mmrm.fit(y)
    theta = fitted.sigma[np.tril_indices(3)]

    slope = optimize.approx_fprime(theta, restricted_deviance, 1e-6, y)

    assert np.abs(slope).max() < 1e-2
    better = optimize.minimize(restricted_deviance, theta, (y,), method="Nelder-Mead").fun
    assert restricted_deviance(theta, y) <= better + 1e-6


def test_degrees_of_freedom_agree_with_a_numerical_satterthwaite() -> None:
    y, c, step = three_moments(), np.array([-1.0, 1.0, 0.0]), 1e-4
    fitted = mmrm.fit(y)
    theta = fitted.sigma[np.tril_indices(3)]

    def variance(at: Floats) -> float:
        sigma = np.zeros((3, 3))
        sigma[np.tril_indices(3)] = at
        sigma = sigma + np.tril(sigma, -1).T
        information = sum(
            np.eye(3)[k].T @ np.linalg.solve(sigma[np.ix_(k, k)], np.eye(3)[k])
            for k in (np.flatnonzero(~np.isnan(row)) for row in y)
        )
        return float(c @ np.linalg.solve(information, c))

    unit = step * np.eye(6)
    hessian = np.array(
        [
            [
                sum(
                    a * b * restricted_deviance(theta + a * unit[i] + b * unit[j], y)
                    for a, b in itertools.product((1, -1), repeat=2)
                )
                / (4 * step**2)
                for j in range(6)
            ]
            for i in range(6)
        ]
    )
    g = np.array([(variance(theta + u) - variance(theta - u)) / (2 * step) for u in unit])
    df = 2 * variance(theta) ** 2 / float(g @ np.linalg.solve(hessian / 2, g))

    found = mmrm.contrast(fitted, c)

    assert found.df == pytest.approx(df, rel=1e-3)
    assert found.se == pytest.approx(math.sqrt(variance(theta)), rel=1e-6)


def test_a_covariate_without_effect_hardly_moves_the_model() -> None:
    y = three_moments()
    age = np.random.default_rng(3).normal(size=len(y))
    extra = np.repeat((age - age.mean())[:, None, None], 3, axis=1)
    eye = np.broadcast_to(np.eye(3), (len(y), 3, 3))

    plain = mmrm.contrast(mmrm.fit(y), np.array([-1.0, 1.0, 0.0]))
    adjusted = mmrm.contrast(
        mmrm.fit(y, np.concatenate([eye, extra], axis=2)), np.array([-1.0, 1.0, 0.0, 0.0])
    )

    assert adjusted.estimate == pytest.approx(plain.estimate, abs=0.02)
    assert adjusted.se == pytest.approx(plain.se, rel=0.05)


def test_city_means_are_student_on_the_means_of_the_cities() -> None:
    rng = np.random.default_rng(1)
    city = np.repeat(np.arange(6), [12, 15, 13, 12, 14, 15])
    d = rng.normal(0.3, 0.6, city.size) + rng.normal(0, 0.2, 6)[city]
    means = np.array([d[city == c].mean() for c in range(6)])

    found = clusters.city_means(clusters.by_city(d, city))

    assert found.estimate == pytest.approx(means.mean())
    assert found.se == pytest.approx(means.std(ddof=1) / math.sqrt(6))
    assert (found.df, found.n_cities) == (5, 6)


def test_the_wild_bootstrap_goes_through_every_combination() -> None:
    rng = np.random.default_rng(2)
    city = np.repeat(np.arange(4), 5)
    d = rng.normal(0.4, 1, 20)

    def t_of(changes: Floats) -> float:
        m = changes.mean()
        scores = np.array([(changes[city == c] - m).sum() for c in range(4)])
        return float(m / math.sqrt(4 / 3 * (scores**2).sum() / 400))

    every = [abs(t_of(d * np.array(w)[city])) for w in itertools.product(clusters.WEBB, repeat=4)]

    found = clusters.wild_bootstrap(clusters.by_city(d, city), seed=1)

    assert found is not None
    assert found.complete
    assert found.t == pytest.approx(t_of(d))
    assert found.p == pytest.approx(float(np.mean(np.array(every) >= abs(t_of(d)) - 1e-12)))


def test_nine_improved_of_twelve_measured_of_fifteen_enrolled() -> None:
    found = attrition.bounds(9, 12, 15)

    assert found is not None
    assert (found.low, found.high) == (0.6, 0.8)


def test_at_the_tipping_point_the_interval_touches_zero() -> None:
    low, high, missing, n = 0.12, 0.60, 20, 80

    found = attrition.tipping_point((low, high), missing, n, sd=0.5)

    assert found.delta is not None
    assert low - found.delta * missing / n == pytest.approx(0)
    assert found.delta_in_sd == pytest.approx(found.delta / 0.5)
    assert attrition.tipping_point((-0.1, 0.3), missing, n, 0.5).already_open


def test_leavers_stand_beside_stayers() -> None:
    first = np.array([1.0, 2, 3, 4, 5, 6])
    last = np.array([1.0, 2, 3, np.nan, np.nan, np.nan])

    found = attrition.leavers(first, last)

    assert found is not None
    assert (found.mean_stayers, found.mean_leavers) == (2, 5)
    assert found.smd == 3
    assert found.large


@pytest.mark.parametrize(("r", "least"), [(0.7, 0.91), (0.8, 0.74), (0.85, 0.64), (0.9, 0.53)])
def test_smallest_reliable_change_of_the_scale(r: float, least: float) -> None:
    stick = reliable_change.Yardstick(r, 0.6, 3.0, "stated")

    assert stick.minimal_change == pytest.approx(least, abs=0.006)


def test_one_step_on_one_domain_is_never_progress() -> None:
    assert reliable_change.Yardstick(0.6, 1.0, 3.0, "stated").minimal_change > 1.7


@pytest.mark.parametrize(
    ("n", "alpha", "dz"),
    [
        (8, 0.05, 1.16),
        (12, 0.05, 0.89),
        (15, 0.05, 0.78),
        (40, 0.05, 0.45),
        (80, 0.05, 0.32),
        (12, 0.05 / 14, 1.35),
        (15, 0.05 / 14, 1.15),
        (80, 0.05 / 14, 0.43),
    ],
)
def test_smallest_detectable_effect(n: int, alpha: float, dz: float) -> None:
    assert detectable.smallest_detectable(n, alpha) == pytest.approx(dz, abs=0.005)


def test_without_true_change_the_net_benchmark_is_near_zero() -> None:
    rng = np.random.default_rng(5)
    shared = rng.normal(0, math.sqrt(0.3), (4000, 1))
    changes = np.rint(2 * (shared + rng.normal(0, math.sqrt(0.7), (4000, 10))))

    found = benchmark_net.net_benchmark(changes, k=3)

    assert found is not None
    assert found.up > 0.5
    assert abs(found.net) < 0.03
    assert found.mirror == found.down


def test_net_benchmark_by_hand() -> None:
    nan = np.nan
    changes = np.array([[1, 1, 0], [1, 1, -1], [-1, -1, 1], [0, 0, 0], [1, nan, nan], [1, nan, 1]])

    found = benchmark_net.net_benchmark(changes, k=2)

    assert found is not None
    assert (found.n, found.n_up, found.n_down, found.only_up, found.only_down) == (5, 3, 1, 3, 1)
    assert found.net == pytest.approx(0.4)
    assert found.p == pytest.approx(0.625)


def test_ancova_recovers_what_the_programme_adds() -> None:
    rng = np.random.default_rng(8)
    first = rng.normal(3, 1, 400)
    programme = np.arange(400) % 2 == 0
    last = 1 + 0.6 * first + 0.5 * programme + rng.normal(0, 0.4, 400)

    found = arms.ancova(first, last, programme)

    assert found is not None
    assert found.estimate == pytest.approx(0.5, abs=0.12)
    assert found.slope_first == pytest.approx(0.6, abs=0.06)
    assert found.df == 397
    assert found.ci is not None
    assert found.ci[0] < 0.5


def test_arms_that_follow_cities_are_said_to() -> None:
    rng = np.random.default_rng(8)
    first, last = rng.normal(size=(2, 40))
    programme = np.arange(40) < 20
    city = np.arange(40) // 10

    found = arms.ancova(first, last, programme, city)

    assert found is not None
    assert found.arms_differ_by_city


def test_smallest_important_change_of_predictive_modelling() -> None:
    rng = np.random.default_rng(4)
    d = rng.normal(0.5, 1, 3000)
    better = rng.random(3000) < 1 / (1 + np.exp(-3 * (d - 0.5)))

    found = transition.smallest_important_change(d, better, 0.5)

    assert found is not None
    assert found.mic == pytest.approx(0.5, abs=0.08)


def test_bootstrap_t_keeps_its_promise_with_twelve_women() -> None:
    rng = np.random.default_rng(12)
    covered = 0
    for trial in range(300):
        d = np.rint(2 * rng.normal(0.4, 0.8, 12)) / 2
        found = robust.bootstrap_t(d, seed=trial)
        truth = 0.4
        if found is not None and found.ci is not None:
            covered += found.ci[0] <= truth <= found.ci[1]

    assert covered / 300 > 0.90


FULL = """
occasions = ["T0", "T1"]
covariates = ["age"]
confirmatory = ["score"]
[[outcome]]
name = "score"
items = ["a", "b", "c"]
min = 1
max = 5
reverse = ["c"]
[[outcome]]
name = "life"
items = ["life"]
min = 0
max = 10
[multi_domain]
outcomes = ["score", "life"]
k = 1
[response_shift]
occasion = "THEN"
items = ["a", "b"]
control = ["life"]
[retest]
occasion = "AGAIN"
[arms]
programme = "miriam"
comparison = "usual"
[transition]
item = "felt"
outcome = "score"
better_from = 1
[[fact]]
name = "gp"
item = "gp"
[[fact]]
name = "home"
item = "home"
kind = "category"
[goals]
items = ["g1", "g2"]
weights = [2, 1]
"""


def full_study(women: int = 240) -> str:
    """A study with everything that a specification can ask for."""
    rng = np.random.default_rng(11)
    lines = ["person;occasion;item;value;group;cluster;arm;mode;reformulated;missing_reason;age"]
    for i in range(women):
        arm = "miriam" if i % 4 else "usual"
        about = f"g{i % 12};c{i % 6};{arm};"
        age = 20 + i % 30

        def row(
            occasion: str, item: str, value: Any, about: str = about, age: int = age, i: int = i
        ) -> str:
            mode = "audio" if occasion == "T0" and i % 5 == 0 else "self"
            why = "moved" if value == "" else ""
            said = int(rng.random() < 0.1)
            return f"p{i};{occasion};{item};{value};{about}{mode};{said};{why};{age}"

        base = rng.normal(0, 0.7)
        for occasion, shift in (("T0", 0.0), ("T1", 0.5), ("THEN", -0.3), ("AGAIN", 0.0)):
            gone = occasion in {"T1", "THEN"} and i % 9 == 0
            for item in ("a", "b", "c"):
                raw = 3 + base + shift + rng.normal(0, 0.5)
                value = int(np.clip(round(6 - raw if item == "c" else raw), 1, 5))
                lines.append(row(occasion, item, "" if gone else value))
            life = int(np.clip(round(5 + 2 * base + 2 * shift + rng.normal()), 0, 10))
            lines.append(row(occasion, "life", "" if gone else life))
        for occasion in ("T0", "T1"):
            lines.append(
                row(occasion, "gp", int(rng.random() < (0.4 if occasion == "T0" else 0.7)))
            )
            lines.append(row(occasion, "home", rng.integers(0, 3)))
        lines.append(row("T1", "felt", rng.integers(-2, 3)))
        lines += [row("T1", g, rng.integers(-2, 3)) for g in ("g1", "g2")]
    return "\n".join(lines)


@pytest.fixture(scope="module")
def full() -> Any:
    return result(full_study(), FULL, ungated=False)


def test_everything_that_was_asked_for_is_there(full: Any) -> None:
    assert full["meta"]["n"] == 180
    assert full["meta"]["n_in_file"] == 240
    assert full["response_shift"]["items"]["recalibration"]["mean"] < 0
    assert full["response_shift"]["items"]["looks_back_lower"] is True
    assert full["retest"]["score"]["icc2"]["estimate"] > 0.3
    assert full["transition"]["mic"].keys() == {"withheld"} or "mic" in full["transition"]["mic"]
    assert full["facts"]["gp"]["contrasts"]["T1-T0"]["gained"] > 0
    assert full["facts"]["home"]["contrasts"]["T1-T0"]["stuart_maxwell"]["df"] == 2
    assert full["goals"]["goals"] == 360
    assert full["multi_domain"]["net"] > 0.3
    figures = whole(full)
    assert figures["comparison"]["by_city"] is True or figures["comparison"]["arms_differ_by_city"]
    assert figures["mmrm_adjusted"]["n"] == 180
    assert figures["sensitivity"]["n_mode_switched"] > 0
    assert figures["sensitivity"]["most_reformulated"]
    assert figures["attrition"]["flow"]["reasons_last"] == {"moved": 20}
    assert figures["holm_p"] == pytest.approx(figures["change"]["p"])
    assert figures["rci"]["r_source"] == "test-retest ICC(A,1)"


def test_observed_is_recalibration_and_adjusted_together(full: Any) -> None:
    found = full["response_shift"]["items"]

    parts = found["recalibration"]["mean"] + found["then_adjusted"]["mean"]

    assert found["observed"]["mean"] == pytest.approx(parts)
