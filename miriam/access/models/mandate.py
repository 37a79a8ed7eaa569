"""A mandate: one hat that an account wears in one centre, for a time."""

from datetime import date

from django.db import models
from django.db.models import Q

from miriam.access.domain import ROLES_WITH_KEYS, Admission, Role
from miriam.access.models.account import Account
from miriam.access.models.centre import Centre
from miriam.core import clock
from miriam.core.models import Record
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.vault.models import Holder


class MandateQuerySet(models.QuerySet["Mandate"]):
    """What a mandate can be."""

    def running(self, today: date | None = None) -> "MandateQuerySet":
        """In force today."""
        today = today or clock.today()
        in_time = Q(ends_on=None) | Q(ends_on__gte=today)
        return self.filter(in_time, starts_on__lte=today, ended_at=None)

    def admitted(self) -> "MandateQuerySet":
        """Those to whom a holder has opened."""
        return self.filter(admitted_at__isnull=False)

    def with_keys(self) -> "MandateQuerySet":
        """Those whose work is with what is confided."""
        return self.filter(role__in=ROLES_WITH_KEYS)


class Mandate(Record):
    """The role of a person in a centre, with a key pair of its own.

    Two mandates of one person share nothing: only the key of the hat that is worn is open.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="mandates")
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="mandates")
    role = models.CharField(max_length=20, choices=[(role, role) for role in Role])
    starts_on = TodayField()
    ends_on = models.DateField(null=True, blank=True)
    # Ended before its day, at once.
    ended_at = models.DateTimeField(null=True)
    last_worn_at = models.DateTimeField(null=True)
    holder = models.OneToOneField(Holder, on_delete=models.SET_NULL, null=True)
    admitted_at = models.DateTimeField(null=True)
    admitted_by = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, related_name="let_in"
    )

    objects = MandateQuerySet.as_manager()

    secrecy = classify(
        structure="account centre role starts_on ends_on ended_at",
        operational="last_worn_at holder admitted_at admitted_by",
    )

    class Meta:
        ordering = ["centre_id", "role", "pk"]

    def __str__(self) -> str:
        return str(self.account)

    @property
    def is_running(self) -> bool:
        """In force today."""
        today = clock.today()
        in_time = self.starts_on <= today and (self.ends_on is None or self.ends_on >= today)
        return in_time and self.ended_at is None

    @property
    def worn_as(self) -> Role:
        """The role as the domain knows it."""
        return Role(self.role)

    @property
    def works_with_keys(self) -> bool:
        """Whether this role ever holds a key."""
        return self.role in ROLES_WITH_KEYS

    @property
    def admission(self) -> Admission:
        """How far this mandate is from holding keys."""
        if not self.is_running:
            return Admission.ENDED
        if self.admitted_at:
            return Admission.ADMITTED
        if self.holder_id:
            return Admission.WAITING
        return Admission.KEY_MADE if self.account.holder_id else Admission.INVITED
