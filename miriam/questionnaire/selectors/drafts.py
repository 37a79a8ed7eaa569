"""The drafts of a researcher, and what each would become."""

from collections.abc import Sequence

from miriam.access.actor import Actor
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.editor.verdict import Verdict, verdict
from miriam.questionnaire.models import DefinitionDraft
from miriam.questionnaire.permissions import EDIT_DRAFT
from miriam.questionnaire.selectors.definitions import versions_of


def drafts_of(by: Actor) -> Sequence[DefinitionDraft]:
    """What she is writing, oldest first."""
    return list(EDIT_DRAFT.within(by).order_by("created_at", "pk"))


def definition_of(draft: DefinitionDraft) -> Instrument:
    """The draft as a definition; its number is only given when it is published.

    Raises:
        Faulty: with everything that is still missing or wrong.
    """
    return load(draft.content)


def verdict_of(draft: DefinitionDraft, definition: Instrument) -> Verdict:
    """The number it would get, and why."""
    same_name = draft.base_name == definition.id
    return verdict(definition, versions_of(definition.id), draft.base_version if same_name else "")
