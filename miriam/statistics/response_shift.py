"""Response shift: do women judge their start otherwise once they look back?

    observed = T1 - T0 ;  recalibration = Then - T0 ;  then-adjusted = T1 - Then

Then: the same items, answered at the end about the start. Each difference with its t interval, and
r(Then, T0). A control item, not expected to shift, is treated in the same way. The then-adjusted
change never replaces the observed one: recall, an implicit theory of change and gratitude are
rival explanations (Schwartz and Sprangers 2010; Taminiau-Bloem et al. 2016).

Growing criticism is flagged when women look back lower than they had said (interval below zero) or
when the spread of scores grows (Pitman 1939 - Morgan 1939: the correlation of sum and difference).
"""

import math
from dataclasses import dataclass

import numpy as np

from miriam.statistics.distributions import t_two_sided
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats, constant, floats, rounded
from miriam.statistics.paired import Change, paired_change

METHOD = Method(
    formula="T1−T0 ; Then−T0 ; T1−Then",
    source="Sprangers & Schwartz 1999; Schwartz & Sprangers 2010; Pitman 1939; Morgan 1939",
    title_fr="Le regard qui change (response shift)",
    text_fr=(
        "À la fin, on redemande quelques questions sur le début : « en se retournant ». Si les "
        "femmes jugent leur départ plus bas qu’elles ne l’avaient dit, leur regard a changé. Cela "
        "ne corrige jamais le résultat principal : la mémoire, l’idée qu’on se fait du progrès et "
        "la gratitude peuvent donner la même image."
    ),
    title_nl="De blik die verandert (response shift)",
    text_nl=(
        "Op het einde stellen we enkele vragen opnieuw over het begin: “als u terugkijkt”. "
        "Beoordelen de vrouwen hun begin lager dan ze toen zeiden, dan is hun blik veranderd. Dat "
        "verbetert nooit het hoofdresultaat: geheugen, het idee dat men van vooruitgang heeft en "
        "dankbaarheid kunnen hetzelfde beeld geven."
    ),
)


@dataclass(frozen=True)
class ResponseShift:
    """The three differences of the women who answered all three times."""

    n: int
    observed: Change
    recalibration: Change
    then_adjusted: Change
    r_then_first: float | None
    looks_back_lower: bool
    spread_grows: bool


def response_shift(first: Floats, last: Floats, then: Floats, level: float = 0.95) -> ResponseShift:
    """The then-test of the women with all three scores."""
    known = ~np.isnan(first) & ~np.isnan(last) & ~np.isnan(then)
    first, last, then = first[known], last[known], then[known]
    recalibration = paired_change(first, then, level)
    limits = recalibration.ci
    return ResponseShift(
        n=int(known.sum()),
        observed=paired_change(first, last, level),
        recalibration=recalibration,
        then_adjusted=paired_change(then, last, level),
        r_then_first=correlation(then, first),
        looks_back_lower=limits is not None and limits[1] < 0,
        spread_grows=_spread_grows(first, last, 1 - level),
    )


def correlation(x: Floats, y: Floats) -> float | None:
    """Pearson's correlation, or nothing without spread."""
    if x.size < 3 or constant(x) or constant(y):
        return None
    return float(np.corrcoef(x, y)[0, 1])


def mean_of(values: Floats) -> Floats:
    """The mean of a woman's answered items (columns), NaN where she answered none."""
    there = ~np.isnan(values)
    total = np.where(there, values, 0.0).sum(axis=1)
    count = there.sum(axis=1)
    return floats(np.where(count > 0, total / np.maximum(count, 1), np.nan))


def _spread_grows(first: Floats, last: Floats, alpha: float) -> bool:
    r = correlation(rounded(last + first), rounded(last - first))
    if r is None or r <= 0:
        return False
    if r >= 1:
        return True
    df = first.size - 2
    return t_two_sided(r * math.sqrt(df / (1 - r * r)), df) < alpha
