"""Sentences bound to the figures: one is made only when what it says holds.

No word of cause without a comparison arm; no percentage of few women; "no change" is never said,
only that none can be told apart.
"""

from typing import Any

from miriam.statistics.attrition import LOW_PAIRING
from miriam.statistics.report.numerals import decimal, digits, percent, signed
from miriam.statistics.report.texts import tell

Json = dict[str, Any]

SHARES_FROM = 30


def sentences(
    figures: Json, result: Json, outcome: str, contrast: str, group: str | None, lang: str
) -> list[str]:
    """What one block bears out, in the order of display."""
    meta = result["meta"]
    teller = _Teller(figures, meta, outcome, contrast, lang)
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
    ]
    if group is None:
        made += [teller.model("mmrm"), teller.model("mmrm_adjusted")]
        made += [teller.cities(), teller.cities_in_model()]
    made += [] if teller.few_measured else [teller.bounds()]
    if group is None:
        made += [teller.tipping(), teller.arms()]
    return [sentence for sentence in made if sentence]


def domain_sentences(result: Json, lang: str) -> list[str]:
    """The benchmark of chance, when it is given."""
    found = result.get("multi_domain", {})
    if not isinstance(found.get("p"), float):
        return []
    key = "one_domain" if found["k"] == 1 else "domains"
    numbers = {name: found[name] for name in ("k", "n", "n_up", "n_down")}
    if isinstance(found["net"], float):
        shares = {name: percent(found[name]) for name in ("up", "down")}
        said = tell(key, lang, **numbers, **shares, net=signed(100 * found["net"], 0))
    else:
        said = tell(f"{key}_counted", lang, **numbers)
    seen = found["p"] < 1 - result["meta"]["level"]
    return [said, tell("net_seen" if seen else "net_unseen", lang)]


def bounds_first(result: Json, lang: str) -> list[str]:
    """What the missing could change, wherever fewer than 70 % are measured twice."""
    found = []
    for name, outcome in result["outcomes"].items():
        for contrast, both in outcome["contrasts"].items():
            teller = _Teller(both["all"], result["meta"], name, contrast, lang)
            bounds = teller.bounds() if teller.few_measured else None
            found += [teller.bounds_of(bounds)] if bounds else []
    return found


