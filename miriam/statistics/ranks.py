"""Ranks: the exact signed-rank test with ties, Hodges-Lehmann, and Cliff's two deltas.

Signed rank: mid-ranks of |d|; given those ranks each sign is a fair coin, so the distribution of
W+ is the convolution of the n two-point laws {0, r_i}. This is exact whatever the ties (Hollander
and Wolfe 1999, 3.1; coin::wilcoxsign_test). Zeros: Pratt (1959, JASA 54:655) ranks them and then
gives them no sign; Wilcoxon drops them first. Above COST_OF_EXACT steps the normal law with the
variance Σr²/4 (exact under ties) is used, and said.

Hodges-Lehmann (1963, Ann Math Stat 34:598): the median of the n(n+1)/2 Walsh averages
(d_i+d_j)/2, i <= j, zeros kept. Exact at every n: sums are integers (d in units of 1e-9), and the
k-th smallest is found by bisection with a count in O(u log u), u = number of distinct changes.
Interval: the q-th smallest and the q-th largest Walsh average, q the α/2 quantile of W+ without
ties (as R's wilcox.test; exact up to EXACT_QUANTILE women, then normal). With ties this closed
interval holds its level or more (Noether 1967, JASA 62:184). Below six women there is none at 95 %.

Cliff (1993, Psychol Bull 114:494): within d_w = mean sign(d_i); between
d_b = Σ_{i≠j} sign(y_j - x_i) / (n(n-1)).
"""

import math
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np

from miriam.statistics.distributions import normal_quantile, normal_two_sided
from miriam.statistics.gates import Probability
from miriam.statistics.methods import Method
from miriam.statistics.numbers import (
    Floats,
    Integers,
    Interval,
    ratio,
    units,
)
from miriam.statistics.tally import Tally

METHOD = Method(
    formula="W_{+} = Σ rank(|d|)·1{d>0} ; HL = med{(d_i+d_j)/2, i ≤ j} ; d_w = Σ sgn(d)/n",
    source="Pratt 1959; Hodges & Lehmann 1963; Noether 1967; Cliff 1993; Hollander & Wolfe 1999",
    title_fr="Les rangs : test exact, Hodges-Lehmann, Cliff",
    text_fr=(
        "Les scores ont peu de valeurs et beaucoup d’ex aequo. Le test des rangs signés est donc "
        "calculé exactement, ex aequo et zéros compris (Pratt ; la variante qui retire les zéros "
        "est gardée à côté). L’estimation de Hodges-Lehmann est la médiane de toutes les moyennes "
        "de deux changements : quelques valeurs extrêmes ne la déplacent pas. Son intervalle ne "
        "suppose aucune loi ; avec des ex aequo il tient au moins sa promesse. Les deltas de Cliff "
        "disent de combien les réponses hautes l’emportent, chez la même femme et entre femmes."
    ),
    title_nl="De rangen: exacte toets, Hodges-Lehmann, Cliff",
    text_nl=(
        "De scores hebben weinig waarden en veel gelijke plaatsen. De rangtekentoets wordt daarom "
        "exact berekend, met gelijke plaatsen en nullen (Pratt; de variant zonder nullen staat "
        "ernaast). De schatting van Hodges-Lehmann is de mediaan van alle gemiddelden van twee "
        "veranderingen: enkele uitschieters verplaatsen haar niet. Haar interval veronderstelt "
        "geen verdeling; met gelijke plaatsen houdt het minstens zijn belofte. De delta’s van "
        "Cliff zeggen hoeveel vaker het hogere antwoord wint, bij dezelfde vrouw en tussen vrouwen."
    ),
)

COST_OF_EXACT = 10_000_000
EXACT_QUANTILE = 200


@dataclass(frozen=True)
class SignedRank:
    """Wilcoxon's sums without zeros, and both exact p-values."""

    w_plus: float
    w_minus: float
    n_nonzero: int
    p_exact_pratt: Probability
    p_exact_dropped: Probability
    exact: bool

    @property
    def rank_biserial(self) -> float | None:
        """(W+ - W-)/(W+ + W-)."""
        return ratio(self.w_plus - self.w_minus, self.w_plus + self.w_minus)


@dataclass(frozen=True)
class HodgesLehmann:
    """The pseudo-median of the changes, and its distribution-free interval."""

    estimate: float | None
    ci: Interval


@dataclass(frozen=True)
class Cliff:
    """Dominance of the last over the first scores, within and between women."""

    within: float | None
    between: float | None


