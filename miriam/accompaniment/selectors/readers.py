"""Who will read what is written in a file, by first name."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.access.models import StandIn
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.people.models import File


def colleagues(file: File, by: Actor) -> list[str]:
    """The others of her team, and whoever stands in today; the reader herself left out."""
    team = [file.case_manager, file.duo, *(each.mandate for each in _replacing(file))]
    others = {each.pk: each.account.first_name for each in team if each and each != by.mandate}
    return list(others.values())


def _replacing(file: File) -> list[StandIn]:
    return _standing_in(subject=file.ring_subject, file=file.pk, today=clock.today())


@prepared
def _standing_in(subject: UUID, file: int, today: date) -> QuerySet[StandIn]:
    """Who stands in for this file today; never somebody she excluded."""
    return (
        StandIn.objects.running(today)
        .filter(scope__subject=subject)
        .exclude(mandate__account__excluded_from__file=file)
        .select_related("mandate__account")
    )
