"""The figures of a group as they are read: named, drawn, and said in sentences."""

from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from miriam.evaluation.pages import words
from miriam.evaluation.pages.tables import domains_table, tests_table
from miriam.evaluation.selectors.group import Evaluated, GroupEvaluation
from miriam.look.charts.drawing import ChartScale
from miriam.look.charts.dumbbell import Dumbbell, Row
from miriam.look.components.tables import Table
from miriam.look.language import page_language, said
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.statistics.gates import Withheld


@dataclass(frozen=True)
class Score:
    """The declared score: what may be said of it, and its numbers for a statistician."""

    name: str
    # The one to remember, where the figures may be said.
    lead: str
    sentences: tuple[str, ...]
    calculations: Table | None


@dataclass(frozen=True)
class EvaluationPage:
    """What stands on the page of a group, and in its document."""

    how_many: str
    kept_back: int
    other_versions: int
    low_pairing: bool = False
    score: Score | None = None
    picture: Dumbbell | None = None
    chance: tuple[str, ...] = ()
    domains: Table | None = None

    @property
    def is_empty(self) -> bool:
        """There is no figure to show."""
        return self.domains is None


def page_of(evaluation: GroupEvaluation) -> EvaluationPage:
    """In the language of the page."""
    how_many = words.how_many(evaluation)
    found = evaluation.evaluated
    if found is None:
        return EvaluationPage(how_many, evaluation.kept_back, evaluation.other_versions)
    names = _names(found.instrument)
    return EvaluationPage(
        how_many,
        evaluation.kept_back,
        evaluation.other_versions,
        low_pairing=found.low_pairing,
        score=_score(found, names),
        picture=_picture(found, names),
        chance=_beside_chance(found),
        domains=domains_table([(names[one.code], one.block) for one in found.domains]),
    )


def _names(instrument: Instrument) -> dict[str, str]:
    """The titles of scores and the wordings of items."""
    texts = {score.code: score.title for score in instrument.scores}
    texts |= {item.code: item.wording for item in instrument.items}
    return {code: said(text) for code, text in texts.items()}


def _score(found: Evaluated, names: dict[str, str]) -> Score | None:
    if found.score is None:
        return None
    block = found.score.block
    lead = words.leading(block)
    return Score(names[found.score.code], lead, block.sentences, tests_table(block))


def _beside_chance(found: Evaluated) -> tuple[str, ...]:
    """How many women rise and fall in several domains, where that tells nobody apart."""
    # The report brings numpy and scipy: loaded where figures are made, not at every start.
    from miriam.statistics.report.sentences import domain_sentences

    if not found.counts_together:
        return ()
    return tuple(domain_sentences(found.result, page_language()))


def _picture(found: Evaluated, names: dict[str, str]) -> Dumbbell | None:
    """Means at the start and at the end, domain by domain, where the engine gives them."""
    given = {
        one.code: one.block.figures
        for one in found.domains
        if not isinstance(one.block.figures, Withheld)
    }
    if not given:
        return None
    scale = found.instrument.scale_of(found.instrument.item(next(iter(given))))
    return Dumbbell(
        title=_("Satisfaction moyenne par domaine de vie"),
        occasions=(_("début"), _("fin")),
        scale=ChartScale(scale.lowest, scale.highest, tuple(sorted(scale.codes))),
        rows=tuple(
            # A place on a line says more than a table: the same decimal stands in both.
            Row(names[code], (round(figures.mean_first, 1), round(figures.mean_last, 1)))
            for code, figures in given.items()
        ),
        rtl=get_language_bidi(),
    )