def signed_rank(changes: Tally) -> SignedRank:
    """The signed-rank test of the changes, exact wherever that is affordable."""
    sizes, place = np.unique(np.abs(changes.values), return_inverse=True)
    women = np.bincount(place, weights=changes.counts, minlength=sizes.size).astype(np.int64)
    moved = changes.values != 0
    pratt = doubled_midranks(women)[place][moved]
    dropped = doubled_midranks(np.where(sizes == 0, 0, women))[place][moved]
    up, counts = changes.values[moved] > 0, changes.counts[moved]
    p_pratt, exact_pratt = two_sided(pratt, counts, up)
    p_dropped, exact_dropped = two_sided(dropped, counts, up)
    return SignedRank(
        w_plus=float((dropped * counts)[up].sum()) / 2,
        w_minus=float((dropped * counts)[~up].sum()) / 2,
        n_nonzero=int(counts.sum()),
        p_exact_pratt=p_pratt,
        p_exact_dropped=p_dropped,
        exact=exact_pratt and exact_dropped,
    )


def doubled_midranks(counts: Integers) -> Integers:
    """Twice the average rank of each value, as integers, so that nothing is lost to rounding."""
    before = np.cumsum(counts) - counts
    ranks: Integers = 2 * before + counts + 1
    return ranks


def two_sided(ranks: Integers, counts: Integers, up: np.ndarray) -> tuple[float, bool]:
    """P(|W+ - W-| at least as large as seen) and whether it is exact; counts: women at a rank."""
    if ranks.size == 0:
        return 1.0, True
    steps = ranks // int(np.gcd.reduce(ranks))
    total, seen = int((steps * counts).sum()), int((steps * counts)[up].sum())
    if total * int(counts.sum()) > COST_OF_EXACT:
        spread = math.sqrt(float((counts * steps.astype(np.float64) ** 2).sum()) / 4)
        return normal_two_sided((seen - total / 2) / spread), False
    law = reduce(_one_more_coin, np.repeat(steps, counts).tolist(), np.ones(1))
    tail = float(law[max(seen, total - seen) :].sum())
    return min(1.0, 2 * tail), True


def _one_more_coin(law: Floats, step: int) -> Floats:
    """The law of a sum after one more independent {0, step} with equal chances."""
    longer = np.zeros(law.size + step)
    longer[: law.size] = law
    longer[step:] += law
    return longer / 2


def hodges_lehmann(changes: Tally, level: float = 0.95) -> HodgesLehmann:
    """The median of all Walsh averages of the changes, zeros kept, with its interval."""
    if changes.n == 0:
        return HodgesLehmann(None, None)
    whole, scale = units(changes.values)
    step = int(np.gcd.reduce(whole)) or 1
    sums = _Sums(whole // step, changes.counts)
    point = step / 2 / scale
    q = smallest_rank(changes.n, level)
    if q == 0:
        return HodgesLehmann(sums.middle() * point, None)
    return HodgesLehmann(
        sums.middle() * point, (sums.smallest(q) * point, sums.smallest(sums.pairs + 1 - q) * point)
    )


@lru_cache(maxsize=1024)
def smallest_rank(n: int, level: float) -> int:
    """The α/2 quantile of W+ of n women without ties; 0 where n is too small for the level."""
    tail = (1 - level) / 2
    if n > EXACT_QUANTILE:
        spread = math.sqrt(n * (n + 1) * (2 * n + 1) / 24)
        return math.floor(n * (n + 1) / 4 + normal_quantile(tail) * spread)
    law = reduce(_one_more_coin, range(1, n + 1), np.ones(1))
    return int(np.searchsorted(np.cumsum(law), tail * (1 - 1e-12)))


@dataclass(frozen=True)
class _Sums:
    """The sums of two changes i <= j, of which any can be asked by its order."""

    values: Integers
    counts: Integers

    @property
    def pairs(self) -> int:
        """How many there are."""
        n = int(self.counts.sum())
        return n * (n + 1) // 2

    def middle(self) -> float:
        """Their median."""
        low = self.smallest((self.pairs + 1) // 2)
        return low if self.pairs % 2 else (low + self.smallest(self.pairs // 2 + 1)) / 2

    def smallest(self, k: int) -> int:
        """The k-th smallest (a change with itself included)."""
        below = np.concatenate([[0], np.cumsum(self.counts)])
        low, high = 2 * int(self.values[0]), 2 * int(self.values[-1])
        while low < high:
            middle = (low + high) // 2
            if self._up_to(below, middle) >= k:
                high = middle
            else:
                low = middle + 1
        return low

    def _up_to(self, below: Integers, bound: int) -> int:
        """How many are at most bound."""
        places = np.searchsorted(self.values, bound - self.values, side="right")
        ordered = int((self.counts * below[places]).sum())
        alone = int(self.counts[2 * self.values <= bound].sum())
        return (ordered + alone) // 2


def cliff(first: Tally, last: Tally, changes: Tally) -> Cliff:
    """Both deltas; the between one compares different women only."""
    n = changes.n
    if n == 0:
        return Cliff(None, None)
    within = changes.count(changes.values > 0) - changes.count(changes.values < 0)
    below = np.concatenate([[0], np.cumsum(first.counts)])
    lower = below[np.searchsorted(first.values, last.values, side="left")]
    higher = n - below[np.searchsorted(first.values, last.values, side="right")]
    between = int((last.counts * (lower - higher)).sum())
    return Cliff(within / n, ratio(between - within, n * (n - 1)))
