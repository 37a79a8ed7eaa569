"""Sign flips: if nothing had changed, each woman's change could as well have had the other sign.

    p_one = P(Σ ε_i·d_i >= Σ d_i) ;  p_two = P(|Σ ε_i·d_i| >= |Σ d_i|) ;  ε_i = ±1, fair

Fisher 1935 (The Design of Experiments, §21). Exact for n <= 20 over all 2^n signs, in integers
(d in units of 1e-9). For 20 < n <= 1,000 by DRAWS seeded draws, the seen arrangement counted
(Phipson and Smyth 2010). Beyond, the law is Student's to every digit shown: nothing is given.
"""

from dataclasses import dataclass

import numpy as np

from miriam.statistics.gates import Probability
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats, Integers, units

METHOD = Method(
    formula="p = P(|Σ ε_i d_i| ≥ |Σ d_i|), ε_i = ±1",
    source="Fisher 1935; Phipson & Smyth 2010",
    title_fr="Le test par changement de signes",
    text_fr=(
        "Si rien n’avait changé, chaque différence aurait pu avoir l’autre signe. On compte toutes "
        "les combinaisons (jusqu’à vingt femmes) ou on en tire 9 999 avec une graine fixée."
    ),
    title_nl="De toets door tekenwissel",
    text_nl=(
        "Was er niets veranderd, dan had elk verschil even goed het andere teken kunnen hebben. "
        "We tellen alle combinaties (tot twintig vrouwen) of trekken er 9 999 met een vaste "
        "startwaarde."
    ),
)

EXACT_UP_TO = 20
DRAWN_UP_TO = 1_000
DRAWS = 9_999


@dataclass(frozen=True)
class SignFlip:
    """One- and two-sided p; exact, or drawn with a number of draws."""

    p_one: Probability
    p_two: Probability
    exact: bool
    draws: int | None


def sign_flip(d: Floats, seed: int) -> SignFlip | None:
    """The sign-flip test of the changes; nothing for no woman or more than DRAWN_UP_TO."""
    if d.size == 0 or d.size > DRAWN_UP_TO:
        return None
    whole, _ = units(d)
    return _exact(whole) if d.size <= EXACT_UP_TO else _drawn(whole, seed)


def _exact(steps: Integers) -> SignFlip:
    sums = np.zeros(1, dtype=np.int64)
    for step in steps:
        sums = np.concatenate([sums + step, sums - step])
    seen = int(steps.sum())
    one = float((sums >= seen).mean())
    return SignFlip(one, float((np.abs(sums) >= abs(seen)).mean()), exact=True, draws=None)


def _drawn(steps: Integers, seed: int) -> SignFlip:
    coins = np.random.default_rng(seed).integers(0, 2, (DRAWS, steps.size), dtype=np.int8)
    seen = int(steps.sum())
    sums = 2 * (coins @ steps) - seen
    one = (1 + int((sums >= seen).sum())) / (DRAWS + 1)
    two = (1 + int((np.abs(sums) >= abs(seen)).sum())) / (DRAWS + 1)
    return SignFlip(one, two, exact=False, draws=DRAWS)
