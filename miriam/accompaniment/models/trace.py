"""What stays in the thread of a note that is gone: a day, and how it went; never a word of it."""

from django.db import models

from miriam.access.models import Mandate
from miriam.accompaniment.domain import Gone
from miriam.accompaniment.models.encounter import Encounter
from miriam.core.models import Record, TodayField
from miriam.core.secrecy import classify
from miriam.people.models import File


class Trace(Record):
    """A note of that day was withdrawn from this file, or moved to another one, which is not named.

    The encounter is there as long as it can come back.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="traces")
    on = models.DateField()
    how = models.CharField(max_length=10, choices=[(how, how) for how in Gone])
    gone_on = TodayField()
    by = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    encounter = models.OneToOneField(
        Encounter, null=True, blank=True, on_delete=models.SET_NULL, related_name="trace"
    )

    secrecy = classify(structure="file on how gone_on by encounter")

    class Meta:
        ordering = ["-on", "-pk"]
