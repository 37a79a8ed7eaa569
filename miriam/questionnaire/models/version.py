"""A questionnaire in one version, as it was when it was first used: it never changes afterwards."""

from functools import cached_property, lru_cache

from django.db import models

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load_json


class InstrumentVersion(Record):
    """The canonical text of a definition and its hash."""

    instrument = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    content_hash = models.CharField(max_length=64)
    content = models.TextField()

    secrecy = classify(structure="instrument version content_hash content")

    class Meta:
        ordering = ["instrument", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "version"], name="questionnaire_version_once"
            ),
        ]

    @cached_property
    def definition(self) -> Instrument:
        """The validated definition; the same text is read once per process."""
        return _read(self.content_hash, self.content)


@lru_cache(maxsize=32)
def _read(_content_hash: str, content: str) -> Instrument:
    return load_json(content)
