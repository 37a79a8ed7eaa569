"""An appointment: a day and an hour to come, and once it has its note, an encounter."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from miriam.access.models import Mandate
from miriam.accompaniment.domain import AppointmentState, Company, EncounterKind
from miriam.accompaniment.models.encounter import Encounter
from miriam.accompaniment.models.theme import Theme
from miriam.core.models import NowField, Record, Versioned
from miriam.core.secrecy import classify
from miriam.look.dates import day_of
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    """What an appointment can be."""

    def planned(self) -> "AppointmentQuerySet":
        """Neither dropped nor turned into an encounter whose note stands."""
        without_note = Q(encounter=None) | Q(encounter__leaving_since__isnull=False)
        return self.filter(without_note, is_dropped=False)


class Appointment(Record, Versioned):
    """When two expect each other, of which kind, and whose it is; what for is sealed in her file.

    `starts_at` is a moment, chosen as an hour on the wall in Brussels. `sequence` counts the times
    that it was moved, dropped or taken up again, for calendars that know an earlier state (RFC
    5545, 3.8.7.4). `moved_from` is when it was before the last move.
    """

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="appointments")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="appointments")
    company = models.CharField(
        max_length=15, default=Company.HER, choices=[(company, company) for company in Company]
    )
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in EncounterKind])
    themes = models.ManyToManyField(Theme, related_name="appointments", blank=True)
    # « Y aller ensemble ».
    goes_along = models.BooleanField(default=False)
    what = SealedText(depth=Depth.SHARED)
    place = SealedText(depth=Depth.SHARED)
    partner = SealedText(depth=Depth.SHARED)
    bring = SealedText(depth=Depth.SHARED)
    is_dropped = models.BooleanField(default=False)
    # Destroyed, taken back or withdrawn, it leaves the appointment as it was before its note.
    encounter = models.OneToOneField(
        Encounter, on_delete=models.SET_NULL, null=True, blank=True, related_name="appointment"
    )
    sequence = models.PositiveIntegerField(default=0)
    changed_at = NowField()
    moved_from = models.DateTimeField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()
    sealed_by = "file"

    secrecy = classify(
        content="what place partner bring",
        structure="file mandate company starts_at minutes kind themes goes_along is_dropped "
        "encounter sequence changed_at moved_from",
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["file", "starts_at"], name="accompaniment_appointment_file"),
            models.Index(fields=["mandate", "starts_at"], name="accompaniment_appointment_hat"),
        ]

    @property
    def state(self) -> AppointmentState:
        """Where it stands; it is held as long as its note stands."""
        if self.encounter is not None and self.encounter.leaving_since is None:
            return AppointmentState.HELD
        return AppointmentState.DROPPED if self.is_dropped else AppointmentState.PLANNED

    @property
    def day(self) -> date:
        """Its day in Brussels."""
        return day_of(self.starts_at)

    @property
    def is_planned(self) -> bool:
        """Whether it still stands, without a note."""
        return self.state is AppointmentState.PLANNED

    def change_at(self, moment: datetime) -> None:
        """It is another one now for calendars that know it."""
        self.sequence += 1
        self.changed_at = moment
