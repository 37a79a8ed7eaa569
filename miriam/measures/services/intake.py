"""Taking in measures from a spreadsheet: all of them or none."""

from collections.abc import Iterable

from django.db import transaction

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.core.refusals import Refused, refuse_if
from miriam.measures.domain.intake.checking import Measure
from miriam.measures.domain.occasion import Mode
from miriam.measures.permissions import START_MEASURE
from miriam.measures.services import administrations, answering
from miriam.measures.services.refusals import StillFaulty
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given

NOT_ANSWERED = Given(missing=MissingReason.NO_ANSWER)


@transaction.atomic
def take_in(measures: Iterable[Measure], *, language: str, by: Actor) -> int:
    """Write every measure of a sheet without faults; returns how many.

    A cell that was left empty is an answer that is missing; a question without a column was not
    asked.

    Raises:
        StillFaulty: when a cell is still wrong.
        NotYours, NoConsent, AlreadyFinished: as for a single measure; then nothing is written.
    """
    measures = list(measures)
    refuse_if(not measures or any(measure.faults for measure in measures), StillFaulty)
    for measure in measures:
        _take_in_one(measure, language=language, by=by)
    return len(measures)


def _take_in_one(measure: Measure, *, language: str, by: Actor) -> None:
    file = START_MEASURE.find(measure.file, by=by) if measure.file else None
    if file is None:
        raise Refused
    administration = administrations.start(
        file, moment=Moment(measure.moment.text), language=language, mode=Mode.SELF_PAPER, by=by
    )
    given = {code: _given(measure, code) for code in measure.answers}
    answering.enter(administration, given, on=clock.today(), by=by)


def _given(measure: Measure, code: str) -> Given:
    return Given(code=measure.values[code]) if code in measure.values else NOT_ANSWERED
