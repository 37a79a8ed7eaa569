"""A place: one woman in one group, for a time; who leaves makes it free, nobody is replaced."""

from django.db import models
from django.db.models import F, Q

from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.groups.models.group import Group
from miriam.people.domain import FileState
from miriam.people.models import File


class PlaceQuerySet(models.QuerySet["Place"]):
    """What a place can be."""

    def taken(self) -> "PlaceQuerySet":
        """Hers today: she has not left, and her file has not been closed."""
        return self.filter(left_on=None).exclude(file__state=FileState.CLOSED)


class Place(Record):
    """That an opaque file belongs to a group; never why somebody left."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="places")
    taken_on = TodayField()
    left_on = models.DateField(null=True)

    objects = PlaceQuerySet.as_manager()

    secrecy = classify(structure="group file taken_on left_on")

    class Meta:
        ordering = ["taken_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"], condition=Q(left_on=None), name="groups_place_one_running"
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("taken_on")),
                name="groups_place_left_after_taken",
            ),
        ]
