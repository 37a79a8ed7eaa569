"""A stand-in: a colleague who replaces a case manager for a time, for named files."""

from datetime import date

from django.db import models

from miriam.access.models.mandate import Mandate
from miriam.core import clock
from miriam.core.models import Record
from miriam.core.models.moments import NowField
from miriam.core.secrecy import classify


class StandInQuerySet(models.QuerySet["StandIn"]):
    """What a stand-in can be."""

    def running(self, today: date | None = None) -> "StandInQuerySet":
        """In force today."""
        today = today or clock.today()
        return self.filter(starts_on__lte=today, ends_on__gte=today)


class StandIn(Record):
    """Who replaces whom, from when to when; the scope is a list of ring subjects (files)."""

    replaces = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="replaced_by")
    mandate = models.ForeignKey(Mandate, on_delete=models.CASCADE, related_name="standing_in")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = models.CharField(max_length=40)
    granted_at = NowField()

    objects = StandInQuerySet.as_manager()

    secrecy = classify(structure="replaces mandate starts_on ends_on reason granted_at")

    class Meta:
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="access_stand_in_ends_after_it_starts",
            )
        ]


class StandInScope(models.Model):
    """One subject that a stand-in may open."""

    stand_in = models.ForeignKey(StandIn, on_delete=models.CASCADE, related_name="scope")
    subject = models.UUIDField()

    secrecy = classify(structure="stand_in subject", operational="id")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stand_in", "subject"], name="access_scope_once")
        ]
