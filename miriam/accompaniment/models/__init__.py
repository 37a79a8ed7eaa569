"""What is kept of the accompaniment of one woman, and the themes of a centre."""

from miriam.accompaniment.models.aspiration import Aspiration, EarlierWords
from miriam.accompaniment.models.encounter import Encounter
from miriam.accompaniment.models.note import Note
from miriam.accompaniment.models.step import Step
from miriam.accompaniment.models.theme import Theme

__all__ = ["Aspiration", "EarlierWords", "Encounter", "Note", "Step", "Theme"]
