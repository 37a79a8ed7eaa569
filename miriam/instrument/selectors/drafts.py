"""The drafts of a researcher, and what each would become."""

from collections.abc import Sequence

from miriam.access.actor import Actor
from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.definition.loader import load
from miriam.instrument.editor.verdict import Verdict, verdict
from miriam.instrument.models import DefinitionDraft
from miriam.instrument.permissions import EDIT_DRAFT
from miriam.instrument.selectors.definitions import versions_of


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
