"""Keeping a questionnaire as it was when it was used."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.core.refusals import refuse_if
from miriam.questionnaire.domain.definition.canonical import canonical, content_hash
from miriam.questionnaire.domain.definition.closed import reopened, told_by_scores
from miriam.questionnaire.domain.definition.compare import latest, version_problem
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.models import InstrumentVersion
from miriam.questionnaire.permissions import WRITE_DEFINITIONS
from miriam.questionnaire.selectors import definitions
from miriam.questionnaire.services.refusals import (
    OtherContent,
    StaysClosed,
    ToldByAScore,
    TooSmallAStep,
)


@transaction.atomic
def keep(definition: Instrument) -> InstrumentVersion:
    """The row of this version; made at its first use.

    Raises:
        OtherContent: when the same number already stands for something else.
    """
    kept, _made = InstrumentVersion.objects.get_or_create(
        instrument=definition.id,
        version=definition.version,
        defaults={"content": canonical(definition), "content_hash": content_hash(definition)},
    )
    refuse_if(kept.content_hash != content_hash(definition), OtherContent)
    return kept


@transaction.atomic
def add(definition: Instrument, *, by: Actor) -> InstrumentVersion:
    """Keep a version that a researcher brought; measures go on with the version they began with.

    Raises:
        NotYours: when the actor does no research.
        OtherContent: when the same number already stands for something else.
        TooSmallAStep: when the content changed more than the number says.
        StaysClosed: when it opens an answer that another version keeps closed to the team.
        ToldByAScore: when the scores would tell a closed answer by what is left of them.
    """
    WRITE_DEFINITIONS.demand(by.hat, by=by)
    _demand_closed(definition)
    earlier = definitions.versions_of(definition.id)
    for known in earlier:
        if known.version == definition.version:
            refuse_if(content_hash(known) != content_hash(definition), OtherContent)
    if earlier and definition.version not in {known.version for known in earlier}:
        problem = version_problem(latest(earlier), definition)
        if problem is not None:
            raise TooSmallAStep(str(problem.details["least"]))
    return keep(definition)


def _demand_closed(definition: Instrument) -> None:
    if opened := reopened(definition, definitions.all_definitions()):
        raise StaysClosed(", ".join(opened))
    if told := told_by_scores(definition):
        raise ToldByAScore(", ".join(told))
