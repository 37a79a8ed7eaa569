"""Intervals for "x women of n".

Wilson 1927 (JASA 22:209): (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n).
Clopper and Pearson 1934 (Biometrika 26:404): quantiles of Beta(x, n-x+1) and Beta(x+1, n-x).
Compared by Newcombe 1998 (Stat Med 17:857).
"""

import math

from miriam.statistics.distributions import beta_quantile, normal_quantile
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Limits

METHOD = Method(
    formula="(p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n)",
    source="Wilson 1927; Clopper & Pearson 1934; Newcombe 1998",
    title_fr="« x femmes sur n », avec son intervalle",
    text_fr=(
        "Une proportion observée sur peu de femmes est donnée avec l’intervalle de Wilson. "
        "Exemple : 9 sur 12 va de 47 % à 91 %."
    ),
    title_nl="“x vrouwen op n”, met haar interval",
    text_nl=(
        "Een aandeel bij weinig vrouwen krijgt het interval van Wilson. Voorbeeld: 9 op 12 gaat "
        "van 47 % tot 91 %."
    ),
)


def wilson(x: int, n: int, level: float = 0.95) -> Limits:
    """Wilson's score interval; the whole range when nobody was asked."""
    if n == 0:
        return 0.0, 1.0
    z = normal_quantile((1 + level) / 2)
    share, bottom = x / n, 1 + z * z / n
    centre = (share + z * z / (2 * n)) / bottom
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / bottom
    return (0.0 if x == 0 else centre - half), (1.0 if x == n else centre + half)


def clopper_pearson(x: int, n: int, level: float = 0.95) -> Limits:
    """The exact interval, conservative."""
    tail = (1 - level) / 2
    low = 0.0 if x == 0 else beta_quantile(tail, x, n - x + 1)
    high = 1.0 if x == n else beta_quantile(1 - tail, x + 1, n - x)
    return low, high
