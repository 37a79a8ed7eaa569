"""What is kept of the accompaniment of one woman, and the themes of a centre."""

from miriam.accompaniment.models.appointment import Appointment
from miriam.accompaniment.models.aspiration import Aspiration, EarlierWords
from miriam.accompaniment.models.encounter import Encounter
from miriam.accompaniment.models.note import Note
from miriam.accompaniment.models.rhythm import AgreedRhythm
from miriam.accompaniment.models.step import Step, StepMove
from miriam.accompaniment.models.theme import Theme
from miriam.accompaniment.models.trace import Trace
from miriam.accompaniment.models.turn import Turn

__all__ = [
    "AgreedRhythm",
    "Appointment",
    "Aspiration",
    "EarlierWords",
    "Encounter",
    "Note",
    "Step",
    "StepMove",
    "Theme",
    "Trace",
    "Turn",
]
