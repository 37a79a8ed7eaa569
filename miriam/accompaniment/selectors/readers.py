"""Who will read what is written in a file, by first name."""

from miriam.access.actor import Actor
from miriam.access.models import StandIn
from miriam.core import clock
from miriam.core.prepared import Blank, Prepared
from miriam.people.models import File


def colleagues(file: File, by: Actor) -> list[str]:
    """The others of her team, and whoever stands in today; the reader herself left out."""
    team = [file.case_manager, file.duo, *(each.mandate for each in _standing_in(file))]
    others = {each.pk: each.account.first_name for each in team if each and each != by.mandate}
    return list(others.values())


REPLACING = Prepared(
    lambda: (
        StandIn.objects.running(Blank("today"))
        .filter(scope__subject=Blank("subject"))
        .exclude(mandate__account__excluded_from__file=Blank("file"))
        .select_related("mandate__account")
    )
)


def _standing_in(file: File) -> list[StandIn]:
    return REPLACING.ask(subject=file.ring_subject, file=file.pk, today=clock.today())
