"""What stands beside the results: who is missing, how was asked, looking back, facts, goals."""

from typing import Any

from miriam.statistics.report.numerals import decimal, digits, signed, whole
from miriam.statistics.report.texts import tell

Json = dict[str, Any]
Block = dict[str, Any]

REFORMULATED_AT_MOST = 3
DIFFERENCES = ("observed", "recalibration", "then_adjusted")
CHANGE_HEAD = ("difference", "women_n", "change", "interval_head")
FACT = ("n", "yes_first", "yes_last", "gained", "lost")


class Beside:
    """The sections of one report that are not results; each only where it was asked for."""

    def __init__(self, result: Json, lang: str) -> None:
        self.result, self.lang = result, lang
        self.level = f"{100 * result['meta']['level']:g}"
        self.contrasts: dict[str, dict[str, str]] = result["meta"]["contrasts"]
        moments = next(iter(self.contrasts.values()))
        self.first, self.last = moments["first"], moments["last"]

    def blocks(self) -> list[Block]:
        """Every section, in order."""
        return [*self._shift(), *self._transition(), *self._facts(), *self._goals()]

    # ------------------------------------------------------------------ of one block of figures
    def of_all(self, figures: Json, contrast: str) -> list[str]:
        """Who is missing, and how answers were obtained, for all women between two moments."""
        last = self.contrasts[contrast]["last"]
        how = figures.get("sensitivity", {})
        made = [
            self._leavers(figures["attrition"]["leavers"], last),
            self._reasons(figures["attrition"]["flow"]["reasons_last"], last),
            self._most_reformulated(how.get("most_reformulated")),
            self._again("without_reformulated", how.get("without_reformulated")),
            self._model(how.get("mmrm_reformulation")),
            self._again("same_mode", how.get("same_mode"), moved=how.get("n_mode_switched")),
        ]
        return [sentence for sentence in made if sentence]

    def _leavers(self, found: Json, last: str) -> str | None:
        if "withheld" in found:
            return None
        said = self._tell(
            "leavers",
            last=last,
            n_leavers=found["n_leavers"],
            n_stayers=found["n_stayers"],
            mean_leavers=decimal(found["mean_leavers"]),
            mean_stayers=decimal(found["mean_stayers"]),
        )
        if not found["large"]:
            return said
        return f"{said} {self._tell('leavers_large', smd=signed(found['smd']))}"

    def _reasons(self, found: dict[str, int], last: str) -> str | None:
        if not found:
            return None
        named = ", ".join(f"{name} ({whole(n)})" for name, n in found.items())
        return self._tell("reasons", last=last, reasons=named)

    def _most_reformulated(self, found: list[Json] | None) -> str | None:
        if not found:
            return None
        named = [
            self._tell("out_of", name=row["item"], count=row["reformulated"], n=row["answered"])
            for row in found[:REFORMULATED_AT_MOST]
        ]
        return self._tell("most_reformulated", items=", ".join(named))

    def _again(self, key: str, found: Json | None, moved: int | None = None) -> str | None:
        if not found or "withheld" in found or moved == 0:
            return None
        limits = found["change"][f"ci{self.level}"]
        if limits is None:
            return None
        shown = digits(limits[1] - limits[0])
        return self._tell(
            key,
            n=found["n_paired"],
            moved=moved,
            mean=signed(found["change"]["mean"], shown),
            low=signed(limits[0], shown),
            high=signed(limits[1], shown),
            level=self.level,
        )

    def _model(self, found: Json | None) -> str | None:
        if not found or "withheld" in found:
            return None
        limits = found[f"ci{self.level}"]
        shown = digits(limits[1] - limits[0])
        return self._tell(
            "model_reformulation",
            mean=signed(found["estimate"], shown),
            low=signed(limits[0], shown),
            high=signed(limits[1], shown),
            level=self.level,
        )

    # ------------------------------------------------------------------ looking back
    def _shift(self) -> list[Block]:
        found = self.result.get("response_shift", {})
        given = {name: part for name, part in found.items() if "withheld" not in part}
        if not given:
            return []
        tables = [self._shift_table(name, part) for name, part in given.items()]
        said = self._shift_said(given["items"]) if "items" in given else []
        said += self._control_said(given["control"]) if "control" in given else []
        rivals = self._tell("rivals", first=self.first, last=self.last)
        return [self._heading("shift"), _list([*said, rivals]), *tables]

    def _shift_said(self, part: Json) -> list[str]:
        limits = part["recalibration"][f"ci{self.level}"]
        higher = limits is not None and limits[0] > 0
        key = "lower" if part["looks_back_lower"] else "higher" if higher else "same"
        grows = [self._tell("spread_grows")] if part["spread_grows"] else []
        return [self._tell(f"looks_back_{key}"), *grows]

    def _control_said(self, part: Json) -> list[str]:
        limits = part["recalibration"][f"ci{self.level}"]
        moves = limits is not None and not limits[0] <= 0 <= limits[1]
        return [self._tell("control_moves")] if moves else []

    def _shift_table(self, name: str, part: Json) -> Block:
        rows = [
            [
                self._tell(key, first=self.first, last=self.last),
                whole(part["n"]),
                signed(part[key]["mean"]),
                self._limits(part[key][f"ci{self.level}"]),
            ]
            for key in DIFFERENCES
        ]
        head = [self._tell(key, level=self.level) for key in CHANGE_HEAD]
        return _table(self._tell(f"shift_{name}"), head, rows)

    # ------------------------------------------------------------------ transition, facts, goals
    def _transition(self) -> list[Block]:
        found = self.result.get("transition")
        if not found:
            return []
        rows = [
            [signed(row["answer"], 0), whole(row["n"]), self._mean(row["mean_change"])]
            for row in found["categories"]
        ]
        mic = found["mic"].get("mic")
        said = [] if mic is None else [_text(self._tell("mic", mic=decimal(mic)))]
        head = [self._tell(key) for key in ("answer", "women_n", "change")]
        return [self._heading("transition"), _table(None, head, rows), *said]

    def _facts(self) -> list[Block]:
        found = self.result.get("facts", {})
        rows = [
            [name, *(whole(figures[key]) for key in FACT)]
            for name, figures in self._first_contrast(found)
            if "yes_first" in figures
        ]
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
            self._categories(name, figures)
            for name, figures in self._first_contrast(found)
            if "answers" in figures
        ]
        return [self._heading("facts"), *tables] if tables else []

    def _first_contrast(self, facts: Json) -> list[tuple[str, Json]]:
        return [(name, next(iter(fact["contrasts"].values()))) for name, fact in facts.items()]

    def _categories(self, name: str, f: Json) -> Block:
        rows = [
            [f"{answer:g}", whole(first), whole(last)]
            for answer, first, last in zip(f["answers"], f["first"], f["last"], strict=True)
        ]
        moments = [self._tell("at", occasion=moment) for moment in (self.first, self.last)]
        return _table(name, [self._tell("answer"), *moments], rows)

    def _goals(self) -> list[Block]:
        found = self.result.get("goals")
        if not found or "withheld" in found:
            return []
        said = self._tell(
            "goals_said",
            n=found["n"],
            goals=found["goals"],
            reached=found["reached"],
            median=signed(found["median_level"], 1),
        )
        return [self._heading("goals"), _text(said)]

    # ------------------------------------------------------------------ words
    def _mean(self, value: Any) -> str:
        return signed(value) if isinstance(value, float) else self._tell("retained")

    def _limits(self, limits: list[float] | None) -> str:
        if limits is None:
            return "–"
        return self._tell("limits", low=signed(limits[0]), high=signed(limits[1]))

    def _heading(self, key: str) -> Block:
        return {"kind": "heading", "level": 1, "text": self._tell(key)}

    def _tell(self, key: str, **numbers: object) -> str:
        return tell(key, self.lang, **numbers)


def _table(caption: str | None, head: list[str], rows: list[list[str]]) -> Block:
    return {"kind": "table", "caption": caption, "head": head, "rows": rows}


def _list(items: list[str]) -> Block:
    return {"kind": "list", "items": items}


def _text(text: str) -> Block:
    return {"kind": "text", "text": text}
