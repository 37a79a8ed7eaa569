"""What the team keeps of a session once it was held."""

from typing import Any

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.groupwork.domain.moods import Mood
from miriam.groupwork.models.session import Session
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText


class Memory(Record, Versioned):
    """The mood, what came up, what was made and what to do the next time: words about the group
    and never about one woman, sealed for the case managers of the group that held the session.
    """

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="memory")
    # Codes of moods, in the order of their list.
    moods = SealedJSON(depth=Depth.GROUP, block=256)
    mood_words = SealedText(depth=Depth.GROUP, block=128)
    came_up = SealedText(depth=Depth.GROUP, block=1024)
    products = SealedText(depth=Depth.GROUP, block=256)
    next_time = SealedText(depth=Depth.GROUP, block=256)

    sealed_by = "session.group"
    secrecy = classify(content="moods mood_words came_up products next_time", structure="session")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "memories"

    @property
    def known_moods(self) -> list[Mood]:
        """Its moods; what is no mood of the program is left out."""
        kept: Any = self.moods
        return [mood for mood in Mood if isinstance(kept, list) and mood.value in kept]
