"""A commitment: the centre's word that controls are suspended during Miriam."""

from django.db import models

from miriam.access.models import Centre, Mandate
from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify


class Commitment(Record):
    """Since when the centre has committed itself; printed with every consent."""

    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="commitment")
    made_on = TodayField()
    text_version = models.PositiveSmallIntegerField()
    recorded_by = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="commitments")

    secrecy = classify(structure="centre made_on text_version recorded_by")
