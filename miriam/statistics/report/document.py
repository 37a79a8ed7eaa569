"""The report as a list of headings, sentences, tables and pictures; how they look is report.typ."""

from collections.abc import Callable, Sequence
from typing import Any

from miriam.statistics.arms import Comparison
from miriam.statistics.clusters import CityMeans, WildBootstrap
from miriam.statistics.figures import Block, Compared
from miriam.statistics.gates import Probability, Withheld
from miriam.statistics.numbers import Interval
from miriam.statistics.reliability import Reliability
from miriam.statistics.report.annex import methods
from miriam.statistics.report.beside import Beside
from miriam.statistics.report.chart import Row, in_words, pictures
from miriam.statistics.report.numerals import decimal, digits, probability, signed, whole
from miriam.statistics.report.retained import retained
from miriam.statistics.report.sentences import bounds_first, domain_sentences
from miriam.statistics.report.texts import tell
from miriam.statistics.result import Result
from miriam.statistics.words import typeset

Piece = dict[str, Any]
GROUPS_AT_MOST = 60
TESTS = ("t_test", "rank_test", "city_test", "wild_test", "holm", "q")
OF_CITIES = ("city_test", "wild_test")
EFFECTS = ("g_av", "dz", "rank_biserial", "cliff_within", "cliff_between")


