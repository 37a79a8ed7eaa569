"""A mandate that a centre proposes to somebody whose account another centre made.

It is no mandate: it opens no door, is no hat, and nobody counts it among her colleagues. It becomes
one when she accepts it with the code that the centre handed over to her.
"""

from django.db import models
from django.db.models import Q

from miriam.access.domain import Role
from miriam.access.models.account import Account
from miriam.access.models.centre import Centre
from miriam.core.models import Record
from miriam.core.secrecy import classify


class ProposedMandateQuerySet(models.QuerySet["ProposedMandate"]):
    """What a proposed mandate can be."""

    def unsettled(self) -> "ProposedMandateQuerySet":
        """Those that the centre still has in hand: waiting, or declined."""
        return self.filter(ended_at=None)

    def waiting(self) -> "ProposedMandateQuerySet":
        """Those that she can accept or decline."""
        return self.unsettled().filter(declined_at=None)


class ProposedMandate(Record):
    """The role that a centre proposes, who is meant by it, and the code that accepts it.

    `name`, `email` and `language` are what the centre typed, not what the account says.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="proposed")
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="proposed")
    role = models.CharField(max_length=20, choices=[(role, role) for role in Role])
    name = models.CharField(max_length=120)
    email = models.EmailField()
    language = models.CharField(max_length=5)
    # Of the code itself nothing is kept.
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = ProposedMandateQuerySet.as_manager()

    secrecy = classify(
        structure="account centre role name language declined_at ended_at",
        operational="email code_hash code_expires_at",
    )

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "centre", "role"],
                condition=Q(ended_at=None),
                name="access_proposed_once",
            )
        ]

    @property
    def offered_as(self) -> Role:
        """The role as the domain knows it."""
        return Role(self.role)
