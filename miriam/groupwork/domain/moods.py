"""Words for how it was in the room: none is better than another, and none is about one woman."""

from enum import StrEnum


class Mood(StrEnum):
    """How a session felt to whoever led it; several may be true at once."""

    WARM = "warm"
    CALM = "calm"
    LIVELY = "lively"
    GAY = "gay"
    MOVED = "moved"
    THOUGHTFUL = "thoughtful"
    TIRED = "tired"
    TENSE = "tense"
    SCATTERED = "scattered"
