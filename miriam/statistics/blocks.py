"""One block of figures: the women of one group, or all of them, between two moments."""

from collections.abc import Callable
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, TypeVar

import numpy as np

from miriam.statistics import detectable, flips, paired, ranks, reliable_change, robust
from miriam.statistics.detectable import Detectable
from miriam.statistics.figures import Block, Figures
from miriam.statistics.gates import Gates, Withheld, below
from miriam.statistics.numbers import Floats, constant
from miriam.statistics.reliable_change import ReliableChange, Yardstick
from miriam.statistics.specification import Outcome, Specification
from miriam.statistics.tally import tally

Part = TypeVar("Part")


@dataclass(frozen=True)
class Setting:
    """What every block of a study shares."""

    spec: Specification
    gates: Gates


@dataclass(frozen=True)
class Measured:
    """One outcome between two moments: scores of all women, NaN where there is none."""

    outcome: Outcome
    first: Floats
    last: Floats
    yardstick: Yardstick | Withheld
    declared: bool

    @property
    def item_alone(self) -> bool:
        """A single item that was not declared beforehand gets no test in small groups."""
        return self.outcome.score == "single" and not self.declared

    def only(self, women: np.ndarray) -> "Measured":
        """The same for some of the women."""
        return Measured(
            self.outcome, self.first[women], self.last[women], self.yardstick, self.declared
        )

    def pairs(self) -> tuple[Floats, Floats]:
        """First and last score of the women who have both."""
        both = ~np.isnan(self.first) & ~np.isnan(self.last)
        return self.first[both], self.last[both]


def block(measured: Measured, setting: Setting) -> Block:
    """Counts, then every figure or the reason why it is not given."""
    first, last = measured.pairs()
    refusal = few_pairs(first.size, setting.gates)
    found = Block(
        n_enrolled=int(measured.first.size),
        n_first=int((~np.isnan(measured.first)).sum()),
        n_last=int((~np.isnan(measured.last)).sum()),
        n_paired=int(first.size),
        figures=refusal or _figures(measured, first, last, setting),
    )
    return fold_away_tests(found, measured, first.size, setting)


def few_pairs(n: int, gates: Gates) -> Withheld | None:
    """The refusal of a mean of too few women, or of none at all."""
    return Withheld("no_pairs") if n == 0 else below(n, gates.pairs, "few_pairs")


def _figures(measured: Measured, first: Floats, last: Floats, setting: Setting) -> Figures:
    level, seed = setting.spec.level, setting.spec.seed
    change = paired.paired_change(first, last, level)
    d = last - first
    changes = tally(d)
    ranked = ranks.signed_rank(changes)
    return Figures(
        mean_first=float(first.mean()),
        mean_last=float(last.mean()),
        median_first=paired.median(first),
        median_last=paired.median(last),
        change=change,
        hodges_lehmann=ranks.hodges_lehmann(changes, level),
        signed_rank=ranked,
        sign_flip=flips.sign_flip(d, seed) or Withheld("flips_large", limit=flips.DRAWN_UP_TO),
        superiority=paired.superiority(changes, ranked.rank_biserial),
        cliff=ranks.cliff(tally(first), tally(last), changes),
        effect=paired.effect(first, last, change),
        bootstrap_t=robust.bootstrap_t(d, seed, level),
        detectable=_detectable(first.size, change, setting),
        rci=_reliable(measured, first, last, _jacobson_truax),
        rci_gln=_reliable(measured, first, last, _gulliksen_lord_novick),
    )


def _detectable(n: int, change: paired.Change, setting: Setting) -> Detectable:
    alpha, claims = 1 - setting.spec.level, max(1, len(setting.spec.confirmatory))
    dz = detectable.smallest_detectable(n, alpha)
    return Detectable(
        dz=dz,
        points=dz * change.sd if dz is not None and change.sd is not None else None,
        power=detectable.POWER,
        dz_family=detectable.smallest_detectable(n, alpha / claims),
    )


Index = Callable[[Outcome, Floats, Floats, Yardstick], ReliableChange]


def _reliable(
    measured: Measured, first: Floats, last: Floats, method: Index
) -> ReliableChange | Withheld:
    if isinstance(measured.yardstick, Withheld):
        return measured.yardstick
    return method(measured.outcome, first, last, measured.yardstick)


def _jacobson_truax(
    outcome: Outcome, first: Floats, last: Floats, stick: Yardstick
) -> ReliableChange:
    index = reliable_change.jacobson_truax(first, last, stick)
    crossing = None
    if outcome.cutoff:
        value = reliable_change.cutoff(
            outcome.cutoff,
            clinical=(stick.m1, stick.s1),
            norm=outcome.norm,
            better_is_higher=outcome.sign > 0,
        )
        improved = outcome.sign * index > reliable_change.Z_REPORT
        crossing = reliable_change.crossing(
            outcome.cutoff, value, first, last, improved, outcome.sign
        )
    return reliable_change.classify(index, stick, "JT", crossing, outcome.sign)


def _gulliksen_lord_novick(
    outcome: Outcome, first: Floats, last: Floats, stick: Yardstick
) -> ReliableChange:
    index = reliable_change.gulliksen_lord_novick(first, last, stick)
    return reliable_change.classify(index, stick, "GLN", sign=outcome.sign)


def yardstick(
    outcome: Outcome, first: Floats, reliability: tuple[float, str] | None
) -> Yardstick | Withheld:
    """What individual change is measured with, from the women compared, all groups pooled."""
    if reliability is None:
        return Withheld("no_reliability")
    if first.size < 2 and outcome.baseline_sd is None:
        return Withheld("no_spread_first")
    spread = 0.0 if first.size < 2 or constant(first) else float(first.std(ddof=1))
    mean = float(first.mean()) if first.size else 0.0
    stick = Yardstick(reliability[0], outcome.baseline_sd or spread, mean, reliability[1])
    return stick if stick.usable else Withheld("no_spread_first")


TESTS = ("p", "p_exact_pratt", "p_exact_dropped", "p_one", "p_two")


def fold_away_tests(part: Part, measured: Measured, n: int, setting: Setting) -> Part:
    """No item-level p-values in small groups, wherever they stand among the figures."""
    refusal = below(n, setting.gates.item_p, "few_for_item_p") if measured.item_alone else None
    folded: Part = _without_tests(part, refusal) if refusal else part
    return folded


def _without_tests(part: Any, refusal: Withheld) -> Any:
    if isinstance(part, list):
        return [_without_tests(each, refusal) for each in part]
    if not is_dataclass(part) or isinstance(part, (type, Withheld)):
        return part
    inner = {
        name: refusal if name in TESTS else _without_tests(each, refusal)
        for name, each in vars(part).items()
    }
    return replace(part, **inner)
