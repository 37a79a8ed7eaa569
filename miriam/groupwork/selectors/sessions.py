"""The sessions of a group, past and to come."""

from datetime import datetime

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.groupwork.permissions import READ_SESSION


def sessions_of(group: Group) -> list[Session]:
    """Every session at which women of this group are expected, in order of time."""
    mine = Session.objects.filter(Q(group=group) | Q(joined=group)).distinct()
    return list(mine.select_related("group").order_by("starts_at", "pk"))


def next_sessions(by: Actor, *, until: datetime) -> list[Session]:
    """What stands and is not over yet, of the groups that she carries, until then."""
    coming = READ_SESSION.within(by).standing().to_come()  # type: ignore[attr-defined]
    return list(coming.filter(starts_at__lt=until).order_by("starts_at", "pk"))


def between(group: Group, since: datetime, until: datetime) -> list[Session]:
    """Those that begin in this time, also the dropped ones; for what counts and what calendars
    carry.
    """
    inside = Session.objects.filter(Q(group=group) | Q(joined=group), starts_at__gte=since)
    return list(inside.filter(starts_at__lt=until).distinct().order_by("starts_at", "pk"))


def last_prepared(group: Group) -> Session | None:
    """The newest session of the group for which something was prepared; its ring is open."""
    own = Session.objects.filter(group=group).order_by("-starts_at", "-pk")
    return next((one for one in own if one.course or one.practice), None)
