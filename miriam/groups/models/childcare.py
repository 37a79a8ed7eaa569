"""The childcare of a group for its year: what it needs, and with whom it is arranged."""

from collections.abc import Collection
from datetime import date

from django.db import models
from django.db.models import F, Q

from miriam.core.models import Record, Versioned
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.groups.domain import AgreementState, CareSource, ChildcarePlaces
from miriam.groups.models.group import Group


class PlacesByAge(models.Model):
    """Places for children, by age."""

    babies = models.PositiveSmallIntegerField(default=0)
    toddlers = models.PositiveSmallIntegerField(default=0)
    pupils = models.PositiveSmallIntegerField(default=0)

    secrecy = classify(structure="babies toddlers pupils")

    class Meta:
        abstract = True

    @property
    def by_age(self) -> ChildcarePlaces:
        """The places as one value."""
        return ChildcarePlaces(self.babies, self.toddlers, self.pupils)

    @by_age.setter
    def by_age(self, places: ChildcarePlaces) -> None:
        self.babies, self.toddlers, self.pupils = places.babies, places.toddlers, places.pupils


class ChildcareNeed(Record, Versioned, PlacesByAge):
    """How many places a group needs, as the coordinator typed it; without a row nobody said it."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="childcare_need")

    secrecy = classify(structure="group")

    class Meta:
        ordering = ["pk"]


class ArrangementQuerySet(models.QuerySet["ChildcareArrangement"]):
    """What an arrangement can be."""

    def standing(self) -> "ArrangementQuerySet":
        """Asked or agreed, and not fallen away."""
        return self.exclude(state=AgreementState.FALLEN_AWAY)

    def agreed_between(self, first: date, last: date) -> "ArrangementQuerySet":
        """Agreed for at least one of these days."""
        return self.filter(state=AgreementState.AGREED, since__lte=last, until__gte=first)


class ChildcareArrangement(Record, Versioned, PlacesByAge):
    """Places for children with an organisation, on days of the week, from when to when; neither a
    woman nor a child.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="childcare")
    source = models.CharField(max_length=12, choices=[(it, it) for it in CareSource])
    # An organisation, never a person.
    with_whom = models.CharField(max_length=120)
    # Days of the week: 1 is Monday.
    days = models.JSONField(default=list)
    since = models.DateField()
    until = models.DateField()
    state = models.CharField(
        max_length=12, default=AgreementState.ASKED, choices=[(it, it) for it in AgreementState]
    )
    said_on = TodayField()

    objects = ArrangementQuerySet.as_manager()

    secrecy = classify(structure="group source with_whom days since until state said_on")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="groups_childcare_until_after_since"
            )
        ]

    def holds_on(self, day: date) -> bool:
        """Whether children can come on this day."""
        days: Collection[int] = self.days
        return self.since <= day <= self.until and day.isoweekday() in days
