"""A definition that a researcher is still writing: hers alone until it becomes a version."""

from django.db import models

from miriam.access.models import Account
from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify


class DefinitionDraft(Record):
    """The data of a definition, complete or not, and the version it was begun from if any."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="definition_drafts")
    base_name = models.CharField(max_length=60, blank=True)
    base_version = models.CharField(max_length=20, blank=True)
    content = models.JSONField()
    changed_on = TodayField()

    secrecy = classify(structure="account base_name base_version content changed_on")

    class Meta:
        ordering = ["created_at", "pk"]
