"""Sentences bound to the figures: one is made only when what it says holds.

No word of cause without a comparison arm; no percentage of few women; "no change" is never said,
only that none can be told apart.
"""

from dataclasses import dataclass
from typing import Any

from miriam.statistics.arms import Comparison
from miriam.statistics.attrition import LOW_PAIRING, Bounds, TippingPoint
from miriam.statistics.figures import Block, Compared, Modelled
from miriam.statistics.gates import Withheld
from miriam.statistics.numbers import Limits
from miriam.statistics.report.numerals import decimal, digits, percent, signed
from miriam.statistics.report.texts import tell
from miriam.statistics.result import Meta, Result

SHARES_FROM = 30


@dataclass(frozen=True)
class About:
    """What a block of figures is about: an outcome between two moments of a study."""

    meta: Meta
    outcome: str
    contrast: str


def sentences(block: Block, about: About, together: Compared | None = None) -> tuple[str, ...]:
    """What one block bears out, in the order of display; `together` when it is of all women."""
    teller = _Teller(block, about, about.meta.lang, together)
    made = [
        teller.flow(),
        teller.bounds() if teller.few_measured else None,
        teller.withheld(),
        teller.counts(),
        teller.centre(),
        teller.interval(),
        teller.hodges_lehmann(),
        teller.common_language(),
        teller.detectable(),
        teller.reliable(),
        teller.reliable_with_return(),
        *(teller.models(together) if together else []),
        None if teller.few_measured else teller.bounds(),
        *([teller.tipping(together), teller.arms(together)] if together else []),
    ]
    return tuple(sentence for sentence in made if sentence)


def domain_sentences(result: Result, lang: str) -> list[str]:
    """The benchmark of chance, when it is given."""
    beside = result.beside_chance()
    if beside is None or isinstance(beside.found, Withheld):
        return []
    found = beside.found
    key = "one_domain" if found.k == 1 else "domains"
    numbers = {"k": found.k, "n": found.n, "n_up": found.n_up, "n_down": found.n_down}
    up, down, net = found.up, found.down, found.net
    if isinstance(up, float) and isinstance(down, float) and isinstance(net, float):
        shares = {"up": percent(up), "down": percent(down), "net": signed(100 * net, 0)}
        said = tell(key, lang, **numbers, **shares)
    else:
        said = tell(f"{key}_counted", lang, **numbers)
    seen = found.p < 1 - result.meta.level
    return [said, tell("net_seen" if seen else "net_unseen", lang)]


def bounds_first(result: Result, lang: str) -> list[str]:
    """What the missing could change, wherever fewer than 70 % are measured twice."""
    found = []
    for name, contrast, both in result.compared():
        teller = _Teller(both.all, About(result.meta, name, contrast), lang, both)
        bounds = teller.bounds() if teller.few_measured else None
        found += [teller.bounds_of(bounds)] if bounds else []
    return found


