"""What is kept of a measure: the version that was asked, the occasion, the answers."""

from miriam.instrument.models.administration import Administration
from miriam.instrument.models.answer import Answer, SealedAnswer
from miriam.instrument.models.chosen import ChosenVersion
from miriam.instrument.models.comment import Comment
from miriam.instrument.models.draft import DefinitionDraft
from miriam.instrument.models.recording import Recording
from miriam.instrument.models.testimony import Testimony, TestimonyRevision
from miriam.instrument.models.typing import FIRST, SECOND, Difference, Typing
from miriam.instrument.models.version import InstrumentVersion

__all__ = [
    "FIRST",
    "SECOND",
    "Administration",
    "Answer",
    "ChosenVersion",
    "Comment",
    "DefinitionDraft",
    "Difference",
    "InstrumentVersion",
    "Recording",
    "SealedAnswer",
    "Testimony",
    "TestimonyRevision",
    "Typing",
]
