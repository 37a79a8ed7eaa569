"""Intraclass correlations: do two measures, or two raters, give the same score?

From the mean squares between persons (BMS), within (WMS), between raters (JMS) and residual (EMS),
n persons, k raters (Shrout and Fleiss 1979, Psychol Bull 86:420; McGraw and Wong 1996):
    ICC1 = (BMS-WMS)/(BMS+(k-1)WMS)            ICC1k = (BMS-WMS)/BMS
    ICC2 = (BMS-EMS)/(BMS+(k-1)EMS+k(JMS-EMS)/n)   ICC2k = (BMS-EMS)/(BMS+(JMS-EMS)/n)
    ICC3 = (BMS-EMS)/(BMS+(k-1)EMS)            ICC3k = (BMS-EMS)/BMS
ICC2, also written ICC(A,1), is the test-retest reliability of one measure.
"""

from dataclasses import dataclass

import numpy as np

from miriam.statistics.distributions import f_quantile
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats, Interval, finite, interval

METHOD = Method(
    formula="ICC(A,1) = (BMS−EMS) / (BMS + (k−1)EMS + k(JMS−EMS)/n)",
    source="Shrout & Fleiss 1979; McGraw & Wong 1996",
    title_fr="La concordance de deux mesures (ICC)",
    text_fr=(
        "Deux mesures rapprochées de la même femme donnent-elles le même score ? Les six formes "
        "de Shrout et Fleiss sont données avec leur intervalle ; la fidélité test-retest est "
        "l’ICC(A,1)."
    ),
    title_nl="De overeenkomst van twee metingen (ICC)",
    text_nl=(
        "Geven twee metingen kort na elkaar bij dezelfde vrouw dezelfde score? De zes vormen van "
        "Shrout en Fleiss staan er met hun interval; de test-hertestbetrouwbaarheid is ICC(A,1)."
    ),
)


@dataclass(frozen=True)
class Intraclass:
    """One form with its interval."""

    estimate: float | None
    ci: Interval


@dataclass(frozen=True)
class IntraclassForms:
    """The six forms."""

    n: int
    icc1: Intraclass
    icc2: Intraclass
    icc3: Intraclass
    icc1k: Intraclass
    icc2k: Intraclass
    icc3k: Intraclass


@dataclass(frozen=True)
class _Squares:
    n: int
    k: int
    between: float
    within: float
    raters: float
    error: float


def icc(scores: Floats, level: float = 0.95) -> IntraclassForms | None:
    """All six forms from complete rows (persons by raters); nothing without spread."""
    complete = scores[~np.isnan(scores).any(axis=1)]
    if complete.shape[0] < 3 or complete.shape[1] < 2:
        return None
    squares = _mean_squares(complete)
    if squares.between <= 0 or squares.error <= 0 or squares.within <= 0:
        return None
    upper = (1 + level) / 2
    one, one_k = _one_way(squares, upper)
    two, two_k = _two_way_random(squares, upper)
    three, three_k = _two_way_mixed(squares, upper)
    return IntraclassForms(squares.n, one, two, three, one_k, two_k, three_k)


def _mean_squares(x: Floats) -> _Squares:
    n, k = x.shape
    grand, rows, columns = x.mean(), x.mean(1), x.mean(0)
    between = k * float(((rows - grand) ** 2).sum()) / (n - 1)
    within = float(((x - rows[:, None]) ** 2).sum()) / (n * (k - 1))
    raters = n * float(((columns - grand) ** 2).sum()) / (k - 1)
    residual = x - rows[:, None] - columns + grand
    return _Squares(n, k, between, within, raters, float((residual**2).sum()) / ((n - 1) * (k - 1)))


def _from_ratio(f: float, k: int) -> tuple[float, float]:
    """Single and average form of an F ratio."""
    return (f - 1) / (f + k - 1), 1 - 1 / f


def _one_way(s: _Squares, upper: float) -> tuple[Intraclass, Intraclass]:
    return _of_f(s.between / s.within, s.n - 1, s.n * (s.k - 1), s.k, upper)


def _two_way_mixed(s: _Squares, upper: float) -> tuple[Intraclass, Intraclass]:
    return _of_f(s.between / s.error, s.n - 1, (s.n - 1) * (s.k - 1), s.k, upper)


def _of_f(f: float, df1: int, df2: int, k: int, upper: float) -> tuple[Intraclass, Intraclass]:
    single, average = _from_ratio(f, k)
    low = _from_ratio(f / f_quantile(upper, df1, df2), k)
    high = _from_ratio(f * f_quantile(upper, df2, df1), k)
    return _form(single, low[0], high[0]), _form(average, low[1], high[1])


def _two_way_random(s: _Squares, upper: float) -> tuple[Intraclass, Intraclass]:
    n, k = s.n, s.k
    single = (s.between - s.error) / (s.between + (k - 1) * s.error + k * (s.raters - s.error) / n)
    average = (s.between - s.error) / (s.between + (s.raters - s.error) / n)
    v = _satterthwaite(s, single)
    spread = k * s.raters + (n * k - k - n) * s.error
    f1 = f_quantile(upper, n - 1, v)
    low = n * (s.between - f1 * s.error) / (f1 * spread + n * s.between)
    f2 = f_quantile(upper, v, n - 1)
    high = n * (f2 * s.between - s.error) / (spread + n * f2 * s.between)
    return _form(single, low, high), _form(average, _averaged(low, k), _averaged(high, k))


def _satterthwaite(s: _Squares, single: float) -> float:
    """Degrees of freedom of the mixture of mean squares (Shrout and Fleiss 1979, p. 424)."""
    n, k = s.n, s.k
    a = k * single * (s.raters / s.error)
    b = n * (1 + (k - 1) * single) - k * single
    return (k - 1) * (n - 1) * (a + b) ** 2 / ((n - 1) * a**2 + b**2)


def _averaged(single: float, k: int) -> float:
    return single * k / (1 + single * (k - 1))


def _form(estimate: float, low: float, high: float) -> Intraclass:
    return Intraclass(finite(estimate), interval(low, high))
