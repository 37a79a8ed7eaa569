"""A series: the sessions of a group that were planned in one act."""

from django.db import models
from django.db.models import F, Q

from miriam.core.models import Record
from miriam.core.models.leaving import Leaving
from miriam.core.secrecy import classify
from miriam.groups.models import Group
from miriam.groupwork.domain import Recurrence


class Series(Record, Leaving):
    """Every week or every second one, from one day to another, at the same hours on the wall."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="series")
    first_on = models.DateField()
    last_on = models.DateField()
    weeks = models.PositiveSmallIntegerField(default=1)
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=120, blank=True)
    skips_school_holidays = models.BooleanField(default=False)
    # When it was last ended early: the sessions dropped then carry the same moment.
    shortened_at = models.DateTimeField(null=True, blank=True)

    secrecy = classify(
        structure="group first_on last_on weeks starts ends place skips_school_holidays "
        "shortened_at"
    )

    class Meta:
        ordering = ["first_on", "pk"]
        verbose_name_plural = "series"
        constraints = [
            models.CheckConstraint(
                condition=Q(last_on__gte=F("first_on")), name="groupwork_series_ends_after"
            ),
            models.CheckConstraint(
                condition=Q(weeks__in=[1, 2]), name="groupwork_series_weekly_or_fortnightly"
            ),
        ]

    @property
    def rhythm(self) -> Recurrence:
        """How often it meets."""
        return Recurrence(self.first_on, self.last_on, self.weeks, self.starts, self.ends)
