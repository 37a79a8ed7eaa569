"""How well the items of a score hold together: alpha, ordinal alpha, omega, with intervals.

    α = k/(k-1)·(1 - Σs_jj/Σs_jl)                      Cronbach 1951 (Psychometrika 16:297)
    ordinal α: the same on the polychoric correlations  Zumbo, Gadermann and Zeisser 2007
    ω = (Σλ)² / ((Σλ)² + Σψ), one factor by ML          McDonald 1999
    SEM = s·√(1-α)

s: covariances of the items among complete answers at the first measure, all groups pooled.
Intervals: percentile bootstrap of women (seeded) below LARGE, the asymptotically distribution-free
delta method above (Maydeu-Olivares, Coffman and Hartmann 2007, Psychol Methods 12:157), which gives
the same limits without the draws.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from miriam.statistics import one_factor
from miriam.statistics.distributions import normal_quantile
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats, Interval, finite, floats
from miriam.statistics.polychoric import polychoric_matrix

METHOD = Method(
    formula="α = k/(k−1)·(1 − Σs_jj/Σs_jl) ; ω = (Σλ)²/((Σλ)²+Σψ)",
    source="Cronbach 1951; McDonald 1999; Zumbo et al. 2007; Maydeu-Olivares et al. 2007",
    title_fr="La fidélité d’un score",
    text_fr=(
        "L’alpha et l’oméga disent si les questions d’un score vont ensemble. L’alpha ordinal "
        "tient compte du petit nombre de réponses possibles. Ils se calculent sur au moins "
        "cinquante femmes, tous groupes réunis, au début, et jamais pour un seul groupe."
    ),
    title_nl="De betrouwbaarheid van een score",
    text_nl=(
        "Alfa en omega zeggen of de vragen van een score samenhangen. De ordinale alfa houdt "
        "rekening met het kleine aantal antwoorden. Ze worden berekend op minstens vijftig "
        "vrouwen, over alle groepen samen, bij het begin, en nooit voor één groep."
    ),
)

DRAWS = 999
LARGE = 1_000

STILL = 1e-12  # of the variance of the items: the variance of a sum that does not vary


@dataclass(frozen=True)
class Reliability:
    """Internal consistency of one score at the first measure."""

    n: int
    items: int
    alpha: float | None
    alpha_ci: Interval
    omega: float | None
    omega_ci: Interval
    alpha_standardised: float | None
    alpha_pairwise: float | None
    alpha_ordinal: float | None
    sem: float | None
    interval_method: str
    item_total: tuple[float | None, ...]


def reliability(answers: Floats, seed: int, level: float = 0.95) -> Reliability | None:
    """Everything on one score (women by items, already turned); nothing below two items."""
    complete = answers[~np.isnan(answers).any(axis=1)]
    n, k = complete.shape
    if k < 2 or n < 3 or (complete.std(axis=0) == 0).any():
        return None
    covariance = floats(np.cov(complete.T))
    alpha, omega = cronbach(covariance), _omega_or_none(covariance)
    alpha_ci, omega_ci, how = _intervals(complete, covariance, seed, level)
    return Reliability(
        n=n,
        items=k,
        alpha=alpha,
        alpha_ci=alpha_ci if alpha is not None else None,
        omega=omega,
        omega_ci=omega_ci if omega is not None else None,
        alpha_standardised=cronbach(floats(np.corrcoef(complete.T))),
        alpha_pairwise=cronbach(pairwise_covariance(answers)),
        alpha_ordinal=cronbach(polychoric_matrix(complete)),
        sem=_sem(float(complete.mean(axis=1).std(ddof=1)), alpha),
        interval_method=how,
        item_total=item_total(covariance),
    )


def cronbach(covariance: Floats) -> float | None:
    """Alpha from a covariance or correlation matrix; nothing where the sum does not vary."""
    return finite(float(_alphas(covariance[None])[0]))


def omega_total(covariance: Floats) -> float | None:
    """Omega of a one-factor model; at least three items are needed to estimate it."""
    return finite(float(_omegas(covariance[None])[0]))


def item_total(covariance: Floats) -> tuple[float | None, ...]:
    """Correlation of each item with the sum of the others."""
    own = np.diag(covariance)
    with_rest = covariance.sum(1) - own
    rest = covariance.sum() - 2 * covariance.sum(1) + own
    return tuple(
        finite(float(c / math.sqrt(v * r))) if r > 0 else None
        for c, v, r in zip(with_rest, own, rest, strict=True)
    )


def pairwise_covariance(answers: Floats) -> Floats:
    """Covariances from all women who answered both items."""
    there = ~np.isnan(answers)
    filled = np.where(there, answers, 0.0)
    seen = there.astype(np.float64)
    n = seen.T @ seen
    sums = filled.T @ seen
    cross: Floats = (filled.T @ filled - sums * sums.T / np.maximum(n, 1)) / np.maximum(n - 1, 1)
    return cross


def _omega_or_none(covariance: Floats) -> float | None:
    return omega_total(covariance) if covariance.shape[0] >= 3 else None


def _sem(sd: float, alpha: float | None) -> float | None:
    return None if alpha is None or alpha > 1 else sd * math.sqrt(1 - alpha)


def _alphas(covariances: Floats) -> Floats:
    k = covariances.shape[1]
    own, total = np.einsum("bii->b", covariances), covariances.sum((1, 2))
    share = np.full_like(total, np.nan)
    np.divide(own, total, out=share, where=total > STILL * own)
    return floats(k / (k - 1) * (1 - share))


def _omegas(
    covariances: Floats, steps: int = one_factor.STEPS, start: Floats | None = None
) -> Floats:
    loadings, unique = one_factor.fit(covariances, steps, start)
    common: Floats = loadings.sum(1) ** 2
    return floats(common / (common + unique.sum(1)))


def _intervals(
    complete: Floats, covariance: Floats, seed: int, level: float
) -> tuple[Interval, Interval, str]:
    n, k = complete.shape
    if n >= LARGE:
        alpha = _delta(complete, covariance, _alphas, level)
        omega = _delta(complete, covariance, _omega_near(covariance), level) if k >= 3 else None
        return alpha, omega, "delta method, asymptotically distribution-free"
    drawn = _resampled(complete, seed)
    omega = _percentiles(_omegas(drawn, steps=25), level) if k >= 3 else None
    return _percentiles(_alphas(drawn), level), omega, f"percentile bootstrap, {DRAWS} draws"


def _resampled(complete: Floats, seed: int) -> Floats:
    """Covariance matrices of bootstrap samples of women (those without spread set aside)."""
    n, k = complete.shape
    weights = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), DRAWS) / n
    centred = complete - complete.mean(0)
    first, second = np.triu_indices(k)
    means, products = weights @ centred, weights @ (centred[:, first] * centred[:, second])
    drawn = np.empty((DRAWS, k, k))
    drawn[:, first, second] = drawn[:, second, first] = (
        products - means[:, first] * means[:, second]
    )
    return floats(drawn[(np.einsum("bii->bi", drawn) > 1e-9).all(axis=1)])


def _percentiles(values: Floats, level: float) -> Interval:
    """The middle of the resamples; nothing when more have no value than lie beyond the limits."""
    inside = values[np.isfinite(values)]
    if inside.size < level * DRAWS:
        return None
    low, high = np.quantile(inside, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _omega_near(covariance: Floats) -> Callable[[Floats], Floats]:
    """Omega of matrices close to one whose solution is known: a few steps are enough."""
    _, unique = one_factor.fit(covariance[None])
    return lambda matrices: _omegas(matrices, steps=4, start=unique)


def _delta(
    complete: Floats, covariance: Floats, estimate: Callable[[Floats], Floats], level: float
) -> Interval:
    """estimate ± z·√(variance of its influence / n), the gradient taken numerically."""
    n = complete.shape[0]
    gradient = _gradient(covariance, estimate)
    centred = complete - complete.mean(0)
    influence = np.einsum("ij,ij->i", centred @ gradient, centred)
    half = normal_quantile((1 + level) / 2) * float(influence.std(ddof=1)) / math.sqrt(n)
    centre = float(estimate(covariance[None])[0])
    return centre - half, centre + half


def _gradient(covariance: Floats, estimate: Callable[[Floats], Floats]) -> Floats:
    """Symmetric matrix G with d estimate = tr(G·dS)."""
    k = covariance.shape[0]
    first, second = np.triu_indices(k)
    step = 1e-4 * float(np.diag(covariance).mean())
    moved = np.repeat(covariance[None], first.size, axis=0)
    each = np.arange(first.size)
    moved[each, first, second] += step
    moved[each, second, first] = moved[each, first, second]
    slope = (estimate(moved) - estimate(covariance[None])[0]) / step
    gradient = np.zeros((k, k))
    gradient[first, second] = np.where(first == second, slope, slope / 2)
    gradient[second, first] = gradient[first, second]
    return gradient
