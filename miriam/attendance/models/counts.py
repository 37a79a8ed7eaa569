"""What stays of the list of a session when its group has ended: three numbers."""

from django.db import models

from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.groups.models import Group
from miriam.groupwork.models import Session


class SessionCount(Record):
    """How many were there; written once, when the list itself is destroyed."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="counts")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="session_counts")
    women = models.PositiveSmallIntegerField()
    children = models.PositiveSmallIntegerField()
    guests = models.PositiveSmallIntegerField()

    secrecy = classify(structure="session group women children guests")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "group"], name="attendance_count_once")
        ]
