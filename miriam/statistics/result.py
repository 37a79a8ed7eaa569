"""What a study bears out: a result, its blocks of figures, and why a figure is withheld.

Figures are read by attribute. A part that is called otherwise in the document (`plain`) than its
fields are says so in `by_name`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from miriam.statistics.agreement import McNemar, StuartMaxwell
from miriam.statistics.arms import Comparison
from miriam.statistics.attrition import Bounds, Flow, Leavers, Leaving, TippingPoint
from miriam.statistics.benchmark_net import MultiDomain
from miriam.statistics.clusters import CityMeans, Heterogeneity, WildBootstrap
from miriam.statistics.detectable import Detectable
from miriam.statistics.flips import SignFlip
from miriam.statistics.gates import Gates, Withheld
from miriam.statistics.icc import IntraclassForms
from miriam.statistics.mmrm import Contrast as ModelContrast
from miriam.statistics.numbers import Limits
from miriam.statistics.paired import Change, Effect, Superiority
from miriam.statistics.ranks import Cliff, HodgesLehmann, SignedRank
from miriam.statistics.reliability import Reliability
from miriam.statistics.reliable_change import ReliableChange
from miriam.statistics.response_shift import ResponseShift
from miriam.statistics.robust import BootstrapT
from miriam.statistics.sensitivity import Reformulated, Rerun
from miriam.statistics.specification import Contrast, Outcome
from miriam.statistics.transition import Category, SmallestImportantChange

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


# ------------------------------------------------------------------ beside the contrasts
SHARES = ("up", "down", "net", "mirror", "benchmark")


@dataclass(frozen=True)
class BesideChance:
    """The women who rise and fall in at least k domains, or why it is not said."""

    k: int
    n: int
    found: MultiDomain | Withheld

    def by_name(self) -> Named:
        """Shares and test; where these are withheld, each of them is."""
        if isinstance(self.found, Withheld):
            return {"k": self.k, "n": self.n, **dict.fromkeys((*SHARES, "p"), self.found)}
        return dict(vars(self.found))


@dataclass(frozen=True)
class Transition:
    """Mean change by what the women say of it themselves, and the smallest that counts."""

    categories: list[Category]
    mic: SmallestImportantChange | Withheld


@dataclass(frozen=True)
class YesNo:
    """A fact that is so or not, of the women who answered twice."""

    n: int
    yes_first: int
    yes_first_wilson: Limits
    yes_last: int
    yes_last_wilson: Limits
    gained: int
    lost: int
    mcnemar: McNemar


@dataclass(frozen=True)
class Categories:
    """A fact of several answers: how many women gave each."""

    n: int
    answers: list[float]
    first: list[int]
    last: list[int]
    stuart_maxwell: StuartMaxwell | Withheld


Fact = YesNo | Categories | Withheld


@dataclass(frozen=True)
class Goals:
    """Personal goals: how many were reached, the median level, and the T-scores."""

    n: int
    goals: int
    reached: int
    median_level: float
    t_mean: float
    t_sd: float | None


# ------------------------------------------------------------------ the whole
@dataclass(frozen=True)
class Meta:
    """What the figures rest on, and what was let pass."""

    engine: str
    engine_version: str
    hashes: dict[str, str]
    n: int
    n_in_file: int
    rows: int
    occasions: list[str]
    contrasts: dict[str, Contrast]
    level: float
    seed: int
    lang: str
    gates: Gates | None
    columns_not_used: list[str]
    items_not_used: list[str]
    groups: list[str]
    cities: int
    arms: list[str]
    outcomes: dict[str, Outcome]
    confirmatory: list[str]
    assumptions: list[str]
    warnings: list[str]
    labels: Mapping[str, str] = field(default_factory=dict)

    def called(self, occasion: str) -> str:
        """What readers call a moment: its label, else its code."""
        return self.labels.get(occasion, occasion)

    def moments(self, contrast: str) -> tuple[str, str]:
        """What readers call the two moments of a contrast."""
        between = self.contrasts[contrast]
        return self.called(between.first), self.called(between.last)

    def by_name(self) -> Named:
        """Without gates it says so; of an outcome, what was declared of its scale. No labels."""
        described = {name: _described(outcome) for name, outcome in self.outcomes.items()}
        parts = {**vars(self), "gates": self.gates or "ungated", "outcomes": described}
        del parts["labels"]
        return parts


def _described(outcome: Outcome) -> Named:
    return {
        "items": outcome.items,
        "score": outcome.score,
        "min": outcome.low,
        "max": outcome.high,
        "reverse": outcome.reverse,
        "better": outcome.better,
    }


@dataclass(frozen=True)
class Result:
    """Every figure that a study bears out, by outcome and contrast; and what stands beside."""

    meta: Meta
    outcomes: Outcomes
    reliability: dict[str, Reliability | Withheld]
    retest: dict[str, IntraclassForms | Withheld] = field(default_factory=dict)
    multi_domain: dict[str, BesideChance] = field(default_factory=dict)
    response_shift: dict[str, ResponseShift | Withheld] = field(default_factory=dict)
    transition: Transition | None = None
    facts: dict[str, dict[str, Fact]] = field(default_factory=dict)
    goals: Goals | Withheld | None = None

    def compared(self) -> list[tuple[str, str, Compared]]:
        """Every outcome and contrast."""
        return each(self.outcomes)

    def beside_chance(self) -> BesideChance | None:
        """The benchmark of chance of the first contrast, where it was asked for."""
        return next(iter(self.multi_domain.values()), None)

    def by_name(self) -> Named:
        """Only what was asked for."""
        first = self.beside_chance()
        domains = {**first.by_name(), "contrasts": self.multi_domain} if first else None
        return {
            "meta": self.meta,
            "outcomes": _under_contrasts(self.outcomes),
            "reliability": self.reliability,
            **asked(
                retest=self.retest,
                multi_domain=domains,
                response_shift=self.response_shift,
                transition=self.transition,
                facts=_under_contrasts(self.facts),
                goals=self.goals,
            ),
        }


def _under_contrasts(parts: dict[str, dict[str, Any]]) -> Named:
    return {name: {"contrasts": contrasts} for name, contrasts in parts.items()}
