"""The figures of one group: its measures as a study, run through the engine, laid out to be read.

The engine decides what may be said; nothing here computes a figure or lifts a gate.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from miriam.access.actor import Actor
from miriam.evaluation.domain import (
    FIRST,
    LAST,
    PROGRESS_IN_AT_LEAST,
    group_specification,
    shown_domains,
)
from miriam.groups.models import Group, Membership, Place
from miriam.look.charts.drawing import Scale as ChartScale
from miriam.look.charts.dumbbell import Dumbbell, Row
from miriam.look.language import page_language, said
from miriam.measures.selectors.study import StudyRow, study_rows
from miriam.people.models import File
from miriam.people.permissions import READ_FILE
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.selectors import definitions
from miriam.statistics.gates import Withheld

if TYPE_CHECKING:  # the classes of figures bring numpy and scipy
    from miriam.statistics.figures import Block
    from miriam.statistics.result import Result

CONTRAST = f"{LAST}-{FIRST}"
FEWEST_APART = 5


@dataclass(frozen=True)
class Figures:
    """One score or domain of the group: what may be said of it, and its numbers."""

    name: str
    sentences: tuple[str, ...]
    block: "Block"


@dataclass(frozen=True)
class GroupEvaluation:
    """A group's page: its score, its domains, how many women stand behind each figure."""

    women: int
    measured_first: int
    measured_both: int
    low_pairing: bool
    score: Figures | None
    domains: tuple[Figures, ...]
    picture: Dumbbell | None
    chance: tuple[str, ...]
    other_versions: int
    result: "Result | None"
    # How many scores and domains would tell a case manager what women she does not accompany said.
    kept_back: int = 0

    @property
    def is_empty(self) -> bool:
        """Nothing was measured yet."""
        return self.result is None


def evaluation_of(group: Group) -> GroupEvaluation:
    """The group's figures, every woman who ever had a place counted among the enrolled."""
    files = [place.file for place in _places(group)]
    rows, other_versions = _of_one_version(study_rows(files))
    if not rows:
        return GroupEvaluation(len(files), 0, 0, False, None, (), None, (), 0, None)
    instrument = definitions.definition(DEFAULT_INSTRUMENT, rows[0].version)
    assert instrument, "A version with answers is kept for good."
    figures = {one.code for one in instrument.scores}
    figures |= {one.code for one in shown_domains(instrument)}
    accompanied = _accompanied(group, files)
    twice = _measured_twice(rows)
    telling = figures & {item for item, women in twice.items() if _tells(women, accompanied)}
    shown = [row for row in rows if row.item not in telling]
    if not figures & {row.item for row in shown}:
        first, last = ({row.person for row in rows if row.occasion == at} for at in (FIRST, LAST))
        counts = (len(files), len(first), len(first & last))
        return GroupEvaluation(*counts, False, None, (), None, (), 0, None, len(telling))
    result = _evaluated(files, shown, instrument)
    laid_out = _laid_out(result, instrument, women=len(files), other_versions=other_versions)
    domains = {one.code for one in shown_domains(instrument)} - telling
    counted = _in_enough_domains(twice, domains)
    chance = () if _tells(counted, accompanied) else laid_out.chance
    return replace(laid_out, kept_back=len(telling), chance=chance)


def _accompanied(group: Group, files: Sequence[File]) -> list[frozenset[UUID]]:
    """The women of the group whom each of its case managers may read about."""
    found = []
    for one in Membership.objects.running().filter(group=group).select_related("mandate__account"):
        reader = Actor(account=one.mandate.account, mandate=one.mandate)
        hers = READ_FILE.within(reader).filter(pk__in=[file.pk for file in files]).order_by()
        found.append(frozenset(hers.values_list("public_id", flat=True)))
    return found


