"""The lines of the journal, the head of each chain, and the anchors kept elsewhere."""

from datetime import UTC
from typing import Any, NoReturn

from django.db import models

from miriam.audit.chain import link
from miriam.core.models.moments import NowField
from miriam.core.secrecy import classify


class Line(models.Model):
    """One thing that happened around one subject (a file, a group, an account)."""

    subject = models.UUIDField()
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    hat = models.UUIDField(null=True)
    act = models.CharField(max_length=80)
    purpose = models.CharField(max_length=80, blank=True)
    once = models.CharField(max_length=64, null=True, unique=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    secrecy = classify(operational="id subject number at actor hat act purpose once previous hash")

    class Meta:
        ordering = ["subject", "number"]
        constraints = [
            models.UniqueConstraint(fields=["subject", "number"], name="audit_line_numbered")
        ]

    def facts(self) -> dict[str, Any]:
        """What the hash stands for."""
        return {
            "subject": self.subject,
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(),
            "actor": self.actor,
            "hat": self.hat,
            "act": self.act,
            "purpose": self.purpose,
        }

    def linked(self) -> str:
        """The hash that this line must carry."""
        return link(self.previous, self.facts())

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Lines are never taken out."""
        raise NotImplementedError("The journal is append-only.")


class Head(models.Model):
    """The last line of a subject's chain; locked while a line is added."""

    subject = models.UUIDField(primary_key=True)
    number = models.PositiveIntegerField(default=0)
    hash = models.CharField(max_length=64)

    secrecy = classify(operational="subject number hash")


class Anchor(models.Model):
    """All heads at one moment as one hash, kept where nobody of the installation can write."""

    at = NowField()
    chains = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    secrecy = classify(operational="id at chains hash")
