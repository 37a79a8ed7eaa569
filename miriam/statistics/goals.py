"""Goal attainment scaling: her own goals, agreed beforehand, on levels -2..+2.

    T = 50 + 10·Σw·x / √((1-ρ)·Σw² + ρ·(Σw)²),  ρ = 0.3

x: attained levels; w: weights; ρ: assumed correlation between goals. Kiresuk and Sherman 1968
(Community Ment Health J 4:443). T is ordinal and has no baseline: it is never shown as a change.
"""

import math
from collections.abc import Sequence

from miriam.statistics.methods import Method

METHOD = Method(
    formula="T = 50 + 10·Σwx / √((1−ρ)Σw² + ρ(Σw)²), ρ = 0,3",
    source="Kiresuk & Sherman 1968",
    title_fr="Les objectifs personnels (GAS)",
    text_fr=(
        "On donne d’abord la part des objectifs atteints et le niveau médian. Le score T vient en "
        "second : il est ordinal et n’est pas un changement."
    ),
    title_nl="De persoonlijke doelen (GAS)",
    text_nl=(
        "Eerst komt het deel van de doelen dat bereikt is, met het mediane niveau. De T-score komt "
        "op de tweede plaats: ze is ordinaal en is geen verandering."
    ),
)

RHO = 0.3


def goal_t(levels: Sequence[float], weights: Sequence[float], rho: float = RHO) -> float:
    """The T-score of one woman's goals."""
    weighted = sum(w * x for w, x in zip(weights, levels, strict=True))
    squares, total = sum(w * w for w in weights), sum(weights)
    return 50 + 10 * weighted / math.sqrt((1 - rho) * squares + rho * total * total)
