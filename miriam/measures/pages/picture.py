"""Her own picture over the moments: words first, then the wheel she knows, the steps, the table.

It holds no score and no withheld answer. A step on a single question is never called progress.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import get_language_bidi

from miriam.look.charts.drawing import ChartScale, SpokenRow
from miriam.look.charts.drawing import key as key_of
from miriam.look.charts.dumbbell import Dumbbell, Row
from miriam.look.charts.radar import Axis, Occasion, Radar
from miriam.look.components.navigation import Words
from miriam.look.components.tables import Table
from miriam.look.language import page_language, said
from miriam.measures.models import Administration
from miriam.measures.selectors.picture import comparable_measures, directed_values, shown_items
from miriam.people.models import File
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item, Scale
from miriam.questionnaire.pages.screen_words import ScreenWords, page_words

WORTH_SAYING = 2


@dataclass(frozen=True)
class HerPicture:
    """What is shown of one woman's measures."""

    occasions: tuple[str, ...]
    sentences: tuple[str, ...]
    wheel: Radar | None
    domains: Dumbbell | None
    closed: str
    question: str = ""

    @property
    def texts(self) -> list[str]:
        """What it says on paper."""
        charts = [chart.table for chart in (self.domains, self.wheel) if chart]
        return [*self.sentences, *(str(row[0]) for table in charts for row in table.rows)]

    @property
    def key(self) -> list[tuple[SafeString, Words]]:
        """Which mark is which moment."""
        return key_of(self.occasions)

    @property
    def figures_of_domains(self) -> Table | None:
        """The steps as a table, headed in the language of the page."""
        return self._headed(self.domains.table) if self.domains else None

    @property
    def figures_of_wheel(self) -> Table | None:
        """The wheel as a table, headed in the language of the page."""
        return self._headed(self.wheel.table) if self.wheel else None

    def _headed(self, table: Table) -> Table:
        return replace(table, head=(self.question, *table.head[1:]))

    @property
    def is_empty(self) -> bool:
        return not self.occasions


@dataclass(frozen=True)
class _Moment:
    name: str
    values: dict[str, int]


def picture_of(file: File, instrument: str = DEFAULT_INSTRUMENT) -> HerPicture:
    """The finished measures of one questionnaire in one version, in words and drawings.

    Everything is said in the language of the page, that may be hers.
    """
    measures = comparable_measures(file, instrument)
    if not measures:
        return HerPicture((), (), None, None, "")
    words = page_words()
    definition = measures[0].version.definition
    moments = [_moment(one, words) for one in measures]
    shown = shown_items(definition)
    return HerPicture(
        occasions=tuple(moment.name for moment in moments),
        sentences=tuple(_sentences(shown, moments, words)),
        wheel=_wheel(definition, shown, moments, words),
        domains=_domains(definition, shown, moments, words),
        closed=_closed(len(definition.items) - len(shown), words),
        question=words["question"],
    )


def moment_name(measure: Administration, words: ScreenWords) -> str:
    """Start, end, a year after."""
    return words[f"moment_{measure.moment}"]


def _moment(measure: Administration, words: ScreenWords) -> _Moment:
    return _Moment(moment_name(measure, words), directed_values(measure))


def _closed(many: int, words: ScreenWords) -> str:
    return words.numbered("closed", many) if many else ""


def _sentences(items: Sequence[Item], moments: Sequence[_Moment], words: ScreenWords) -> list[str]:
    """Where she put her mark at least two points elsewhere: something to talk about."""
    if len(moments) < 2:
        return []
    first, last = moments[0].values, moments[-1].values
    return [
        _moved(item, last[item.code] - first[item.code], words)
        for item in items
        if item.code in first
        and item.code in last
        and abs(last[item.code] - first[item.code]) >= WORTH_SAYING
    ]


def _moved(item: Item, points: int, words: ScreenWords) -> str:
    way, many = ("more" if points > 0 else "less"), abs(points)
    return words.numbered(f"points_{way}", many, question=said(item.wording), points=str(many))


def _wheel(
    definition: Instrument, items: Sequence[Item], moments: Sequence[_Moment], words: ScreenWords
) -> Radar | None:
    """The indicators by theme; the order is that of the themes, never that of the results."""
    themes = [theme.code for theme in definition.themes]
    indicators = [item for item in items if not item.stands_alone and item.theme]
    indicators.sort(key=lambda item: themes.index(item.theme or ""))
    if len(indicators) < 3:
        return None
    titles = {theme.code: theme.title for theme in definition.themes}
    language = page_language()
    return Radar(
        title=words["wheel"],
        axes=tuple(
            Axis(
                said(item.wording),
                said(titles[item.theme or ""], language),
            )
            for item in indicators
        ),
        scale=_chart_scale(definition.scale_of(indicators[0])),
        occasions=tuple(
            Occasion(moment.name, tuple(moment.values.get(item.code) for item in indicators))
            for moment in moments
        ),
        rtl=get_language_bidi(),
        telling=_telling(words),
    )


def _domains(
    definition: Instrument, items: Sequence[Item], moments: Sequence[_Moment], words: ScreenWords
) -> Dumbbell | None:
    alone = [item for item in items if item.stands_alone]
    if not alone:
        return None
    return Dumbbell(
        title=words["domains"],
        occasions=tuple(moment.name for moment in moments),
        scale=_chart_scale(definition.scale_of(alone[0])),
        rows=tuple(
            Row(said(item.wording), tuple(moment.values.get(item.code) for moment in moments))
            for item in alone
        ),
        rtl=get_language_bidi(),
        telling=_telling(words),
    )


def _telling(words: ScreenWords) -> SpokenRow:
    """How her language says a row of a picture to somebody who hears it."""
    return SpokenRow(words["told_row"], words["told_between"])


def _chart_scale(scale: Scale) -> ChartScale:
    return ChartScale(scale.lowest, scale.highest, tuple(sorted(scale.codes)))
