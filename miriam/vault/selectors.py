"""Who holds which keys."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from miriam.vault.domain import Depth, Reason
from miriam.vault.models import Grant, Holder

NEEDED_TO_OPEN = (
    *("subject", "centre", "depth", "generation"),
    *("public_key", "sealed_private_key", "sealed_previous_key"),
)


def held_by(holder: Holder, *, reasons: Iterable[Reason]) -> dict[UUID, set[Depth]]:
    """The depths that a holder has of each subject, for these reasons."""
    held: dict[UUID, set[Depth]] = {}
    for subject, depth in (
        Grant.objects.running()
        .filter(holder=holder, reason__in=list(reasons), ring__depth__in=list(Depth))
        .order_by("ring__subject", "ring__depth")
        .values_list("ring__subject", "ring__depth")
    ):
        held.setdefault(subject, set()).add(Depth(depth))
    return held


def subjects_of(holder: int, *, depth: Depth, now: datetime | None = None) -> QuerySet[Grant, UUID]:
    """What the holder of this key in the database can open at this depth, as a question to put
    inside another.
    """
    own = Grant.objects.running(now).filter(holder=holder, ring__depth=depth)
    return own.order_by().values_list("ring__subject", flat=True)


def keys_of(holder: int, *, now: datetime) -> QuerySet[Grant]:
    """The grants of this holder in force, with no more of their rings than opening them takes."""
    return (
        Grant.objects.running(now)
        .filter(holder=holder)
        .select_related("ring")
        .only("boxed_key", *(f"ring__{field}" for field in NEEDED_TO_OPEN))
        .order_by("ring_id")
    )


def holders_of(subjects: Iterable[UUID], *, depth: Depth) -> QuerySet[Grant, int]:
    """Who has the key of any of these at this depth, as a question to put inside another."""
    grants = Grant.objects.running().filter(ring__subject__in=list(subjects), ring__depth=depth)
    return grants.order_by().values_list("holder", flat=True)