class _Teller:
    """One block of figures and the sentences it allows."""

    def __init__(self, block: Block, about: About, lang: str, together: Compared | None) -> None:
        self.block, self.lang, self.together = block, lang, together
        self.figures = None if isinstance(block.figures, Withheld) else block.figures
        self.level = f"{100 * about.meta.level:g}"
        self.first, self.last = about.meta.moments(about.contrast)
        self.outcome = about.meta.outcomes[about.outcome]

    def flow(self) -> str:
        low = "flow_low" if self.figures else "flow_few"
        key = low if self.few_measured else "flow"
        return self._tell(key, paired=self.block.n_paired, enrolled=self.block.n_enrolled)

    @property
    def few_measured(self) -> bool:
        """Fewer than 70 % of the women enrolled are measured twice."""
        enrolled = self.block.n_enrolled
        return bool(enrolled) and self.block.n_paired / enrolled < LOW_PAIRING

    def withheld(self) -> str | None:
        refused = self.block.figures
        if not isinstance(refused, Withheld):
            return None
        return self._tell("withheld", reason=refused.sentence(self.lang))

    def counts(self) -> str | None:
        if self.figures is None:
            return None
        return self._tell("counts", n=self.block.n_paired, **vars(self.figures.superiority))

    def centre(self) -> str | None:
        if self.figures is None:
            return None
        names = ("median_first", "median_last", "mean_first", "mean_last")
        return self._tell("centre", **{name: decimal(vars(self.figures)[name]) for name in names})

    def interval(self) -> str | None:
        if self.figures is None:
            return None
        change = self.figures.change
        if change.mean is None or change.ci is None:
            return self._tell("no_interval", mean=signed(change.mean))
        said = self._tell(_verdict(change.ci), **self._estimate(change.mean, change.ci))
        lower = self.outcome.better == "lower" and not change.ci[0] <= 0 <= change.ci[1]
        return f"{said} {self._tell('lower_is_better')}" if lower else said

    def hodges_lehmann(self) -> str | None:
        if self.figures is None:
            return None
        found = self.figures.hodges_lehmann
        if found.estimate is None or found.ci is None:
            return self._tell("hodges_lehmann", estimate=signed(found.estimate))
        return self._tell("hodges_lehmann_between", **self._estimate(found.estimate, found.ci))

    def common_language(self) -> str | None:
        ps = self.figures.superiority.ps if self.figures else None
        if ps is None or self.block.n_paired < SHARES_FROM:
            return None
        return self._tell("common_language", n=self.block.n_paired, ps=percent(ps))

    def detectable(self) -> str | None:
        points = self.figures.detectable.points if self.figures else None
        if not points:
            return None
        shown = decimal(points, digits(points))
        return self._tell("detectable", n=self.block.n_paired, points=shown)

    def reliable(self) -> str | None:
        if self.figures is None or isinstance(self.figures.rci, Withheld):
            return None
        found = self.figures.rci
        return self._tell(
            "reliable",
            n=self.block.n_paired,
            least=decimal(found.minimal_change),
            by_chance=decimal(found.by_chance, 1 if found.by_chance < 10 else 0),
            improved=found.improved,
            unchanged=found.unchanged,
            declined=found.declined,
        )

    def reliable_with_return(self) -> str | None:
        """The same where a high or low first score is expected to return to the mean."""
        if self.figures is None or isinstance(self.figures.rci_gln, Withheld):
            return None
        found = self.figures.rci_gln
        return self._tell(
            "reliable_gln",
            improved=found.improved,
            unchanged=found.unchanged,
            declined=found.declined,
        )

    def models(self, together: Compared) -> list[str | None]:
        """What models say of all women, and the cities."""
        programme = together.programme
        return [
            self._model("mmrm", programme.mmrm),
            self._model("mmrm_adjusted", programme.mmrm_adjusted),
            self._cities(together),
            self._cities_in_model(together),
        ]

    def _model(self, key: str, found: Modelled | None) -> str | None:
        if found is None or isinstance(found, Withheld):
            return None
        return self._tell(key, n=found.n, **self._estimate(found.estimate, found.ci))

    def _cities_in_model(self, together: Compared) -> str | None:
        cities = together.programme.cities
        if cities is None or isinstance(cities.mmrm_cities, Withheld):
            return None
        equal, size = cities.mmrm_cities.equal, cities.mmrm_cities.size
        if isinstance(equal, Withheld) or isinstance(size, Withheld):
            return None
        told = {
            name: self._tell("between", **self._estimate(part.estimate, part.ci))
            for name, part in {"equal": equal, "size": size}.items()
        }
        return self._tell("cities_in_model", level=self.level, **told)

    def _cities(self, together: Compared) -> str | None:
        cities = together.programme.cities
        if cities is None or isinstance(cities.city_means, Withheld):
            return None
        found = cities.city_means
        if found.estimate is None or found.ci is None:
            return None
        numbers = self._estimate(found.estimate, found.ci)
        return self._tell("cities", count=found.n_cities, **numbers)

    def bounds(self) -> str | None:
        """What the missing could change: in shares, and in numbers where women are few."""
        enrolled, missing = self.block.n_enrolled, self.block.n_enrolled - self.block.n_paired
        if self.figures is None or missing == 0:
            return None
        shares = self.together.programme.bounds.higher if self.together else None
        if isinstance(shares, Bounds):
            low, high = shares.low, shares.high
            if isinstance(low, float) and isinstance(high, float):
                return self._tell("bounds", low=percent(low), high=percent(high))
        least = self.figures.superiority.higher
        return self._tell("bounds_counted", least=least, most=least + missing, enrolled=enrolled)

    def bounds_of(self, bounds: str) -> str:
        """The bounds with the name of their outcome."""
        return self._tell("bounds_of", outcome=self.outcome.name, bounds=bounds)

    def tipping(self, together: Compared) -> str | None:
        found = together.programme.attrition.tipping_point
        if not isinstance(found, TippingPoint) or found.delta is None:
            return None
        if found.already_open:
            return self._tell("tipping_open")
        if self._beyond_the_scale(found.delta):
            return self._tell("tipping_beyond")
        key = "tipping_down" if found.delta > 0 else "tipping_up"
        return self._tell(key, delta=decimal(abs(found.delta)))

    def _beyond_the_scale(self, delta: float) -> bool:
        low, high = self.outcome.low, self.outcome.high
        return low is not None and high is not None and abs(delta) > high - low

    def arms(self, together: Compared) -> str | None:
        """The only place where a word of cause may stand."""
        found = together.comparison
        if not isinstance(found, Comparison):
            return None
        numbers = self._estimate(found.estimate, found.ci)
        if found.arms_differ_by_city:
            return self._tell("arms_by_city", **numbers)
        low, high = found.ci
        return self._tell("arms_unseen" if low <= 0 <= high else "arms_seen", **numbers)

    def _estimate(self, estimate: float, limits: Limits) -> dict[str, str]:
        shown = digits(limits[1] - limits[0])
        return {
            "mean": signed(estimate, shown),
            "size": decimal(abs(estimate), shown),
            "low": signed(limits[0], shown),
            "high": signed(limits[1], shown),
            "level": self.level,
        }

    def _tell(self, key: str, **numbers: Any) -> str:
        return tell(key, self.lang, first=self.first, last=self.last, **numbers)


def _verdict(limits: Limits) -> str:
    if limits[0] > 0:
        return "rose"
    return "fell" if limits[1] < 0 else "undecided"
