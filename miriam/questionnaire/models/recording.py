"""The voice that reads a question aloud."""

from django.db import models

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.questionnaire.domain.sounds import MEDIA_TYPES, Sound


class Recording(Record):
    """The bytes behind a name in a definition. The name carries their hash: they never change."""

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=4, choices=[(sound.value, sound.value) for sound in Sound])
    content = models.BinaryField()

    secrecy = classify(structure="name kind content")

    class Meta:
        ordering = ["name"]

    @property
    def media_type(self) -> str:
        """What browsers are told that it is."""
        return MEDIA_TYPES[Sound(self.kind)]
