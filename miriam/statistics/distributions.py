"""The few distributions that the engine needs, scipy being loaded at the first call only."""

from functools import cache, lru_cache
from types import ModuleType


@cache
def special() -> ModuleType:
    """scipy.special, which costs a moment to import."""
    import scipy.special

    return scipy.special  # type: ignore[no-any-return]


@lru_cache(maxsize=4096)
def t_quantile(probability: float, df: float) -> float:
    """The value that Student's t with df degrees of freedom exceeds with 1 - probability."""
    return float(special().stdtrit(df, probability))


def t_two_sided(t: float, df: float) -> float:
    """P(|T| >= |t|)."""
    return float(2 * special().stdtr(df, -abs(t)))


@lru_cache(maxsize=256)
def normal_quantile(probability: float) -> float:
    """The standard normal quantile."""
    return float(special().ndtri(probability))


def normal_two_sided(z: float) -> float:
    """P(|Z| >= |z|)."""
    return float(2 * special().ndtr(-abs(z)))


def chi2_upper(statistic: float, df: float) -> float:
    """P(X >= statistic) for the chi-square distribution."""
    return float(special().chdtrc(df, statistic))


def f_quantile(probability: float, df1: float, df2: float) -> float:
    """The quantile of Fisher's F."""
    return float(special().fdtri(df1, df2, probability))


def f_upper(statistic: float, df1: float, df2: float) -> float:
    """P(F >= statistic)."""
    return float(special().fdtrc(df1, df2, statistic))


def beta_quantile(probability: float, a: float, b: float) -> float:
    """The quantile of the beta distribution."""
    return float(special().betaincinv(a, b, probability))


def fair_coin_two_sided(heads: int, tails: int) -> float:
    """Exact two-sided p of a fair coin: twice the smaller tail, at most 1."""
    total = heads + tails
    if total == 0:
        return 1.0
    return min(1.0, float(2 * special().bdtr(float(min(heads, tails)), total, 0.5)))


def noncentral_t_below(t: float, df: float, shift: float) -> float:
    """P(T <= t) for the non-central t with the given shift."""
    return float(special().nctdtr(df, shift, t))
