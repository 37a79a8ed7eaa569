"""What is kept of a measure: the occasion, the answers, her own words."""

from miriam.measures.models.administration import Administration
from miriam.measures.models.answer import Answer, SealedAnswer
from miriam.measures.models.comment import Comment
from miriam.measures.models.testimony import Testimony, TestimonyRevision
from miriam.measures.models.typing import FIRST, SECOND, Difference, Typing

__all__ = [
    "FIRST",
    "SECOND",
    "Administration",
    "Answer",
    "Comment",
    "Difference",
    "SealedAnswer",
    "Testimony",
    "TestimonyRevision",
    "Typing",
]
