"""What pages read of figures: always a group, never one woman."""

from miriam.evaluation.selectors.group import GroupEvaluation, evaluation_of

__all__ = ["GroupEvaluation", "evaluation_of"]
