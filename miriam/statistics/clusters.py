"""From these women to such programmes: cities are the units when cities are few.

    city means: Student's t on the G mean changes, G-1 degrees of freedom
      (Donald and Lang 2007, Rev Econ Stat 89:221; Ibragimov and Muller 2010, JBES 28:453)
    wild cluster bootstrap: changes of city g times w_g, mean 0 imposed, w_g of Webb's six points
      ±√½, ±1, ±√1½ ; p = P(|t*| >= |t|), t with the CR1 variance
      (Cameron, Gelbach and Miller 2008; Webb 2023, Can J Econ 56:839)
    heterogeneity: ICC of the change, one-way ANOVA with n0 = (N - Σn²/N)/(G-1), interval of Searle

No city is named, ranked or compared here.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from miriam.statistics.distributions import f_quantile, f_upper
from miriam.statistics.gates import Probability
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats, Integers, Interval, constant, floats, interval
from miriam.statistics.paired import Change, mean_with_interval

METHOD = Method(
    formula="m(d_1..d_G) ± t(1−α/2, G−1)·s/√G ; Webb : ±√½, ±1, ±√1½",
    source=(
        "Donald & Lang 2007; Ibragimov & Müller 2010; Cameron, Gelbach & Miller 2008; Webb 2023"
    ),
    title_fr="Généraliser au-delà de ces groupes : les villes",
    text_fr=(
        "Les femmes d’une même ville partagent une équipe et des circonstances. Pour parler de "
        "programmes semblables ailleurs, l’unité est la ville : un intervalle de Student sur les "
        "changements moyens des villes. Un rééchantillonnage par ville (Webb) le vérifie. Les "
        "villes ne sont jamais classées."
    ),
    title_nl="Verder dan deze groepen: de steden",
    text_nl=(
        "Vrouwen van dezelfde stad delen een team en omstandigheden. Wie over gelijkaardige "
        "programma’s elders wil spreken, neemt de stad als eenheid: een interval van Student op de "
        "gemiddelde veranderingen van de steden. Een herbemonstering per stad (Webb) controleert "
        "dat. Steden worden nooit gerangschikt."
    ),
)

WEBB = (-math.sqrt(1.5), -1.0, -math.sqrt(0.5), math.sqrt(0.5), 1.0, math.sqrt(1.5))
ALL_UP_TO = 50_000
DRAWS = 9_999
FEWEST_DRAWS = 999


@dataclass(frozen=True)
class CityMeans:
    """The mean of the cities' mean changes, each city counting once."""

    estimate: float | None
    se: float | None
    df: int | None
    t: float | None
    p: Probability | None
    ci: Interval
    n_cities: int


@dataclass(frozen=True)
class WildBootstrap:
    """The check by wild cluster bootstrap."""

    t: float
    p: Probability
    weights: str
    draws: int
    complete: bool


@dataclass(frozen=True)
class Heterogeneity:
    """How much of the spread of changes lies between cities."""

    icc: float
    ci: Interval
    f: float
    p: Probability
    n_cities: int


@dataclass(frozen=True)
class Cities:
    """The changes of the women, and their sum and number in each city that has any."""

    d: Floats
    of: Integers
    sums: Floats
    sizes: Floats

    @property
    def means(self) -> Floats:
        """The mean change of each city."""
        return floats(self.sums / self.sizes)


def by_city(d: Floats, city: Integers) -> Cities:
    """Changes by city, the cities numbered 0, 1, 2... without a gap."""
    of = (np.cumsum(np.bincount(city) > 0) - 1)[city]
    return Cities(d, of, floats(np.bincount(of, weights=d)), floats(np.bincount(of)))


def city_means(cities: Cities, level: float = 0.95) -> CityMeans:
    """Student's t on the mean change of each city."""
    change: Change = mean_with_interval(cities.means, level)
    return CityMeans(
        change.mean, change.se, change.df, change.t, change.p, change.ci, cities.sums.size
    )


def wild_bootstrap(cities: Cities, seed: int) -> WildBootstrap | None:
    """Two-sided p with Webb weights: all combinations when few, else seeded draws."""
    groups = cities.sums.size
    if groups < 2 or constant(cities.d):
        return None
    webb = _webb(groups, seed)
    seen = _cr1_t(_unweighted(groups), cities)[0]
    as_large = int((np.abs(_cr1_t(webb, cities)) >= abs(seen) * (1 - 1e-12)).sum())
    draws = len(webb.values)
    p = as_large / draws if webb.complete else (1 + as_large) / (1 + draws)
    return (
        WildBootstrap(float(seen), p, "Webb", draws, webb.complete) if math.isfinite(seen) else None
    )


def heterogeneity(cities: Cities, level: float = 0.95) -> Heterogeneity | None:
    """ICC of the change by city, with the F interval (exact when cities are of equal size)."""
    d, means, sizes = cities.d, cities.means, cities.sizes
    groups, n = means.size, d.size
    if groups < 2 or n <= groups:
        return None
    between = float((sizes * (means - d.mean()) ** 2).sum()) / (groups - 1)
    within = float(((d - means[cities.of]) ** 2).sum()) / (n - groups)
    if within <= 0:
        return None
    size = (n - float((sizes**2).sum()) / n) / (groups - 1)
    f, upper = between / within, (1 + level) / 2
    low = f / f_quantile(upper, groups - 1, n - groups)
    high = f * f_quantile(upper, n - groups, groups - 1)
    limits = interval(_icc(low, size), _icc(high, size))
    return Heterogeneity(_icc(f, size), limits, f, f_upper(f, groups - 1, n - groups), groups)


def _icc(f: float, size: float) -> float:
    return (f - 1) / (f - 1 + size)


@dataclass(frozen=True)
class _Weights:
    """Rows of weights, one for each city, and their squares."""

    values: Floats
    squares: Floats
    complete: bool


def _unweighted(groups: int) -> _Weights:
    return _Weights(np.ones((1, groups)), np.ones((1, groups)), complete=True)


def _cr1_t(weights: _Weights, cities: Cities) -> Floats:
    """t of the mean with the cluster variance, for rows of weights on the city sums.

    Σ(w_g·S_g - m·n_g)² is multiplied out, so that each row costs three products.
    """
    sums, sizes = cities.sums, cities.sizes
    n, groups = float(sizes.sum()), sizes.size
    total, crossed = weights.values @ sums, weights.values @ (sums * sizes)
    mean = total / n
    squares = weights.squares @ sums**2 - 2 * mean * crossed
    scores = np.maximum(squares + mean**2 * float(sizes @ sizes), 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        t: Floats = total / np.sqrt(groups / (groups - 1) * scores)
    return t


def _draws(groups: int) -> int:
    """Fewer draws where there are many cities, for whom this is hardly a check."""
    return max(FEWEST_DRAWS, min(DRAWS, 200_000 // groups))


@lru_cache(maxsize=8)
def _webb(groups: int, seed: int) -> _Weights:
    complete = 6**groups <= ALL_UP_TO
    points = (
        np.indices((6,) * groups).reshape(groups, -1).T
        if complete
        else np.random.default_rng(seed).integers(0, 6, (_draws(groups), groups))
    )
    values = np.array(WEBB)[points]
    return _Weights(values, values**2, complete)
