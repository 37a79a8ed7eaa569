"""School holidays: dated rows of each community with their source; what is not here is unknown."""

from django.db import models
from django.db.models import F, Q

from miriam.core.models import Record, Versioned
from miriam.core.models.leaving import Leaving
from miriam.core.secrecy import classify


class SchoolHoliday(Record, Versioned, Leaving):
    """From a day to a day, both included, in the schools of one community."""

    class Community(models.TextChoices):
        """Who decides on the calendar of schools."""

        FRENCH = "fr"
        FLEMISH = "nl"
        GERMAN = "de"

    community = models.CharField(max_length=2, choices=Community.choices)
    name_fr = models.CharField(max_length=80)
    name_nl = models.CharField(max_length=80, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    # The decree, circular or page on which it was read.
    source = models.CharField(max_length=300)

    secrecy = classify(structure="community name_fr name_nl first_on last_on source")

    class Meta:
        ordering = ["first_on", "community", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="groupwork_holiday_ends_after"
            )
        ]
