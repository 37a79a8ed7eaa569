"""What a study declares beforehand: moments, results, claims; `declaring` reads it from TOML."""

from dataclasses import dataclass

GROUPS_BY_DEFAULT = 100


@dataclass(frozen=True)
class Outcome:
    """One result: the score of one or several items, and which way is better."""

    name: str
    items: tuple[str, ...]
    score: str
    low: float | None
    high: float | None
    reverse: tuple[str, ...] = ()
    min_answered: int | None = None
    reliability: float | None = None
    baseline_sd: float | None = None
    better: str = "higher"
    cutoff: str | None = None
    norm: tuple[float, float] | None = None

    @property
    def sign(self) -> int:
        """+1 where a higher score is better."""
        return 1 if self.better == "higher" else -1


@dataclass(frozen=True)
class Contrast:
    """Two moments that are compared."""

    first: str
    last: str

    @property
    def name(self) -> str:
        """As in T1-T0."""
        return f"{self.last}-{self.first}"


@dataclass(frozen=True)
class Claim:
    """One question of the declared family."""

    outcome: str
    contrast: str


@dataclass(frozen=True)
class Domains:
    """The domains in which progress is counted."""

    outcomes: tuple[str, ...]
    k: int


@dataclass(frozen=True)
class ThenTest:
    """The retrospective questions: same items, answered at the end about the start."""

    occasion: str
    items: tuple[str, ...]
    control: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arms:
    """The programme and the group it is compared with."""

    programme: str
    comparison: str


@dataclass(frozen=True)
class Transition:
    """The question "compared with the start": categories ordered from worse to better."""

    item: str
    outcome: str
    better_from: float


@dataclass(frozen=True)
class Fact:
    """A yes/no or category fact followed over time."""

    name: str
    item: str
    kind: str


@dataclass(frozen=True)
class Goals:
    """Personal goals on levels -2..+2, read at one moment."""

    items: tuple[str, ...]
    weights: tuple[float, ...]
    occasion: str


@dataclass(frozen=True)
class Specification:
    """Everything a study declares."""

    occasions: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    confirmatory: tuple[Claim, ...] = ()
    multi_domain: Domains | None = None
    level: float = 0.95
    seed: int = 1
    covariates: tuple[str, ...] = ()
    ignore_occasions: tuple[str, ...] = ()
    by_group: bool | None = None
    then_test: ThenTest | None = None
    retest: str | None = None
    arms: Arms | None = None
    transition: Transition | None = None
    facts: tuple[Fact, ...] = ()
    goals: Goals | None = None

    @property
    def contrasts(self) -> tuple[Contrast, ...]:
        """T1-T0 first, then T2-T0 and T2-T1."""
        o = self.occasions
        pairs = [(o[0], o[1])] if len(o) == 2 else [(o[0], o[1]), (o[0], o[2]), (o[1], o[2])]
        return tuple(Contrast(first, last) for first, last in pairs)

    @property
    def all_occasions(self) -> tuple[str, ...]:
        """The moments, then those of the then-test and the retest."""
        extra = [self.then_test.occasion] if self.then_test else []
        return (*self.occasions, *extra, *([self.retest] if self.retest else []))

    def items_with_place(self) -> list[tuple[str, str]]:
        """Every item asked for, with the place in the specification that asks."""
        asked = [(f"[[outcome]] {o.name}", item) for o in self.outcomes for item in o.items]
        if self.then_test:
            named = (*self.then_test.items, *self.then_test.control)
            asked += [("[response_shift]", item) for item in named]
        asked += [("[transition]", self.transition.item)] if self.transition else []
        asked += [(f"[[fact]] {fact.name}", fact.item) for fact in self.facts]
        asked += [("[goals]", item) for item in self.goals.items] if self.goals else []
        return asked

    def outcome(self, name: str) -> Outcome:
        """The outcome of that name."""
        return next(outcome for outcome in self.outcomes if outcome.name == name)
