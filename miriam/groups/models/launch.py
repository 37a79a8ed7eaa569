"""The launch list: what should be settled before a group starts, and how far it is."""

from django.db import models

from miriam.access.models import Mandate
from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.groups.domain import DONE, LaunchPoint, LaunchState
from miriam.groups.models.group import Group
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class LaunchItem(Record, Versioned):
    """One point of the list; the coordinator reads how far it is, and not the note."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="launch_items")
    point = models.CharField(max_length=20, choices=[(point, point) for point in LaunchPoint])
    position = models.PositiveSmallIntegerField()
    state = models.CharField(
        max_length=12, default=LaunchState.TO_DO, choices=[(state, state) for state in LaunchState]
    )
    note = SealedText(depth=Depth.GROUP, block=64)
    changed_on = models.DateField(null=True)
    changed_by = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, related_name="launch_changes"
    )

    sealed_by = "group"
    secrecy = classify(content="note", structure="group point position state changed_on changed_by")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["group", "point"], name="groups_launch_point_once")
        ]

    @property
    def is_done(self) -> bool:
        """Settled, or not needed here."""
        return self.state in DONE
