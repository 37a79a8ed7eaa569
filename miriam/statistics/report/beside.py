"""What stands beside the results: who is missing, how was asked, looking back, facts, goals."""

from typing import Any

from miriam.statistics.attrition import Leavers
from miriam.statistics.figures import Compared, Modelled, Sensitivity
from miriam.statistics.gates import Withheld
from miriam.statistics.numbers import Interval
from miriam.statistics.paired import Change
from miriam.statistics.report.numerals import decimal, digits, signed, whole
from miriam.statistics.report.texts import tell
from miriam.statistics.response_shift import ResponseShift
from miriam.statistics.result import Categories, Fact, Result, YesNo
from miriam.statistics.sensitivity import Reformulated, Rerun
from miriam.statistics.transition import SmallestImportantChange

Piece = dict[str, Any]

REFORMULATED_AT_MOST = 3
CHANGE_HEAD = ("difference", "women_n", "change", "interval_head")


class Beside:
    """The sections of one report that are not results; each only where it was asked for."""

    def __init__(self, result: Result, lang: str) -> None:
        self.result, self.lang = result, lang
        self.level = f"{100 * result.meta.level:g}"
        self.first, self.last = result.meta.moments(next(iter(result.meta.contrasts)))

    def pieces(self) -> list[Piece]:
        """Every section, in order."""
        return [*self._shift(), *self._transition(), *self._facts(), *self._goals()]

    # ------------------------------------------------------------------ of one block of figures
    def of_all(self, both: Compared, contrast: str) -> list[str]:
        """Who is missing, and how answers were obtained, for all women between two moments."""
        _first, last = self.result.meta.moments(contrast)
        missing, how = both.programme.attrition, both.programme.sensitivity or Sensitivity()
        made = [
            self._leavers(missing.leavers, last),
            self._reasons(missing.flow.reasons_last, last),
            self._most_reformulated(how.most_reformulated),
            self._again("without_reformulated", how.without_reformulated),
            self._model(how.mmrm_reformulation),
            self._again("same_mode", how.same_mode, moved=how.n_mode_switched),
        ]
        return [sentence for sentence in made if sentence]

    def _leavers(self, found: Leavers | Withheld, last: str) -> str | None:
        if isinstance(found, Withheld):
            return None
        said = self._tell(
            "leavers",
            last=last,
            n_leavers=found.n_leavers,
            n_stayers=found.n_stayers,
            mean_leavers=decimal(found.mean_leavers),
            mean_stayers=decimal(found.mean_stayers),
        )
        if not found.large:
            return said
        return f"{said} {self._tell('leavers_large', smd=signed(found.smd))}"

    def _reasons(self, found: dict[str, int], last: str) -> str | None:
        if not found:
            return None
        named = ", ".join(f"{name} ({whole(n)})" for name, n in found.items())
        return self._tell("reasons", last=last, reasons=named)

    def _most_reformulated(self, found: list[Reformulated] | None) -> str | None:
        if not found:
            return None
        named = [
            self._tell("out_of", name=row.item, count=row.reformulated, n=row.answered)
            for row in found[:REFORMULATED_AT_MOST]
        ]
        return self._tell("most_reformulated", items=", ".join(named))

    def _again(
        self, key: str, found: Rerun | Withheld | None, moved: int | None = None
    ) -> str | None:
        if not isinstance(found, Rerun) or moved == 0 or found.change.ci is None:
            return None
        low, high = found.change.ci
        shown = digits(high - low)
        return self._tell(
            key,
            n=found.n_paired,
            moved=moved,
            mean=signed(found.change.mean, shown),
            low=signed(low, shown),
            high=signed(high, shown),
            level=self.level,
        )

    def _model(self, found: Modelled | None) -> str | None:
        if found is None or isinstance(found, Withheld):
            return None
        low, high = found.ci
        shown = digits(high - low)
        return self._tell(
            "model_reformulation",
            mean=signed(found.estimate, shown),
            low=signed(low, shown),
            high=signed(high, shown),
            level=self.level,
        )

    # ------------------------------------------------------------------ looking back
    def _shift(self) -> list[Piece]:
        found = self.result.response_shift
        given = {name: part for name, part in found.items() if isinstance(part, ResponseShift)}
        if not given:
            return []
        tables = [self._shift_table(name, part) for name, part in given.items()]
        said = self._shift_said(given["items"]) if "items" in given else []
        said += self._control_said(given["control"]) if "control" in given else []
        rivals = self._tell("rivals", first=self.first, last=self.last)
        return [self._heading("shift"), _list([*said, rivals]), *tables]

    def _shift_said(self, part: ResponseShift) -> list[str]:
        limits = part.recalibration.ci
        higher = limits is not None and limits[0] > 0
        key = "lower" if part.looks_back_lower else "higher" if higher else "same"
        grows = [self._tell("spread_grows")] if part.spread_grows else []
        return [self._tell(f"looks_back_{key}"), *grows]

    def _control_said(self, part: ResponseShift) -> list[str]:
        limits = part.recalibration.ci
        moves = limits is not None and not limits[0] <= 0 <= limits[1]
        return [self._tell("control_moves")] if moves else []

    def _shift_table(self, name: str, part: ResponseShift) -> Piece:
        rows = [
            self._difference("observed", part.n, part.observed),
            self._difference("recalibration", part.n, part.recalibration),
            self._difference("then_adjusted", part.n, part.then_adjusted),
        ]
        head = [self._tell(key, level=self.level) for key in CHANGE_HEAD]
        return _table(self._tell(f"shift_{name}"), head, rows)

    def _difference(self, key: str, n: int, change: Change) -> list[str]:
        said = self._tell(key, first=self.first, last=self.last)
        return [said, whole(n), signed(change.mean), self._limits(change.ci)]

    # ------------------------------------------------------------------ transition, facts, goals
    def _transition(self) -> list[Piece]:
        found = self.result.transition
        if found is None:
            return []
        rows = [
            [signed(row.answer, 0), whole(row.n), self._mean(row.mean_change)]
            for row in found.categories
        ]
        mic = found.mic.mic if isinstance(found.mic, SmallestImportantChange) else None
        said = [] if mic is None else [_text(self._tell("mic", mic=decimal(mic)))]
        head = [self._tell(key) for key in ("answer", "women_n", "change")]
        return [self._heading("transition"), _table(None, head, rows), *said]

    def _facts(self) -> list[Piece]:
        found = self._first_contrast()
        rows = [_yes_no(name, fact) for name, fact in found if isinstance(fact, YesNo)]
        head = [
            self._tell("fact"),
            self._tell("women_n"),
            self._tell("yes_at", occasion=self.first),
            self._tell("yes_at", occasion=self.last),
            self._tell("gained"),
            self._tell("lost"),
        ]
        tables = [_table(None, head, rows)] if rows else []
        tables += [
            self._categories(name, fact) for name, fact in found if isinstance(fact, Categories)
        ]
        return [self._heading("facts"), *tables] if tables else []

    def _first_contrast(self) -> list[tuple[str, Fact]]:
        facts = self.result.facts.items()
        return [(name, next(iter(contrasts.values()))) for name, contrasts in facts]

    def _categories(self, name: str, f: Categories) -> Piece:
        rows = [
            [f"{answer:g}", whole(first), whole(last)]
            for answer, first, last in zip(f.answers, f.first, f.last, strict=True)
        ]
        moments = [self._tell("at", occasion=moment) for moment in (self.first, self.last)]
        return _table(name, [self._tell("answer"), *moments], rows)

    def _goals(self) -> list[Piece]:
        found = self.result.goals
        if found is None or isinstance(found, Withheld):
            return []
        said = self._tell(
            "goals_said",
            n=found.n,
            goals=found.goals,
            reached=found.reached,
            median=signed(found.median_level, 1),
        )
        return [self._heading("goals"), _text(said)]

    # ------------------------------------------------------------------ words
    def _mean(self, value: float | Withheld) -> str:
        return self._tell("retained") if isinstance(value, Withheld) else signed(value)

    def _limits(self, limits: Interval) -> str:
        if limits is None:
            return "–"
        return self._tell("limits", low=signed(limits[0]), high=signed(limits[1]))

    def _heading(self, key: str) -> Piece:
        return {"kind": "heading", "level": 1, "text": self._tell(key)}

    def _tell(self, key: str, **numbers: object) -> str:
        return tell(key, self.lang, **numbers)


def _yes_no(name: str, fact: YesNo) -> list[str]:
    counts = (fact.n, fact.yes_first, fact.yes_last, fact.gained, fact.lost)
    return [name, *map(whole, counts)]


def _table(caption: str | None, head: list[str], rows: list[list[str]]) -> Piece:
    return {"kind": "table", "caption": caption, "head": head, "rows": rows}


def _list(items: list[str]) -> Piece:
    return {"kind": "list", "items": items}


def _text(text: str) -> Piece:
    return {"kind": "text", "text": text}
