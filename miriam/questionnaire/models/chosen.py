"""Which version of a questionnaire a centre asks in the measures that begin from now on."""

from django.db import models

from miriam.access.models import Centre, Mandate
from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.questionnaire.models.version import InstrumentVersion


class ChosenVersion(Record):
    """One version of each questionnaire at most; without a choice the one that ships is asked."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="chosen_versions")
    instrument = models.CharField(max_length=60)
    version = models.ForeignKey(InstrumentVersion, on_delete=models.PROTECT, related_name="chosen")
    chosen_by = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+")
    chosen_on = TodayField()

    secrecy = classify(structure="centre instrument version chosen_by chosen_on")

    class Meta:
        ordering = ["centre", "instrument"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "instrument"], name="questionnaire_chosen_version_once"
            ),
        ]
