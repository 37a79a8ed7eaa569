"""Missing final measures: a result, not a footnote.

    SMD = (m_leavers - m_stayers) / √((s_stayers² + s_leavers²)/2) ;  flagged above 0.25
    bounds of a share: [U/N, (U+m)/N], U counted among the measured, m not measured, N enrolled
      (Manski 1990, Am Econ Rev 80:319)
    tipping point: leavers' mean under the model lowered by δ ; estimate - δ·m/N touches zero at
      δ* = (limit of the interval nearer zero)·N/m , N women in the model, m of them without a last
      score   (Yan, Lee and Li 2009; Carpenter et al. 2013)
    logistic model of leaving (at least ten leavers for each predictor): maximum likelihood by
      Newton, Wald interval of the odds ratio for one standard deviation

Stayers: first and last score; leavers: first score only.
"""

import math
from dataclasses import dataclass

import numpy as np

from miriam.statistics.distributions import normal_quantile, normal_two_sided
from miriam.statistics.gates import Probability, Withheld
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Booleans, Floats, Limits, floats, ratio

METHOD = Method(
    formula="[U/N, (U+m)/N] ; SMD = (m_2 − m_1)/√((s_1²+s_2²)/2) ; δ* = lim·N/m",
    source="Manski 1990; Yan, Lee & Li 2009; Carpenter, Roger & Kenward 2013",
    title_fr="Les mesures finales qui manquent",
    text_fr=(
        "On montre combien de femmes manquent et si elles étaient différentes au début. On donne "
        "les bornes : si toutes les absentes n’avaient pas progressé, si toutes avaient progressé. "
        "Le point de bascule dit de combien les absentes devraient aller plus mal que prévu pour "
        "que le résultat ne se distingue plus de zéro."
    ),
    title_nl="De eindmetingen die ontbreken",
    text_nl=(
        "We tonen hoeveel vrouwen ontbreken en of zij bij het begin anders waren. We geven de "
        "grenzen: als geen enkele afwezige vooruitgegaan was, en als zij het allemaal waren. Het "
        "kantelpunt zegt hoeveel slechter het met de afwezigen zou moeten gaan dan verwacht opdat "
        "het resultaat niet meer van nul te onderscheiden is."
    ),
)

LARGE_DIFFERENCE = 0.25
LOW_PAIRING = 0.70
LEAVERS_PER_PREDICTOR = 10


@dataclass(frozen=True)
class Flow:
    """From enrolled to measured twice."""

    enrolled: int
    first: int
    last: int
    paired: int
    first_only: int
    last_only: int
    never: int
    pairing_rate: float | None
    low_pairing: bool
    reasons_last: dict[str, int]


@dataclass(frozen=True)
class Leavers:
    """The first scores of those who stayed and of those who left."""

    n_stayers: int
    n_leavers: int
    mean_stayers: float
    mean_leavers: float
    smd: float | None
    large: bool


@dataclass(frozen=True)
class Leaving:
    """Odds of leaving for one standard deviation more of each predictor."""

    predictor: str
    odds_ratio: float
    ci: Limits
    p: Probability


@dataclass(frozen=True)
class TippingPoint:
    """How much worse than expected the leavers must fare for the interval to touch zero."""

    delta: float | None
    delta_in_sd: float | None
    already_open: bool
    share_missing: float


@dataclass(frozen=True)
class Bounds:
    """A share of the women enrolled, whatever those not measured would have answered."""

    count: int
    measured: int
    enrolled: int
    low: float | Withheld
    high: float | Withheld


def flow(first: Floats, last: Floats, reasons: dict[str, int]) -> Flow:
    """Counts from enrolled to measured twice."""
    one, two = ~np.isnan(first), ~np.isnan(last)
    enrolled, paired = first.size, int((one & two).sum())
    rate = ratio(paired, enrolled)
    return Flow(
        enrolled=enrolled,
        first=int(one.sum()),
        last=int(two.sum()),
        paired=paired,
        first_only=int((one & ~two).sum()),
        last_only=int((two & ~one).sum()),
        never=int((~one & ~two).sum()),
        pairing_rate=rate,
        low_pairing=rate is not None and rate < LOW_PAIRING,
        reasons_last=reasons,
    )


