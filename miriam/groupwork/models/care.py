"""The childcare of one session: places and whom the team asked, never a child."""

from django.db import models

from miriam.core.models import Record, Versioned
from miriam.core.secrecy import classify
from miriam.groupwork.domain import CareState
from miriam.groupwork.models.session import Session


class SessionCare(Record, Versioned):
    """How it stands; without a row, what was agreed for the year holds."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="care")
    state = models.CharField(
        max_length=12, default=CareState.OF_THE_YEAR, choices=[(it, it) for it in CareState]
    )
    # How many children can be looked after; nothing where nobody said it.
    places = models.PositiveSmallIntegerField(null=True, blank=True)
    # An organisation, never a person.
    asked_of = models.CharField(max_length=120, blank=True)

    secrecy = classify(structure="session state places asked_of")

    class Meta:
        ordering = ["pk"]
