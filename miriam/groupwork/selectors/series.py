"""The series of a group that still bring sessions, and what an early end would drop."""

from datetime import date

from miriam.groups.models import Group
from miriam.groupwork.models import Series, Session
from miriam.groupwork.selectors.account import SEALED


def running_series(group: Group) -> list[Series]:
    """Those with a session to come that stands."""
    coming = Session.objects.filter(group=group).standing().to_come()
    keys = coming.order_by().values("series")
    return list(Series.objects.filter(group=group, pk__in=keys).order_by("first_on", "pk"))


def dropped_after(series: Series, last_on: date) -> list[Session]:
    """The sessions of the series that would be dropped if it ended on this day."""
    coming = Session.objects.filter(series=series).standing().to_come()
    every = coming.defer(*SEALED).order_by("starts_at", "pk")
    return [session for session in every if session.day > last_on]
