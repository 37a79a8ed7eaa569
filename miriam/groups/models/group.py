"""A group, and the case managers who carry it."""

from uuid import UUID

from django.db import models
from django.db.models import Count, F, Q

from miriam.access.models import Centre, Mandate
from miriam.core.models import Record, Versioned
from miriam.core.models.moments import TodayField
from miriam.core.secrecy import classify
from miriam.groups.data import editions
from miriam.groups.data.editions import Edition
from miriam.groups.domain import Phase, free_places, welcomes
from miriam.look.language import page_language
from miriam.people.domain import FileState


class GroupQuerySet(models.QuerySet["Group"]):
    """What a group can be."""

    def counted(self) -> "GroupQuerySet":
        """With the number of places taken, as `taken`."""
        taken = Q(seats__left_on=None) & ~Q(seats__file__state=FileState.CLOSED)
        return self.annotate(taken=Count("seats", filter=taken, distinct=True))

    def going_on(self) -> "GroupQuerySet":
        """Not ended."""
        return self.exclude(phase=Phase.ENDED)


class Group(Record, Versioned):
    """A fixed group of women in one centre; its ring keeps what only its case managers read."""

    centre = models.ForeignKey(Centre, on_delete=models.PROTECT, related_name="groups")
    edition_key = models.CharField(max_length=20)
    name_fr = models.CharField(max_length=120)
    name_nl = models.CharField(max_length=120, blank=True)
    neighbourhood = models.CharField(max_length=120, blank=True)
    places = models.PositiveSmallIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    phase = models.CharField(
        max_length=20, default=Phase.RECRUITMENT, choices=[(phase, phase) for phase in Phase]
    )
    own_criteria = models.TextField(blank=True)
    launch_seen_on = models.DateField(null=True)
    launch_seen_by = models.ForeignKey(
        Mandate, on_delete=models.SET_NULL, null=True, related_name="launches_seen"
    )

    objects = GroupQuerySet.as_manager()

    secrecy = classify(
        structure="centre edition_key name_fr name_nl neighbourhood places starts_on ends_on phase "
        "own_criteria launch_seen_on launch_seen_by"
    )

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(places__gte=1), name="groups_group_has_places"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="groups_group_ends_after_it_starts",
            ),
        ]

    @property
    def ring_subject(self) -> UUID:
        """What its ring is made for."""
        return self.public_id

    @property
    def name(self) -> str:
        """Its name in the language of the page; the French one where no other was given."""
        return (page_language() == "nl" and self.name_nl) or self.name_fr

    @property
    def edition(self) -> Edition:
        """The edition it belongs to."""
        return editions.known()[self.edition_key]

    @property
    def welcomes(self) -> bool:
        """Whether women may still be proposed to it."""
        return welcomes(Phase(self.phase))

    @property
    def free(self) -> int:
        """How many women can still join; for groups that were `counted()`."""
        return free_places(self.places, getattr(self, "taken", 0))


class MembershipQuerySet(models.QuerySet["Membership"]):
    """What a membership can be."""

    def running(self) -> "MembershipQuerySet":
        """In force."""
        return self.filter(until=None)


class Membership(Record):
    """A case manager carries a group, from when to when; never overwritten."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="memberships")
    since = TodayField()
    until = models.DateField(null=True)

    objects = MembershipQuerySet.as_manager()

    secrecy = classify(structure="group mandate since until")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "mandate"],
                condition=Q(until=None),
                name="groups_membership_one_running",
            )
        ]
