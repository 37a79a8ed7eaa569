"""Keeping what somebody brought in a file: the questionnaire and its voices, or neither."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.editor.brought import Brought
from miriam.questionnaire.models import DefinitionDraft, InstrumentVersion
from miriam.questionnaire.permissions import WRITE_DEFINITIONS
from miriam.questionnaire.selectors import definitions
from miriam.questionnaire.services import recordings, versions


@transaction.atomic
def as_version(definition: Instrument, brought: Brought, *, by: Actor) -> InstrumentVersion:
    """The version that was read, with the voices that came with it.

    Raises:
        NotYours: when the actor does no research.
        OtherContent: when the same number already stands for something else.
        TooSmallAStep: when the content changed more than the number says.
        StaysClosed: when it opens an answer that another version keeps closed to the team.
        ToldByAScore: when a score would tell a closed answer by what is left of it.
    """
    version = versions.add(definition, by=by)
    _keep_voices(brought)
    return version


@transaction.atomic
def as_draft(definition: Instrument, brought: Brought, *, by: Actor) -> DefinitionDraft:
    """A draft of what was read; its number is given when it is published.

    Raises:
        NotYours: when the actor does no research.
    """
    WRITE_DEFINITIONS.demand(by.hat, by=by)
    assert by.account
    known = definitions.definition(definition.id, definition.version)
    draft = DefinitionDraft.objects.create(
        account=by.account,
        base_name=known.id if known else "",
        base_version=known.version if known else "",
        content=as_data(definition),
    )
    _keep_voices(brought)
    return draft


def _keep_voices(brought: Brought) -> None:
    for name, content in brought.sounds.items():
        recordings.keep_as(name, content)
