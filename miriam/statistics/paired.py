"""Paired change: the mean change of the women measured twice, with Student's interval.

    d_i = x2_i - x1_i ;  mean ± t(1-α/2, n-1)·s/√n
    d_z = mean/s ;  d_av = mean/((s1+s2)/2) ;  g_av = J(n-1)·d_av
    J(m) = Γ(m/2) / (√(m/2)·Γ((m-1)/2))
    PS = (#{d>0} + ½·#{d=0})/n

x1, x2: first and last score; n: women with both; s, s1, s2: standard deviations of the change,
the first and the last score. Sources: Student 1908 (Biometrika 6:1); Hedges 1981 (J Educ Stat
6:107) for J; Cumming 2012 for d_av; Grissom and Kim 2012 for PS.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from miriam.statistics.distributions import t_quantile, t_two_sided
from miriam.statistics.gates import Probability
from miriam.statistics.methods import Method
from miriam.statistics.numbers import (
    Floats,
    Interval,
    constant,
    finite,
    ratio,
    rounded,
)
from miriam.statistics.tally import Tally

METHOD = Method(
    formula="d = x2 − x1 ; m(d) ± t(1−α/2, n−1)·s/√n",
    source="Student 1908; Hedges 1981; Cumming 2012; Grissom & Kim 2012",
    title_fr="Le changement moyen, avec son intervalle",
    text_fr=(
        "Pour chaque femme mesurée deux fois, la différence entre la fin et le début. La moyenne "
        "de ces différences est donnée avec l’intervalle de Student, qui tient sa promesse même "
        "à huit femmes. On dit aussi chez combien de femmes la fin est plus haute, égale ou plus "
        "basse, et la taille de l’effet rapportée à la dispersion des scores (d_av, corrigée pour "
        "les petits nombres)."
    ),
    title_nl="De gemiddelde verandering, met haar interval",
    text_nl=(
        "Voor elke vrouw die twee keer gemeten is: het verschil tussen einde en begin. Het "
        "gemiddelde van die verschillen krijgt het interval van Student, dat zijn belofte houdt "
        "vanaf acht vrouwen. We zeggen ook bij hoeveel vrouwen het einde hoger, gelijk of lager "
        "is, en hoe groot het effect is tegenover de spreiding van de scores (d_av, gecorrigeerd "
        "voor kleine aantallen)."
    ),
)


@dataclass(frozen=True)
class Change:
    """The mean change with its interval and its test."""

    mean: float | None
    sd: float | None
    se: float | None
    df: int | None
    t: float | None
    p: Probability | None
    ci: Interval


@dataclass(frozen=True)
class Superiority:
    """In how many women the last score is higher, equal or lower."""

    higher: int
    equal: int
    lower: int
    ps: float | None
    rank_biserial: float | None


@dataclass(frozen=True)
class Effect:
    """Standardised mean changes; d_z alone is never shown."""

    dz: float | None
    gz: float | None
    dav: float | None
    g_av: float | None


def paired_change(first: Floats, last: Floats, level: float = 0.95) -> Change:
    """The mean change of complete pairs with its t interval."""
    return mean_with_interval(last - first, level)


def mean_with_interval(d: Floats, level: float = 0.95) -> Change:
    """Mean, standard deviation and t interval; without spread there is no interval to give."""
    n = d.size
    if n == 0:
        return Change(None, None, None, None, None, None, None)
    mean = float(rounded(d).mean() if constant(d) else d.mean())
    if n == 1:
        return Change(mean, None, None, None, None, None, None)
    if constant(d):
        return Change(mean, 0.0, 0.0, n - 1, None, None, None)
    sd = float(d.std(ddof=1))
    se = sd / math.sqrt(n)
    half = t_quantile((1 + level) / 2, n - 1) * se
    t = mean / se
    return Change(mean, sd, se, n - 1, t, t_two_sided(t, n - 1), (mean - half, mean + half))


def superiority(changes: Tally, rank_biserial: float | None) -> Superiority:
    """Counts of higher, equal and lower, and the common-language effect."""
    d = changes.values
    higher, equal, lower = (changes.count(which) for which in (d > 0, d == 0, d < 0))
    return Superiority(higher, equal, lower, ratio(higher + equal / 2, changes.n), rank_biserial)


@lru_cache(maxsize=4096)
def hedges_j(df: int) -> float:
    """The exact small-sample correction of a standardised mean."""
    if df < 2:
        return math.nan
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2)) / math.sqrt(df / 2)


def effect(first: Floats, last: Floats, change: Change) -> Effect:
    """Standardised effects; nothing where the spread is zero or n < 2."""
    if change.mean is None or change.sd is None:
        return Effect(None, None, None, None)
    spread = (float(first.std(ddof=1)) + float(last.std(ddof=1))) / 2
    dz = ratio(change.mean, change.sd)
    dav = None if constant(first) and constant(last) else ratio(change.mean, spread)
    j = hedges_j(first.size - 1)
    return Effect(dz, _times(dz, j), dav, _times(dav, j))


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else finite(value * factor)


def median(values: Floats) -> float | None:
    """The median, or nothing without values."""
    return float(np.median(values)) if values.size else None
