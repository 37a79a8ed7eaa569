"""The comparison arm: what the programme adds, among women who started alike.

    y1 = b0 + b1·y0 + τ·arm (+ one effect for each city where both arms are present) + e

τ by least squares with Student's interval (ANCOVA; Fisher 1932; Vickers and Altman 2001, BMJ
323:1123). Never the difference of two separate before/after p-values.
"""

import math
from dataclasses import dataclass

import numpy as np

from miriam.statistics.distributions import t_quantile, t_two_sided
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Booleans, Floats, Integers, Limits

METHOD = Method(
    formula="y1 = b0 + b1·y0 + τ·arm + e",
    source="Fisher 1932; Vickers & Altman 2001",
    title_fr="Avec un groupe de comparaison",
    text_fr=(
        "Seulement quand d’autres femmes, accompagnées autrement, ont été mesurées aux mêmes "
        "moments : la différence à la fin entre les deux bras, à score de début égal. Sans un tel "
        "groupe, le rapport n’emploie aucun mot de cause."
    ),
    title_nl="Met een vergelijkingsgroep",
    text_nl=(
        "Alleen als andere vrouwen, anders begeleid, op dezelfde momenten gemeten zijn: het "
        "verschil op het einde tussen de twee armen, bij gelijke beginscore. Zonder zo’n groep "
        "gebruikt het verslag geen enkel woord van oorzaak."
    ),
)


FEWEST = 3


@dataclass(frozen=True)
class Comparison:
    """The adjusted difference between the programme and the comparison arm."""

    estimate: float
    se: float
    df: int
    t: float
    p: float
    ci: Limits
    n_programme: int
    n_comparison: int
    slope_first: float
    by_city: bool
    arms_differ_by_city: bool


def ancova(
    first: Floats,
    last: Floats,
    programme: Booleans,
    city: Integers | None = None,
    level: float = 0.95,
) -> Comparison | None:
    """The ANCOVA of complete pairs; nothing below FEWEST women in an arm, or without residuals."""
    n_programme, n_comparison = int(programme.sum()), int((~programme).sum())
    if min(n_programme, n_comparison) < FEWEST:
        return None
    within, confounded = _cities(programme, city)
    columns = [np.ones(first.size), first - first.mean(), programme.astype(np.float64), *within]
    x = np.column_stack(columns)
    df = first.size - int(np.linalg.matrix_rank(x))
    inverse = np.linalg.pinv(x.T @ x, hermitian=True)
    beta = inverse @ (x.T @ last)
    residual = last - x @ beta
    variance = float(residual @ residual) / df if df > 0 else 0.0
    se = math.sqrt(variance * float(inverse[2, 2]))
    if se <= 1e-12:
        return None
    estimate, half = float(beta[2]), t_quantile((1 + level) / 2, df) * se
    return Comparison(
        estimate=estimate,
        se=se,
        df=df,
        t=estimate / se,
        p=t_two_sided(estimate / se, df),
        ci=(estimate - half, estimate + half),
        n_programme=n_programme,
        n_comparison=n_comparison,
        slope_first=float(beta[1]),
        by_city=bool(within),
        arms_differ_by_city=confounded,
    )


def _cities(programme: Booleans, city: Integers | None) -> tuple[list[Floats], bool]:
    """Columns of the cities where both arms are present, and whether arms follow cities."""
    if city is None or np.unique(city).size < 2:
        return [], False
    both = [c for c in np.unique(city) if 0 < programme[city == c].sum() < (city == c).sum()]
    if len(both) < np.unique(city).size:
        return [], True
    return [(city == c).astype(np.float64) for c in both[1:]], False
