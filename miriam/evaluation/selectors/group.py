"""The figures of one group: its measures as a study, protected, and run through the engine.

What may be said is decided by `disclosure` and the engine; nothing here computes a figure or lifts
a gate.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from miriam.evaluation.disclosure import Protected, protect, shown_domains
from miriam.evaluation.domain import COMPARISON, FIRST, LAST, group_specification
from miriam.evaluation.selectors.readers import known_to_readers
from miriam.groups.models import Group, Place
from miriam.look.language import page_language
from miriam.measures.selectors.study import StudyRow, study_rows
from miriam.people.models import File
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.selectors import definitions

if TYPE_CHECKING:  # the classes of figures bring numpy and scipy
    from miriam.statistics.figures import Block
    from miriam.statistics.result import Result

CONTRAST = f"{LAST}-{FIRST}"


@dataclass(frozen=True)
class Figures:
    """The numbers of one score or domain of the group, under the name that it has there."""

    code: str
    block: "Block"


@dataclass(frozen=True)
class Evaluated:
    """What the engine says of the measures of a group, and of which questionnaire."""

    instrument: Instrument
    result: "Result"
    score: Figures | None
    domains: tuple[Figures, ...]
    low_pairing: bool
    # Whether it may be said how many women rise and fall in several domains.
    counts_together: bool


@dataclass(frozen=True)
class GroupEvaluation:
    """The facts of a group: how many women stand behind the figures, and the figures."""

    women: int
    measured_first: int = 0
    measured_both: int = 0
    other_versions: int = 0
    # How many scores and domains would tell a case manager what women she does not accompany said.
    kept_back: int = 0
    # Nothing was measured yet, or nothing may be said.
    evaluated: Evaluated | None = None

    @property
    def is_empty(self) -> bool:
        """There is no figure to show."""
        return self.evaluated is None


def evaluation_of(group: Group) -> GroupEvaluation:
    """The group's figures, every woman who ever had a place counted among the enrolled."""
    files = [place.file for place in _places(group)]
    rows, other_versions = _of_one_version(study_rows(files))
    if not rows:
        return GroupEvaluation(len(files))
    instrument = definitions.definition(DEFAULT_INSTRUMENT, rows[0].version)
    assert instrument, "A version with answers is kept for good."
    protected = _protected(rows, known_to_readers(group, files), instrument)
    if not protected.figures:
        return _nothing_to_show(len(files), rows, protected)
    return _with_figures(files, protected, instrument, other_versions)


def _places(group: Group) -> Iterable[Place]:
    return Place.objects.filter(group=group).select_related("file").order_by("taken_on", "pk")


def _of_one_version(rows: list[StudyRow]) -> tuple[list[StudyRow], int]:
    """The rows of the version that most women answered; scores of two versions never meet."""
    if not rows:
        return [], 0
    counted = Counter(row.version for row in rows)
    version = max(counted, key=lambda name: (counted[name], name))
    return [row for row in rows if row.version == version], len(counted) - 1


def _protected(
    rows: list[StudyRow], readers: list[frozenset[UUID]], instrument: Instrument
) -> Protected[StudyRow]:
    scores = [score.code for score in instrument.scores]
    domains = [item.code for item in shown_domains(instrument)]
    return protect(rows, readers, scores, domains, comparison=COMPARISON)


def _nothing_to_show(
    women: int, rows: list[StudyRow], protected: Protected[StudyRow]
) -> GroupEvaluation:
    first, last = ({row.person for row in rows if row.occasion == at} for at in (FIRST, LAST))
    return GroupEvaluation(
        women=women,
        measured_first=len(first),
        measured_both=len(first & last),
        kept_back=len(protected.kept_back),
    )


def _with_figures(
    files: list[File],
    protected: Protected[StudyRow],
    instrument: Instrument,
    other_versions: int,
) -> GroupEvaluation:
    result = _evaluated(files, protected.rows, instrument)
    compared = {name: contrasts[CONTRAST] for name, contrasts in result.outcomes.items()}
    figures = {name: Figures(name, both.all) for name, both in compared.items()}
    scores = [figures[one.code] for one in instrument.scores if one.code in figures]
    domains = [figures[one.code] for one in shown_domains(instrument) if one.code in figures]
    leading = compared[(scores or domains)[0].code]
    return GroupEvaluation(
        women=len(files),
        measured_first=leading.all.n_first,
        measured_both=leading.all.n_paired,
        other_versions=other_versions,
        kept_back=len(protected.kept_back),
        evaluated=Evaluated(
            instrument=instrument,
            result=result,
            score=scores[0] if scores else None,
            domains=tuple(domains),
            low_pairing=leading.programme.attrition.flow.low_pairing,
            counts_together=protected.counts_together,
        ),
    )


def _evaluated(files: Iterable[File], rows: list[StudyRow], instrument: Instrument) -> "Result":
    # The engine brings numpy and scipy: loaded where figures are made, not at every start.
    from miriam.statistics.building import study_of_rows
    from miriam.statistics.evaluate import evaluate

    spec = group_specification(instrument, {row.item for row in rows})
    study = study_of_rows([*_enrolled(files, spec.outcomes[0].name, rows), *map(_cell, rows)], spec)
    labels = {FIRST: _("la mesure du début"), LAST: _("la mesure de la fin")}
    return evaluate(study, spec, lang=page_language(), labels=labels)


def _enrolled(files: Iterable[File], item: str, rows: list[StudyRow]) -> Iterable[dict[str, str]]:
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
