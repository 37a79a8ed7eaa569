"""A session: when and where a group meets, and what was prepared for it."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.core.models import NowField, Record, Versioned
from miriam.core.models.leaving import Leaving, Staying
from miriam.core.secrecy import classify
from miriam.groups.models import Group
from miriam.groupwork.domain import Gathered, SessionState
from miriam.groupwork.models.series import Series
from miriam.look.dates import day_of
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedJSON, SealedText

# What ends at midnight ends with its day.
INSTANT = timedelta(microseconds=1)


class SessionQuerySet(models.QuerySet["Session"]):
    """What a session can be."""

    def standing(self) -> "SessionQuerySet":
        """Not dropped."""
        return self.filter(is_dropped=False)

    def to_come(self) -> "SessionQuerySet":
        """Not over yet."""
        return self.filter(ends_at__gt=clock.now())

    def over(self) -> "SessionQuerySet":
        """That came to their end."""
        return self.filter(ends_at__lte=clock.now())


class Session(Record, Versioned, Leaving):
    """Day, hour and place are structure, as are the partner's name and the domains of life; what
    it is called and what was prepared is sealed for the case managers of the group.

    Both moments are hours on the wall in Brussels, also over midnight and over the change of the
    clock. `sequence` counts the times it was moved, dropped or taken up again (RFC 5545, 3.8.7.4),
    `moved_from` is when it was before the last move. Groups that are `joined` for a time see day,
    hour and place, and each team its own women.
    """

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="sessions")
    joined = models.ManyToManyField(Group, related_name="joined_sessions", blank=True)
    series = models.ForeignKey(
        Series, on_delete=models.SET_NULL, null=True, blank=True, related_name="sessions"
    )
    kind = models.CharField(
        max_length=12, default=Gathered.SESSION, choices=[(kind, kind) for kind in Gathered]
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    domains = models.JSONField(default=list, blank=True)
    with_children = models.BooleanField(default=True)
    # The practice it was prepared from: its key in the bank.
    practice = models.CharField(max_length=60, blank=True)
    # An organisation, never a person.
    partner = models.CharField(max_length=120, blank=True)
    cost = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    title = SealedText(depth=Depth.GROUP, block=64)
    aim = SealedText(depth=Depth.GROUP, block=64)
    # The steps, in their order: [{"minutes": 10, "words": "…"}].
    course = SealedJSON(depth=Depth.GROUP, block=1024)
    guest = SealedText(depth=Depth.GROUP, block=64)
    travel = SealedText(depth=Depth.GROUP, block=64)
    languages = SealedText(depth=Depth.GROUP, block=64)
    materials = SealedText(depth=Depth.GROUP, block=64)
    is_dropped = models.BooleanField(default=False)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = NowField()
    moved_from = models.DateTimeField(null=True, blank=True)

    objects = Staying.from_queryset(SessionQuerySet)()  # type: ignore[misc]
    sealed_by = "group"

    secrecy = classify(
        content="title aim course guest travel languages materials",
        structure="group joined series kind starts_at ends_at place domains with_children practice "
        "partner cost is_dropped sequence changed_at moved_from",
    )

    class Meta:
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["group", "starts_at"], name="groupwork_session_group")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="groupwork_session_ends_after"
            )
        ]

    @property
    def state(self) -> SessionState:
        """Where it stands."""
        return SessionState.DROPPED if self.is_dropped else SessionState.PLANNED

    @property
    def day(self) -> date:
        """Its day in Brussels: the one on which it begins."""
        return day_of(self.starts_at)

    @property
    def ends_the_next_day(self) -> bool:
        """Whether it goes on after midnight."""
        return day_of(self.ends_at - INSTANT) > self.day

    @property
    def is_over(self) -> bool:
        """Whether its end has come."""
        return self.ends_at <= clock.now()

    @property
    def has_its_day(self) -> bool:
        """Whether its day has come: before it one prepares, and nobody can be missing."""
        return self.day <= clock.today()

    @property
    def name(self) -> str:
        """What it is called, or what it is."""
        return self.title or str(NAMES[Gathered(self.kind)])

    def change_at(self, moment: datetime) -> None:
        """It is another one now for calendars that know it."""
        self.sequence += 1
        self.changed_at = moment


NAMES = {
    Gathered.SESSION: _("Séance du groupe"),
    Gathered.OUTING: _("Sortie du groupe"),
    Gathered.TALK_CAFE: _("Café papote"),
}