class Document:
    """One report in one language."""

    def __init__(self, result: Result, lang: str) -> None:
        self.result, self.lang = result, lang
        self.beside = Beside(result, lang)
        self.meta = result.meta
        self.level = f"{100 * self.meta.level:g}"

    def model(self) -> Piece:
        """Everything that the page template needs."""
        moments = map(self.meta.called, self.meta.occasions)
        return {
            "lang": self.lang,
            "title": self._tell("title_all"),
            "subtitle": self._tell("subtitle", n=self.meta.n, occasions=" · ".join(moments)),
            "page": self._tell("page"),
            "blocks": [
                *self._opening(),
                *self._overview(),
                *self._results(),
                *self.beside.pieces(),
                *self._annexes(),
            ],
        }

    # ------------------------------------------------------------------ first pages
    def _opening(self) -> list[Piece]:
        notices = [self._tell("ungated")] if self.meta.gates is None else []
        low = any(
            both.programme.attrition.flow.low_pairing for _, _, both in self.result.compared()
        )
        notices += [self._tell("banner")] if low else []
        blocks = [{"kind": "banner", "text": text} for text in notices]
        bounds = bounds_first(self.result, self.lang)
        blocks += [_list(bounds)] if bounds else []
        blocks += [{"kind": "text", "text": text} for text in self.meta.warnings]
        blocks += [_heading(1, self._tell("how_to_read")), _text(self._tell("how_to_read_text"))]
        return [*blocks, *([] if self._compared() else [_text(self._tell("no_cause"))])]

    def _compared(self) -> bool:
        return any(isinstance(both.comparison, Comparison) for _, _, both in self.result.compared())

    def _overview(self) -> list[Piece]:
        contrast = next(iter(self.meta.contrasts))
        rows = [self._row(name, both[contrast].all) for name, both in self.result.outcomes.items()]
        blocks = [_heading(1, self._tell("overview"))]
        blocks.append(self._table(self._between(contrast), "outcome", contrast, rows))
        blocks += self._charts(contrast)
        said = domain_sentences(self.result, self.lang)
        return [*blocks, *([_heading(2, self._tell("chance")), _list(said)] if said else [])]

    def _charts(self, contrast: str) -> list[Piece]:
        first, last = self.meta.moments(contrast)
        caption = self._tell("chart_title", first=first, last=last)
        heads = self._tell("means"), self._tell("change_with_interval", level=self.level)
        return [
            {
                "kind": "figure",
                "svg": svg,
                "alt": f"{caption} {typeset(in_words(part, first, last), self.lang)}",
                "caption": caption,
            }
            for scale, rows in self._scales(contrast).items()
            for svg, part in pictures(rows, scale, heads)
        ]

    def _scales(self, contrast: str) -> dict[tuple[float, float], list[Row]]:
        """Rows by the scale they share, in the order of the instrument."""
        scales: dict[tuple[float, float], list[Row]] = {}
        for name, about in self.meta.outcomes.items():
            row = self._picture_row(name, self.result.outcomes[name][contrast].all)
            if about.low is not None and about.high is not None and row is not None:
                scales.setdefault((about.low, about.high), []).append(row)
        return scales

    def _picture_row(self, label: str, block: Block) -> Row | None:
        f = block.figures
        if isinstance(f, Withheld) or f.change.mean is None:
            return None
        return Row(label, f.mean_first, f.mean_last, f.change.mean, f.change.ci)

    # ------------------------------------------------------------------ results
    def _results(self) -> list[Piece]:
        blocks: list[Piece] = []
        for name, contrasts in self.result.outcomes.items():
            blocks.append(_heading(1, name))
            for contrast, both in contrasts.items():
                said = self.beside.of_all(both, contrast)
                blocks.append(_heading(2, self._between(contrast)))
                blocks.append(_list([*both.all.sentences, *said]))
                blocks += self._groups(name, contrast, both.groups)
        return blocks

    def _groups(self, outcome: str, contrast: str, groups: dict[str, Block]) -> list[Piece]:
        if not 0 < len(groups) <= GROUPS_AT_MOST:
            return []
        rows = [[*self._row(group, block), self._visible(block)] for group, block in groups.items()]
        caption = f"{self._tell('groups')}. {outcome}. {self._between(contrast)}"
        table = self._table(caption, "group", contrast, rows)
        return [{**table, "head": [*table["head"], self._tell("visible_from")]}]

    def _visible(self, block: Block) -> str:
        """The smallest change that a group of this size could show."""
        f = block.figures
        return decimal(None if isinstance(f, Withheld) else f.detectable.points or None)

    def _table(self, caption: str, first: str, contrast: str, rows: list[list[str]]) -> Piece:
        first_moment, last_moment = self.meta.moments(contrast)
        head = [
            self._tell(first),
            self._tell("women"),
            self._tell("at", occasion=first_moment),
            self._tell("at", occasion=last_moment),
            self._tell("higher_equal_lower"),
            self._tell("change"),
            self._tell("interval_head", level=self.level),
        ]
        return {"kind": "table", "caption": caption, "head": head, "rows": rows}

    def _row(self, label: str, block: Block) -> list[str]:
        f = block.figures
        women = f"{whole(block.n_paired)} / {whole(block.n_enrolled)}"
        if isinstance(f, Withheld):
            return [label, women, *["–"] * 4, self._tell("retained")]
        counts, limits = f.superiority, f.change.ci
        shown = digits(limits[1] - limits[0]) if limits else 2
        return [
            label,
            women,
            decimal(f.mean_first),
            decimal(f.mean_last),
            " / ".join(map(whole, (counts.higher, counts.equal, counts.lower))),
            signed(f.change.mean, shown),
            self._limits(limits, lambda limit: signed(limit, shown)),
        ]

    # ------------------------------------------------------------------ annexes
    def _annexes(self) -> list[Piece]:
        """Those that there are, numbered; each begins with its title."""
        every = self._tests(), self._reliability(), self._withheld(), self._data(), self._methods()
        return [
            block
            for number, (title, *rest) in enumerate(filter(None, every), 1)
            for block in (self._numbered(number, title), *rest)
        ]

    def _numbered(self, number: int, title: Piece) -> Piece:
        return {**title, "text": self._tell("annex", number=number, title=title["text"])}

    def _tests(self) -> list[Piece]:
        heading = _heading(1, self._tell("annex_tests"))
        keys = tuple(key for key in TESTS if self.meta.cities or key not in OF_CITIES)
        tests = self._plain_table("annex_tests_text", keys, self._p_values, probability)
        return [
            heading,
            tests,
            self._plain_table("annex_effects_text", EFFECTS, self._sizes, signed),
        ]

    def _plain_table(
        self,
        caption: str,
        keys: tuple[str, ...],
        values: Callable[[Compared], Sequence[Probability | None]],
        shown: Callable[[Any], str],
    ) -> Piece:
        """A row for each result and contrast."""
        rows = [
            [name, contrast, *map(shown, values(both))]
            for name, contrast, both in self.result.compared()
        ]
        head = [self._tell(key) for key in ("outcome", "contrast", *keys)]
        return {"kind": "table", "caption": self._tell(caption), "head": head, "rows": rows}

    def _p_values(self, both: Compared) -> list[Probability | None]:
        f, cities = both.all.figures, both.programme.cities
        tests = (
            [None, None] if isinstance(f, Withheld) else [f.change.p, f.signed_rank.p_exact_pratt]
        )
        of_cities = [_p(cities.city_means), _p(cities.wild_bootstrap)] if cities else []
        return [*tests, *of_cities, both.holm_p, both.bh_q]

    def _sizes(self, both: Compared) -> list[float | None]:
        f = both.all.figures
        if isinstance(f, Withheld):
            return [None] * len(EFFECTS)
        sizes = f.effect.g_av, f.effect.dz, f.superiority.rank_biserial
        return [*sizes, f.cliff.within, f.cliff.between]

    def _reliability(self) -> list[Piece]:
        found = self.result.reliability
        rows = [
            [name, *self._reliability_row(figures)]
            for name, figures in found.items()
            if isinstance(figures, Reliability)
        ]
        if not rows:
            return []
        start = self.meta.called(self.meta.occasions[0])
        caption = self._tell("reliability_caption", occasion=start)
        keys = ("outcome", "n", "alpha", "interval_head", "alpha_ordinal", "omega", "interval_head")
        head = [self._tell(key, level=self.level) for key in keys]
        return [
            _heading(1, self._tell("annex_reliability")),
            {"kind": "table", "caption": caption, "head": head, "rows": rows},
        ]

    def _reliability_row(self, f: Reliability) -> list[str]:
        return [
            whole(f.n),
            decimal(f.alpha),
            self._limits(f.alpha_ci, decimal),
            decimal(f.alpha_ordinal),
            decimal(f.omega),
            self._limits(f.omega_ci, decimal),
        ]

    def _withheld(self) -> list[Piece]:
        heading = _heading(1, self._tell("annex_withheld"))
        rows = retained(self.result, self.lang)
        if not rows:
            return [heading, _text(self._tell("nothing_withheld"))]
        head = [self._tell(key) for key in ("reason", "figure", "where")]
        return [
            heading,
            {"kind": "table", "caption": None, "head": head, "rows": rows, "words": True},
        ]

    def _data(self) -> list[Piece]:
        meta, hashes = self.meta, self.meta.hashes
        engine = self._tell(
            "engine", version=meta.engine_version, seed=str(meta.seed), level=self.level
        )
        prints = [
            self._tell(f"hash_{name}", hash=hashes[name])
            for name in ("study", "spec")
            if name in hashes
        ]
        return [
            _heading(1, self._tell("annex_meta")),
            _list([engine, *meta.assumptions, *prints]),
        ]

    def _methods(self) -> list[Piece]:
        blocks = [_heading(1, self._tell("annex_methods"))]
        blocks += [
            {
                "kind": "method",
                "title": typeset(method.title(self.lang), self.lang),
                "text": typeset(method.text(self.lang), self.lang),
                "formula": method.formula,
                "source": self._tell("source", source=method.source),
            }
            for method in methods()
        ]
        return blocks

    # ------------------------------------------------------------------ reading the result
    def _between(self, contrast: str) -> str:
        first, last = self.meta.moments(contrast)
        return self._tell("moments", first=first, last=last)

    def _limits(self, limits: Interval, shown: Callable[[Any], str]) -> str:
        if limits is None:
            return "–"
        return self._tell("limits", low=shown(limits[0]), high=shown(limits[1])).replace(
            " ", "\u00a0"
        )

    def _tell(self, key: str, **numbers: object) -> str:
        return tell(key, self.lang, **numbers)


def _p(found: CityMeans | WildBootstrap | Withheld | None) -> Probability | None:
    return None if found is None or isinstance(found, Withheld) else found.p


def _heading(level: int, text: str) -> Piece:
    return {"kind": "heading", "level": level, "text": text}


def _text(text: str) -> Piece:
    return {"kind": "text", "text": text}


def _list(items: list[str]) -> Piece:
    return {"kind": "list", "items": items}
