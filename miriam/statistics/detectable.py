"""What can be seen with n women: the smallest true change found four times in five.

    find d_z with P(|T'(n-1, d_z·√n)| > t(1-α/2, n-1)) = power

T' is the non-central t (Cohen 1988; the same as pwr::pwr.t.test, type paired).
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from miriam.statistics.distributions import noncentral_t_below, t_quantile
from miriam.statistics.methods import Method

METHOD = Method(
    formula="P(|t′(n−1, d√n)| > t(1−α/2, n−1)) = 0,80",
    source="Cohen 1988",
    title_fr="Ce que l’on peut voir avec n femmes",
    text_fr=(
        "Le plus petit changement vrai que l’étude trouverait quatre fois sur cinq. Avec douze "
        "femmes : 0,89 fois la dispersion des changements. Un changement plus petit peut exister "
        "sans se voir."
    ),
    title_nl="Wat men met n vrouwen kan zien",
    text_nl=(
        "De kleinste echte verandering die de studie vier keer op vijf zou vinden. Met twaalf "
        "vrouwen: 0,89 keer de spreiding van de veranderingen. Een kleinere verandering kan "
        "bestaan zonder dat men ze ziet."
    ),
)

POWER = 0.80


@dataclass(frozen=True)
class Detectable:
    """The smallest change seen with that power: in spreads, in points, and in a declared family."""

    dz: float | None
    points: float | None
    power: float
    dz_family: float | None


def power(n: int, dz: float, alpha: float = 0.05) -> float:
    """Chance of a significant paired t with n pairs and a true effect dz."""
    bound, shift = t_quantile(1 - alpha / 2, n - 1), abs(dz) * math.sqrt(n)
    upper = 1 - noncentral_t_below(bound, n - 1, shift)
    return upper + noncentral_t_below(-bound, n - 1, shift)


@lru_cache(maxsize=4096)
def smallest_detectable(n: int, alpha: float = 0.05, wanted: float = POWER) -> float | None:
    """The smallest d_z seen with the wanted power; nothing for fewer than three women."""
    if n < 3:
        return None
    low, high = 0.0, 60.0 / math.sqrt(n)
    for _ in range(50):
        middle = (low + high) / 2
        if power(n, middle, alpha) < wanted:
            low = middle
        else:
            high = middle
    return high