def leavers(first: Floats, last: Floats) -> Leavers | None:
    """Stayers beside leavers at the start; nothing when one side is empty."""
    stay, leave = (
        first[~np.isnan(first) & ~np.isnan(last)],
        first[~np.isnan(first) & np.isnan(last)],
    )
    if stay.size == 0 or leave.size == 0:
        return None
    smd = standardised_difference(stay, leave)
    return Leavers(
        n_stayers=int(stay.size),
        n_leavers=int(leave.size),
        mean_stayers=float(stay.mean()),
        mean_leavers=float(leave.mean()),
        smd=smd,
        large=smd is not None and abs(smd) > LARGE_DIFFERENCE,
    )


def standardised_difference(stay: Floats, leave: Floats) -> float | None:
    """(leavers - stayers) in units of the average spread."""
    if min(stay.size, leave.size) < 2:
        return None
    spread = math.sqrt((float(stay.var(ddof=1)) + float(leave.var(ddof=1))) / 2)
    return ratio(float(leave.mean() - stay.mean()), spread) if spread > 1e-12 else None


def bounds(count: int, measured: int, enrolled: int) -> Bounds:
    """The lowest and highest share of all women enrolled (one at least)."""
    missing = enrolled - measured
    return Bounds(count, measured, enrolled, count / enrolled, (count + missing) / enrolled)


def tipping_point(ci: Limits, missing: int, n: int, sd: float) -> TippingPoint:
    """From the model's interval, the share missing and the spread of the first scores."""
    share = missing / n
    low, high = ci
    if low <= 0 <= high:
        return TippingPoint(0.0, 0.0, already_open=True, share_missing=share)
    delta = (low if low > 0 else high) / share
    return TippingPoint(delta, ratio(delta, sd), already_open=False, share_missing=share)


def leaving_model(
    left: Booleans, predictors: Floats, names: tuple[str, ...], level: float = 0.95
) -> list[Leaving] | None:
    """Logistic regression of leaving; nothing below ten leavers for each predictor."""
    known = ~np.isnan(predictors).any(axis=1)
    left, x = left[known], predictors[known]
    spread = x.std(axis=0, ddof=1) if len(x) > 1 else np.zeros(x.shape[1])
    fewest = min(int(left.sum()), int((~left).sum()))
    if fewest < LEAVERS_PER_PREDICTOR * x.shape[1] or (spread <= 0).any():
        return None
    standard, count, leaving = _alike((x - x.mean(axis=0)) / spread, left)
    fitted = logistic(np.column_stack([np.ones(len(standard)), standard]), leaving, count)
    if fitted is None:
        return None
    return [_leaving(name, *fitted, place, level) for place, name in enumerate(names, 1)]


def _leaving(name: str, beta: Floats, covariance: Floats, place: int, level: float) -> Leaving:
    log_odds, se = float(beta[place]), math.sqrt(float(covariance[place, place]))
    half = normal_quantile((1 + level) / 2) * se
    limits = (math.exp(log_odds - half), math.exp(log_odds + half))
    return Leaving(name, math.exp(log_odds), limits, normal_two_sided(log_odds / se))


def _alike(x: Floats, left: Booleans) -> tuple[Floats, Floats, Floats]:
    """Distinct values, how many women have them, and how many of these left."""
    if x.shape[1] > 1:
        return x, np.ones(len(x)), left.astype(np.float64)
    values, count = np.unique(x[:, 0], return_counts=True)
    leaving = np.bincount(np.searchsorted(values, x[left, 0]), minlength=values.size)
    return values[:, None], floats(count), floats(leaving)


def logistic(x: Floats, successes: Floats, count: Floats) -> tuple[Floats, Floats] | None:
    """Coefficients and their covariance from successes among count in each row.

    Nothing when the classes separate completely.
    """
    beta, n = np.zeros(x.shape[1]), float(count.sum())
    for _ in range(50):
        share = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        information = (x * (count * share * (1 - share))[:, None]).T @ x
        if np.linalg.eigvalsh(information)[0] < 1e-10 * n:
            return None
        step = np.linalg.solve(information, x.T @ (successes - count * share))
        beta = beta + step
        if float(np.abs(step).max()) < 1e-10:
            return beta, np.asarray(np.linalg.inv(information), dtype=np.float64)
    return None
