"""An exclusion: somebody who must never see her file, because she said so."""

from django.db import models
from django.db.models import Q

from miriam.access.models import Account
from miriam.core.models import Leaving, Record, Staying
from miriam.core.secrecy import classify
from miriam.people.domain import Shut
from miriam.people.models.file import File


class ExclusionQuerySet(models.QuerySet["Exclusion"]):
    """What an exclusion can be."""

    def in_force(self) -> "ExclusionQuerySet":
        """Those that shut somebody out."""
        return self.exclude(state=Shut.ASKED)

    def undecided(self) -> "ExclusionQuerySet":
        """Those on which her team has to say something."""
        return self.exclude(state=Shut.FOR_GOOD)


class Exclusion(Record, Leaving):
    """Deny beats every allow, a stand-in included."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="exclusions")
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="excluded_from")
    state = models.CharField(
        max_length=10, default=Shut.FOR_GOOD, choices=[(state, state) for state in Shut]
    )

    objects = Staying.from_queryset(ExclusionQuerySet)()  # type: ignore[misc]

    secrecy = classify(structure="file account state")

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "account"],
                condition=Q(leaving_since=None),
                name="people_exclusion_once",
            )
        ]

    @property
    def is_undecided(self) -> bool:
        """Whether her team has to say yes or no."""
        return self.state != Shut.FOR_GOOD

    @property
    def is_in_force(self) -> bool:
        """Whether this person is shut out."""
        return self.state != Shut.ASKED
