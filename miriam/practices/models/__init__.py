"""Cards that centres wrote, the layers they laid on cards, and what uses taught."""

from miriam.practices.models.adaptation import Adaptation
from miriam.practices.models.practice import Practice
from miriam.practices.models.use import PracticeUse

__all__ = ["Adaptation", "Practice", "PracticeUse"]
