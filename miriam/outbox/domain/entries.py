"""What of an appointment may leave."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class FeedEntry:
    """One appointment as it leaves. `sequence` grows with every move, `changed_at` is the last one;
    the place of a meeting of a group is no secret, that of anything else stays away.
    """

    uid: str
    title: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    sequence: int = 0
    cancelled: bool = False
    place: str = ""
