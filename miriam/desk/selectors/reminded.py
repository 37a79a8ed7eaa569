"""What women may be reminded of, gathered from the rooms that plan it; no key is near."""

from collections.abc import Iterable

from miriam.accompaniment.domain import Company
from miriam.accompaniment.models import Appointment
from miriam.core import clock
from miriam.groupwork.selectors.account import awaited_at
from miriam.outbox.services.reminders import LOOKS_AHEAD, Planned


def planned_in(files: Iterable[int]) -> list[Planned]:
    """The appointments and sessions at which the women of these files (keys) are expected, as far
    ahead as messages wait; those dropped, and those that have their note, are not among them.
    """
    files, now = list(files), clock.now()
    ahead = Appointment.objects.planned().filter(
        file__in=files, starts_at__gt=now, starts_at__lte=now + LOOKS_AHEAD
    )
    with_her = ahead.exclude(company=Company.WITHOUT_HER).order_by("starts_at", "pk")
    rows = with_her.values_list("file", "public_id", "starts_at")
    sessions = awaited_at(files, since=now, until=now + LOOKS_AHEAD)
    together = [Planned(one.file, one.session, one.starts_at) for one in sessions]
    return [*(Planned(file, name, at) for file, name, at in rows), *together]
