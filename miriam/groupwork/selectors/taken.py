"""Whether a group meets already on a day: whoever plans there is asked first."""

from datetime import date, time, timedelta

from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.models import Session


def sessions_on(group: Group, day: date, *, but: Session | None = None) -> list[Session]:
    """The sessions of the group that begin on this day and stand, in order of time."""
    since = clock.moment_of(day, time(0))
    until = clock.moment_of(day + timedelta(days=1), time(0))
    begun = Session.objects.filter(group=group, starts_at__gte=since, starts_at__lt=until)
    standing = begun.standing().select_related("group").order_by("starts_at", "pk")
    return [session for session in standing if session != but]
