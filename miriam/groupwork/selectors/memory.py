"""What the team kept of its sessions."""

from datetime import datetime

from miriam.groups.models import Group
from miriam.groupwork.models import Memory, Session

# How many memories back one looks for a word about the next time.
BACK = 6


def memory_of(session: Session) -> Memory | None:
    """What was kept of it, if anything; the ring of its group is open."""
    return Memory.objects.filter(session=session).select_related("session__group").first()


def last_time(group: Group, before: datetime) -> Memory | None:
    """The newest memory of a session of this group that began earlier and says something about the
    next time; the ring of the group is open.
    """
    earlier = Memory.objects.filter(session__group=group, session__starts_at__lt=before)
    newest = earlier.select_related("session__group").order_by("-session__starts_at", "-pk")
    return next((memory for memory in newest[:BACK] if memory.next_time), None)
