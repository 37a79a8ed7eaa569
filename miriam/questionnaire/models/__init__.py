"""What is kept of a questionnaire: its versions, drafts and recordings, and who asks which."""

from miriam.questionnaire.models.chosen import ChosenVersion
from miriam.questionnaire.models.draft import DefinitionDraft
from miriam.questionnaire.models.recording import Recording
from miriam.questionnaire.models.version import InstrumentVersion

__all__ = ["ChosenVersion", "DefinitionDraft", "InstrumentVersion", "Recording"]
