"""Reliable change of one woman: is it larger than what measurement error alone would give?

    SEM = s1·√(1-r) ;  S_diff = √2·SEM ;  RCI = (x2-x1)/S_diff ;  MRC = z·S_diff
    improved: RCI > z ;  declined: RCI < -z ;  z = 1.96
    cut-offs: a = M1 + 2·s1, b = M0 - 2·s0, c = (s0·M1 + s1·M0)/(s0 + s1)
    GLN: (x2 - m1 - r·(x1-m1)) / (s1·√(1-r²))

s1, m1: standard deviation and mean of the pooled first measure of the women compared (M1 in the
cut-offs); M0, s0: those of a norm group; r: a stated reliability. Jacobson and Truax 1991 (J
Consult Clin Psychol 59:12); Gulliksen 1950, Lord and Novick 1968 in Hsu 1989. GLN allows for
regression to the mean and is a sensitivity figure. Variants that use the last mean of the group
(HLL, HA) are left out on purpose. The class is for counting women; she herself never reads it.
"""

import math
from dataclasses import dataclass

import numpy as np

from miriam.statistics.methods import Method
from miriam.statistics.numbers import Booleans, Floats, rounded

METHOD = Method(
    formula="RCI = (x2−x1) / (√2·s1·√(1−r)) ; GLN = (x2−m1−r(x1−m1)) / (s1·√(1−r²))",
    source="Jacobson & Truax 1991; Gulliksen 1950; Lord & Novick 1968; Hsu 1989",
    title_fr="Le changement fiable d’une femme",
    text_fr=(
        "Un score bouge un peu sans que rien ne change. On ne parle de mieux ou de moins bien que "
        "si l’écart dépasse 1,96 fois l’erreur de mesure ; sinon : pas de changement que l’on "
        "puisse distinguer du hasard. La variante de Gulliksen, Lord et Novick tient compte du "
        "retour vers la moyenne ; elle est donnée à côté."
    ),
    title_nl="De betrouwbare verandering van één vrouw",
    text_nl=(
        "Een score beweegt wat zonder dat er iets verandert. We spreken pas van beter of minder "
        "goed als het verschil groter is dan 1,96 keer de meetfout; anders: geen verandering die "
        "we van toeval kunnen onderscheiden. De variant van Gulliksen, Lord en Novick houdt "
        "rekening met de terugkeer naar het gemiddelde en staat ernaast."
    ),
)

Z_REPORT = 1.96
BEYOND = 0.025  # of women, on each side, by measurement error alone


@dataclass(frozen=True)
class Yardstick:
    """What individual change is measured with: always from the pooled first measure."""

    r: float
    s1: float
    m1: float
    r_source: str

    @property
    def sem(self) -> float:
        """Standard error of measurement."""
        return self.s1 * math.sqrt(1 - self.r)

    @property
    def sdiff(self) -> float:
        """Standard error of a difference of two measures."""
        return math.sqrt(2) * self.sem

    @property
    def minimal_change(self) -> float:
        """The smallest change that the report calls one."""
        return Z_REPORT * self.sdiff

    @property
    def usable(self) -> bool:
        """False where there is no spread or the reliability leaves no error."""
        return self.s1 > 0 and 0 <= self.r < 1


@dataclass(frozen=True)
class CutOff:
    """Crossing from the clinical to the usual range, beside reliable change."""

    kind: str
    value: float
    recovered: int
    improved_not_recovered: int


@dataclass(frozen=True)
class ReliableChange:
    """How many women improved, stayed, declined, with what it was measured."""

    method: str
    r: float
    r_source: str
    s1: float
    sdiff: float
    minimal_change: float
    improved: int
    unchanged: int
    declined: int
    by_chance: float
    cutoff: CutOff | None = None


def jacobson_truax(first: Floats, last: Floats, yardstick: Yardstick) -> Floats:
    """RCI of each woman."""
    return rounded((last - first) / yardstick.sdiff)


def gulliksen_lord_novick(first: Floats, last: Floats, yardstick: Yardstick) -> Floats:
    """The index that expects a high or low first score to drift to the mean."""
    expected = yardstick.m1 + yardstick.r * (first - yardstick.m1)
    return rounded((last - expected) / (yardstick.s1 * math.sqrt(1 - yardstick.r**2)))


def cutoff(
    kind: str,
    *,
    clinical: tuple[float, float],
    norm: tuple[float, float] | None = None,
    z: float = 2.0,
    better_is_higher: bool = True,
) -> float:
    """Cut-off a, b or c from (mean, sd) of the clinical and of the norm group."""
    sign = 1.0 if better_is_higher else -1.0
    if kind == "a":
        return clinical[0] + sign * z * clinical[1]
    if norm is None:
        raise ValueError("Cut-offs b and c need the mean and spread of a norm group.")
    if kind == "b":
        return norm[0] - sign * z * norm[1]
    return (clinical[1] * norm[0] + norm[1] * clinical[0]) / (clinical[1] + norm[1])


def classify(
    index: Floats, yardstick: Yardstick, method: str, crossing: CutOff | None = None, sign: int = 1
) -> ReliableChange:
    """Counts of improved, unchanged and declined; sign -1 where lower is better."""
    index = sign * index
    improved, declined = int((index > Z_REPORT).sum()), int((index < -Z_REPORT).sum())
    return ReliableChange(
        method=method,
        r=yardstick.r,
        r_source=yardstick.r_source,
        s1=yardstick.s1,
        sdiff=yardstick.sdiff if method == "JT" else yardstick.s1 * math.sqrt(1 - yardstick.r**2),
        minimal_change=yardstick.minimal_change,
        improved=improved,
        unchanged=int(index.size) - improved - declined,
        declined=declined,
        by_chance=BEYOND * int(index.size),
        cutoff=crossing,
    )


def crossing(
    kind: str, value: float, first: Floats, last: Floats, improved: Booleans, sign: int = 1
) -> CutOff:
    """Recovered: reliably improved and passed from the clinical to the usual side."""
    passed = (sign * first < sign * value) & (sign * last > sign * value)
    recovered = int((improved & passed).sum())
    return CutOff(kind, value, recovered, int(np.count_nonzero(improved)) - recovered)