def _measured_twice(rows: Iterable[StudyRow]) -> dict[str, set[UUID]]:
    """The women who answered at the start and at the end, figure by figure."""
    moments: dict[str, dict[UUID, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row.value is not None:
            moments[row.item][row.person].add(row.occasion)
    return {
        item: {person for person, met in women.items() if met >= {FIRST, LAST}}
        for item, women in moments.items()
    }


def _tells(women: set[UUID], accompanied: Iterable[frozenset[UUID]]) -> bool:
    """From the figures of these women a case manager, who knows the answers of her own, computes
    those of the others: they are too few. The page and its document are for the whole team, so one
    such reader is enough.
    """
    return any(0 < len(women - hers) < FEWEST_APART for hers in accompanied)


def _in_enough_domains(twice: dict[str, set[UUID]], domains: Iterable[str]) -> set[UUID]:
    """The women who are counted beside chance: measured twice in as many domains as it takes."""
    counted = Counter(woman for code in domains for woman in twice.get(code, ()))
    return {woman for woman, many in counted.items() if many >= PROGRESS_IN_AT_LEAST}


def _places(group: Group) -> Iterable[Place]:
    return Place.objects.filter(group=group).select_related("file").order_by("taken_on", "pk")


def _of_one_version(rows: list[StudyRow]) -> tuple[list[StudyRow], int]:
    """The rows of the version that most women answered; scores of two versions never meet."""
    if not rows:
        return [], 0
    counted = Counter(row.version for row in rows)
    version = max(counted, key=lambda name: (counted[name], name))
    return [row for row in rows if row.version == version], len(counted) - 1


def _evaluated(files: Iterable[Any], rows: list[StudyRow], instrument: Instrument) -> "Result":
    # The engine brings numpy and scipy: loaded where figures are made, not at every start.
    from miriam.statistics.building import study_of_rows
    from miriam.statistics.evaluate import evaluate

    spec = group_specification(instrument, {row.item for row in rows})
    study = study_of_rows([*_enrolled(files, spec.outcomes[0].name, rows), *map(_cell, rows)], spec)
    labels = {FIRST: _("la mesure zéro"), LAST: _("la mesure finale")}
    return evaluate(study, spec, lang=page_language(), labels=labels)


def _enrolled(files: Iterable[Any], item: str, rows: list[StudyRow]) -> Iterable[dict[str, str]]:
    """An empty row for each woman without any measure: she is enrolled all the same."""
    measured = {row.person for row in rows}
    for file in files:
        if file.public_id not in measured:
            yield {"person": str(file.public_id), "occasion": FIRST, "item": item, "value": ""}


def _cell(row: StudyRow) -> dict[str, str]:
    return {
        "person": str(row.person),
        "occasion": str(row.occasion),
        "item": row.item,
        "value": "" if row.value is None else str(row.value),
        "mode": row.mode,
        "reformulated": "" if row.reformulated is None else str(int(row.reformulated)),
        "missing_reason": row.missing_reason,
    }


def _laid_out(
    result: "Result", instrument: Instrument, *, women: int, other_versions: int
) -> GroupEvaluation:
    compared = {name: contrasts[CONTRAST] for name, contrasts in result.outcomes.items()}
    blocks = {name: both.all for name, both in compared.items()}
    names = _names(instrument)
    score = next((score.code for score in instrument.scores if score.code in blocks), None)
    domains = [item.code for item in shown_domains(instrument) if item.code in blocks]
    leading = compared[score or domains[0]]
    return GroupEvaluation(
        women=women,
        measured_first=leading.all.n_first,
        measured_both=leading.all.n_paired,
        low_pairing=leading.programme.attrition.flow.low_pairing,
        score=_figures(names[score], blocks[score]) if score else None,
        domains=tuple(_figures(names[code], blocks[code]) for code in domains),
        picture=_picture(instrument, {code: blocks[code] for code in domains}, names),
        chance=_beside_chance(result),
        other_versions=other_versions,
        result=result,
    )


def _beside_chance(result: "Result") -> tuple[str, ...]:
    """How many women rise and fall in several domains, in words."""
    from miriam.statistics.report.sentences import domain_sentences

    return tuple(domain_sentences(result, page_language()))


def _figures(name: str, block: "Block") -> Figures:
    return Figures(name, block.sentences, block)


def _names(instrument: Instrument) -> dict[str, str]:
    """The titles of scores and the wordings of items in the language of the page."""
    texts = {score.code: score.title for score in instrument.scores}
    texts |= {item.code: item.wording for item in instrument.items}
    return {code: said(text) for code, text in texts.items()}


def _picture(
    instrument: Instrument, blocks: dict[str, "Block"], names: dict[str, str]
) -> Dumbbell | None:
    """Means at the start and at the end, domain by domain, where the engine gives them."""
    given = {
        code: block.figures
        for code, block in blocks.items()
        if not isinstance(block.figures, Withheld)
    }
    if not given:
        return None
    scale = instrument.scale_of(instrument.item(next(iter(given))))
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
