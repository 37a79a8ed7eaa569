"""The small budget of a group for its sessions."""

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.groups.models import Group


class Budget(Record, Versioned):
    """What the centre lets the group spend, in euros, over its whole time."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="budget")
    amount = models.DecimalField(max_digits=8, decimal_places=2)

    secrecy = classify(structure="group amount")

    class Meta:
        ordering = ["pk"]
