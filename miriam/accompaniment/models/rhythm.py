"""An agreed rhythm: how often they meet, because she and her case manager said so."""

from django.db import models

from miriam.accompaniment.domain import Rhythm
from miriam.core.models import Record, TodayField, Versioned
from miriam.core.secrecy import classify
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class AgreedRhythm(Record, Versioned):
    """« Convenu : une fois par semaine », with her words for it; without a row, nothing is."""

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="rhythm")
    every = models.CharField(max_length=15, choices=[(every, every) for every in Rhythm])
    words = SealedText(depth=Depth.SHARED)
    agreed_on = TodayField()

    sealed_by = "file"

    secrecy = classify(content="words", structure="file every agreed_on")
