"""What a study bears out: figures by outcome, what stands beside them, and what they rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from miriam.statistics.agreement import McNemar, StuartMaxwell
from miriam.statistics.benchmark_net import MultiDomain
from miriam.statistics.figures import Compared, Named, Outcomes, asked, each
from miriam.statistics.gates import Gates, Withheld
from miriam.statistics.icc import IntraclassForms
from miriam.statistics.numbers import Limits
from miriam.statistics.reliability import Reliability
from miriam.statistics.response_shift import ResponseShift
from miriam.statistics.specification import Contrast, Outcome
from miriam.statistics.transition import Category, SmallestImportantChange

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
