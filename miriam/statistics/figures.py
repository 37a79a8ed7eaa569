"""One outcome between two moments: its block of figures, or why they are withheld.

Figures are read by attribute. A part that is called otherwise in the document (`plain`) than its
fields are says so in `by_name`.
"""

from dataclasses import dataclass, fields
from typing import Any

from miriam.statistics.arms import Comparison
from miriam.statistics.attrition import Bounds, Flow, Leavers, Leaving, TippingPoint
from miriam.statistics.clusters import CityMeans, Heterogeneity, WildBootstrap
from miriam.statistics.detectable import Detectable
from miriam.statistics.flips import SignFlip
from miriam.statistics.gates import Withheld
from miriam.statistics.mmrm import Contrast as ModelContrast
from miriam.statistics.paired import Change, Effect, Superiority
from miriam.statistics.ranks import Cliff, HodgesLehmann, SignedRank
from miriam.statistics.reliable_change import ReliableChange
from miriam.statistics.robust import BootstrapT
from miriam.statistics.sensitivity import Reformulated, Rerun

Named = dict[str, Any]
Modelled = ModelContrast | Withheld


def named(part: Any) -> Named:
    """What a part of the result holds, by its names in the document."""
    return part.by_name() if hasattr(part, "by_name") else dict(vars(part))


def asked(**parts: Any) -> Named:
    """Those that were asked for."""
    return {name: part for name, part in parts.items() if part is not None and part != {}}


# ------------------------------------------------------------------ one block of figures
@dataclass(frozen=True)
class Figures:
    """The change of enough women between two moments."""

    mean_first: float
    mean_last: float
    median_first: float | None
    median_last: float | None
    change: Change
    hodges_lehmann: HodgesLehmann
    signed_rank: SignedRank
    sign_flip: SignFlip | Withheld
    superiority: Superiority
    cliff: Cliff
    effect: Effect
    bootstrap_t: BootstrapT | None
    detectable: Detectable
    rci: ReliableChange | Withheld
    rci_gln: ReliableChange | Withheld


FIGURES = tuple(one.name for one in fields(Figures))


@dataclass(frozen=True)
class Block:
    """The women of one group, or all of them, between two moments: counts, figures, sentences."""

    n_enrolled: int
    n_first: int
    n_last: int
    n_paired: int
    figures: Figures | Withheld
    sentences: tuple[str, ...] = ()

    def numbers(self) -> Named:
        """Counts and figures; where these are withheld, each of them is."""
        counts = {name: n for name, n in vars(self).items() if name.startswith("n_")}
        refused = isinstance(self.figures, Withheld)
        return counts | (dict.fromkeys(FIGURES, self.figures) if refused else vars(self.figures))

    def by_name(self) -> Named:
        """Numbers, then the sentences that they bear out."""
        return {**self.numbers(), "sentences": self.sentences}


# ------------------------------------------------------------------ beside it, for all women
@dataclass(frozen=True)
class CitiesInModel:
    """The model with an effect of each city: cities counting equally, and by their size."""

    equal: Modelled
    size: Modelled


@dataclass(frozen=True)
class Cities:
    """What is said of cities."""

    city_means: CityMeans | Withheld
    wild_bootstrap: WildBootstrap | Withheld | None
    heterogeneity: Heterogeneity | Withheld | None
    mmrm_cities: CitiesInModel | Withheld


@dataclass(frozen=True)
class Attrition:
    """Who is missing, and what that may change."""

    flow: Flow
    leavers: Leavers | Withheld
    complete_pairs: Change | Withheld
    mmrm: Modelled
    tipping_point: TippingPoint | Withheld
    leaving_model: list[Leaving] | Withheld


@dataclass(frozen=True)
class BothBounds:
    """Shares of all women enrolled, whatever the missing would have answered."""

    higher: Bounds | Withheld
    improved: Bounds | Withheld


@dataclass(frozen=True)
class Sensitivity:
    """How answers were obtained; nothing of what the study does not record."""

    most_reformulated: list[Reformulated] | None = None
    without_reformulated: Rerun | Withheld | None = None
    mmrm_reformulation: Modelled | None = None
    n_mode_switched: int | None = None
    same_mode: Rerun | Withheld | None = None

    def by_name(self) -> Named:
        """What is recorded."""
        return asked(**vars(self))


@dataclass(frozen=True)
class Programme:
    """What is said of all women together, beside their block."""

    mmrm: Modelled
    mmrm_adjusted: Modelled | None
    cities: Cities | None
    attrition: Attrition
    bounds: BothBounds
    sensitivity: Sensitivity | None

    def by_name(self) -> Named:
        """The cities' figures stand among the others."""
        return {
            "mmrm": self.mmrm,
            **asked(mmrm_adjusted=self.mmrm_adjusted),
            **(vars(self.cities) if self.cities else {}),
            "attrition": self.attrition,
            "bounds": self.bounds,
            **asked(sensitivity=self.sensitivity),
        }


@dataclass(frozen=True)
class Compared:
    """One outcome between two moments: all women, what is said of them together, each group."""

    all: Block
    programme: Programme
    comparison: Comparison | Withheld | None
    groups: dict[str, Block]
    holm_p: float | None = None
    bh_q: float | None = None

    def by_name(self) -> Named:
        """Under "all" stands everything that is not of one group."""
        every = {
            **self.all.numbers(),
            **self.programme.by_name(),
            **asked(comparison=self.comparison),
            "holm_p": self.holm_p,
            "bh_q": self.bh_q,
            "sentences": self.all.sentences,
        }
        return {"all": every, "groups": self.groups}


Outcomes = dict[str, dict[str, Compared]]
"""By outcome and contrast."""


def each(outcomes: Outcomes) -> list[tuple[str, str, Compared]]:
    """Every outcome and contrast."""
    return [
        (name, contrast, both)
        for name, contrasts in outcomes.items()
        for contrast, both in contrasts.items()
    ]