class _Teller:
    """One block of figures and the sentences it allows."""

    def __init__(self, figures: Json, meta: Json, outcome: str, contrast: str, lang: str) -> None:
        self.figures, self.lang = figures, lang
        self.ci = f"ci{100 * meta['level']:g}"
        self.level = f"{100 * meta['level']:g}"
        moments = meta["contrasts"][contrast]
        self.first, self.last = moments["first"], moments["last"]
        self.name, self.about = outcome, meta["outcomes"][outcome]

    def flow(self) -> str:
        low = "flow_low" if self._given("superiority") else "flow_few"
        f, key = self.figures, low if self.few_measured else "flow"
        return self._tell(key, paired=f["n_paired"], enrolled=f["n_enrolled"])

    @property
    def few_measured(self) -> bool:
        """Fewer than 70 % of the women enrolled are measured twice."""
        enrolled: int = self.figures["n_enrolled"]
        return bool(enrolled) and self.figures["n_paired"] / enrolled < LOW_PAIRING

    def withheld(self) -> str | None:
        reason = self.figures["change"].get("withheld")
        return None if reason is None else self._tell("withheld", reason=reason)

    def counts(self) -> str | None:
        found = self._given("superiority")
        if found is None:
            return None
        return self._tell("counts", n=self.figures["n_paired"], **found)

    def centre(self) -> str | None:
        f = self.figures
        if not isinstance(f["mean_first"], float):
            return None
        names = ("median_first", "median_last", "mean_first", "mean_last")
        return self._tell("centre", **{name: decimal(f[name]) for name in names})

    def interval(self) -> str | None:
        change = self._given("change")
        if change is None:
            return None
        limits = change[self.ci]
        if limits is None:
            return self._tell("no_interval", mean=signed(change["mean"]))
        said = self._tell(_verdict(limits), **self._estimate(change["mean"], limits))
        lower = self.about["better"] == "lower" and not limits[0] <= 0 <= limits[1]
        return f"{said} {self._tell('lower_is_better')}" if lower else said

    def hodges_lehmann(self) -> str | None:
        found = self._given("hodges_lehmann")
        if found is None:
            return None
        limits = found[self.ci]
        if limits is None:
            return self._tell("hodges_lehmann", estimate=signed(found["estimate"]))
        return self._tell("hodges_lehmann_between", **self._estimate(found["estimate"], limits))

    def common_language(self) -> str | None:
        found = self._given("superiority")
        if found is None or self.figures["n_paired"] < SHARES_FROM or found["ps"] is None:
            return None
        return self._tell("common_language", n=self.figures["n_paired"], ps=percent(found["ps"]))

    def detectable(self) -> str | None:
        found = self._given("detectable")
        if not found or found["points"] is None or found["points"] == 0:
            return None
        points = decimal(found["points"], digits(found["points"]))
        return self._tell("detectable", n=self.figures["n_paired"], points=points)

    def reliable(self) -> str | None:
        found = self._given("rci")
        if found is None:
            return None
        return self._tell(
            "reliable",
            n=self.figures["n_paired"],
            least=decimal(found["minimal_change"]),
            by_chance=decimal(found["by_chance"], 1 if found["by_chance"] < 10 else 0),
            **{name: found[name] for name in ("improved", "unchanged", "declined")},
        )

    def reliable_with_return(self) -> str | None:
        """The same where a high or low first score is expected to return to the mean."""
        found = self._given("rci_gln")
        if found is None:
            return None
        counts = {name: found[name] for name in ("improved", "unchanged", "declined")}
        return self._tell("reliable_gln", **counts)

    def model(self, name: str) -> str | None:
        found = self._given(name)
        if found is None:
            return None
        return self._tell(name, n=found["n"], **self._estimate(found["estimate"], found[self.ci]))

    def cities_in_model(self) -> str | None:
        found = self._given("mmrm_cities")
        if not found or any("withheld" in part for part in found.values()):
            return None
        told = {
            name: self._tell("between", **self._estimate(part["estimate"], part[self.ci]))
            for name, part in found.items()
        }
        return self._tell("cities_in_model", level=self.level, **told)

    def cities(self) -> str | None:
        found = self._given("city_means")
        if not found or found[self.ci] is None:
            return None
        return self._tell(
            "cities", count=found["n_cities"], **self._estimate(found["estimate"], found[self.ci])
        )

    def bounds(self) -> str | None:
        """What the missing could change: in shares, and in numbers where women are few."""
        counts, enrolled = self._given("superiority"), self.figures["n_enrolled"]
        missing = enrolled - self.figures["n_paired"]
        if counts is None or missing == 0:
            return None
        shares = self.figures.get("bounds", {}).get("higher", {})
        if isinstance(shares.get("low"), float):
            return self._tell("bounds", low=percent(shares["low"]), high=percent(shares["high"]))
        least = counts["higher"]
        return self._tell("bounds_counted", least=least, most=least + missing, enrolled=enrolled)

    def bounds_of(self, bounds: str) -> str:
        """The bounds with the name of their outcome."""
        return self._tell("bounds_of", outcome=self.name, bounds=bounds)

    def tipping(self) -> str | None:
        found = self.figures["attrition"]["tipping_point"]
        if found.get("delta") is None:
            return None
        if found["already_open"]:
            return self._tell("tipping_open")
        if self._beyond_the_scale(found["delta"]):
            return self._tell("tipping_beyond")
        key = "tipping_down" if found["delta"] > 0 else "tipping_up"
        return self._tell(key, delta=decimal(abs(found["delta"])))

    def _beyond_the_scale(self, delta: float) -> bool:
        low, high = self.about["min"], self.about["max"]
        return low is not None and high is not None and abs(delta) > high - low

    def arms(self) -> str | None:
        """The only place where a word of cause may stand."""
        found = self._given("comparison")
        if not found:
            return None
        low, high = found[self.ci]
        numbers = self._estimate(found["estimate"], (low, high))
        if found["arms_differ_by_city"]:
            return self._tell("arms_by_city", **numbers)
        return self._tell("arms_unseen" if low <= 0 <= high else "arms_seen", **numbers)

    def _given(self, name: str) -> Json | None:
        found = self.figures.get(name)
        return None if not found or "withheld" in found else found

    def _estimate(self, estimate: Any, limits: Any) -> dict[str, str]:
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


def _verdict(limits: Any) -> str:
    if limits[0] > 0:
        return "rose"
    return "fell" if limits[1] < 0 else "undecided"
