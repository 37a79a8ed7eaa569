"""What women may be reminded of, gathered from the rooms that plan it; no key is near."""

from collections.abc import Iterable

from miriam.accompaniment.domain import Company
from miriam.accompaniment.models import Appointment
from miriam.core import clock
from miriam.outbox.services.reminders import LOOKS_AHEAD, Planned


def planned_in(files: Iterable[int]) -> list[Planned]:
    """The appointments of these files (keys) at which she is expected, as far ahead as messages
    wait; those dropped, and those that have their note, are not among them.
    """
    now = clock.now()
    ahead = Appointment.objects.planned().filter(
        file__in=files, starts_at__gt=now, starts_at__lte=now + LOOKS_AHEAD
    )
    with_her = ahead.exclude(company=Company.WITHOUT_HER).order_by("starts_at", "pk")
    rows = with_her.values_list("file", "public_id", "starts_at")
    return [Planned(file, name, at) for file, name, at in rows]
