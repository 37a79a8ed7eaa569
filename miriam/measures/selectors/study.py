"""The answers of several women as rows of a study, for the evaluation of a group or programme.

A withheld item is not among the rows; it counts inside the scores.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from uuid import UUID

from miriam.measures.models import Administration, Answer
from miriam.people.models import File
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment, withheld_keys
from miriam.questionnaire.domain.definition.scoring import directed, scores


@dataclass(frozen=True)
class StudyRow:
    """One figure of one woman at one moment: an item, or a score under its own name."""

    person: UUID
    occasion: Moment
    version: str
    item: str
    value: Decimal | None
    missing_reason: str = ""
    mode: str = ""
    language: str = ""
    reformulated: bool | None = None
    help_asked: bool | None = None
    audio_played: int | None = None
    changed: bool | None = None


def study_rows(files: Iterable[File], instrument: str = DEFAULT_INSTRUMENT) -> list[StudyRow]:
    """All finished measures of these files; two questions to the database."""
    measures = list(
        Administration.objects.filter(
            file__in=list(files), version__instrument=instrument, finished_on__isnull=False
        )
        .select_related("version", "file")
        .order_by("file", "moment")
    )
    answers: dict[int, list[Answer]] = defaultdict(list)
    for answer in Answer.objects.filter(administration__in=measures).order_by("pk"):
        answers[answer.administration_id].append(answer)
    return [row for one in measures for row in _rows(one, answers[one.pk])]


def _rows(measure: Administration, answers: list[Answer]) -> list[StudyRow]:
    definition = measure.version.definition
    withheld = withheld_keys(definition)
    codes = {answer.item: answer.code for answer in answers if answer.code is not None}
    rows = [_item(measure, answer) for answer in answers if answer.item not in withheld]
    for name, value in scores(definition, codes).items():
        rows.append(_row(measure, name, value))
    return rows


def _item(measure: Administration, answer: Answer) -> StudyRow:
    """An answer with how it came about; a score has only how the measure did."""
    definition = measure.version.definition
    item = next((item for item in definition.items if item.code == answer.item), None)
    code = answer.code
    if item is not None and code is not None:
        code = directed(definition, item, code)
    return replace(
        _row(measure, answer.item, None if code is None else Decimal(code)),
        missing_reason=answer.missing_reason,
        language=answer.language,
        reformulated=answer.reformulated,
        help_asked=answer.help_asked,
        audio_played=answer.audio_played,
        changed=answer.changed,
    )


def _row(measure: Administration, item: str, value: Decimal | None) -> StudyRow:
    return StudyRow(
        person=measure.file.public_id,
        occasion=Moment(measure.moment),
        version=measure.version.version,
        item=item,
        value=value,
        mode=measure.mode,
        language=measure.language,
    )
