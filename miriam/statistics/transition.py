"""The question at the end, "compared with the start, how is it?", beside the measured change.

Mean change in each category of answer; and, from 150 women of whom 20 to 80 % call themselves
better, the smallest change that matters to them by predictive modelling:

    logit P(better) = C + B·change ;  MIC = (log-odds(share better) - C)/B

Terluin, Eekhout, Terwee and de Vet 2015 (J Clin Epidemiol 68:1388). It means something only where
the answer goes with the measured change: a correlation of 0.30 or more (Revicki et al. 2008, J Clin
Epidemiol 61:102).
"""

import math
from dataclasses import dataclass

import numpy as np

from miriam.statistics.attrition import logistic
from miriam.statistics.gates import Withheld
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Booleans, Floats, constant, ratio

METHOD = Method(
    formula="logit P(+) = C + B·d ; MIC = (logit(π) − C)/B",
    source="Terluin, Eekhout, Terwee & de Vet 2015; Revicki et al. 2008",
    title_fr="« Par rapport au début » : la question de transition",
    text_fr=(
        "Le changement moyen des femmes qui se disent mieux, pareilles ou moins bien. Avec assez "
        "de femmes, et si leur réponse va avec le changement mesuré, on en tire le plus petit "
        "changement qui compte pour elles."
    ),
    title_nl="“Vergeleken met het begin”: de transitievraag",
    text_nl=(
        "De gemiddelde verandering van de vrouwen die zich beter, gelijk of minder goed noemen. "
        "Met genoeg vrouwen, en als hun antwoord samengaat met de gemeten verandering, volgt "
        "daaruit de kleinste verandering die voor hen telt."
    ),
)


@dataclass(frozen=True)
class Category:
    """The women who gave one answer."""

    answer: float
    n: int
    mean_change: float | Withheld


@dataclass(frozen=True)
class SmallestImportantChange:
    """MIC by predictive modelling, and how far the answer goes with the measured change."""

    mic: float | None
    n: int
    share_better: float
    r_anchor: float


def categories(d: Floats, answer: Floats) -> list[Category]:
    """Mean change for each answer, from the lowest to the highest."""
    known = ~np.isnan(d) & ~np.isnan(answer)
    d, answer = d[known], answer[known]
    return [
        Category(float(a), int((answer == a).sum()), float(d[answer == a].mean()))
        for a in np.unique(answer)
    ]


def goes_with_change(d: Floats, answer: Floats) -> float:
    """The correlation of the measured change and the answer; 0 where one of them does not vary."""
    if d.size < 3 or constant(d) or constant(answer):
        return 0.0
    return float(np.corrcoef(d, answer)[0, 1])


def smallest_important_change(
    d: Floats, better: Booleans, r_anchor: float
) -> SmallestImportantChange | None:
    """The change at which calling oneself better is as likely as it is overall."""
    share = float(better.mean()) if better.size else 0.0
    if not 0 < share < 1 or constant(d):
        return None
    fitted = logistic(
        np.column_stack([np.ones(d.size), d]), better.astype(np.float64), np.ones(d.size)
    )
    if fitted is None:
        return None
    level, slope = (float(b) for b in fitted[0])
    mic = ratio(math.log(share / (1 - share)) - level, slope)
    return SmallestImportantChange(mic, int(d.size), share, r_anchor)
