"""Lending keys for some days, and taking them back; who may be named is not known here."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from miriam.access.actor import Actor
from miriam.access.models import Mandate, StandIn, StandInScope
from miriam.core import clock
from miriam.vault import selectors as vault
from miriam.vault.domain import Depth, Reason
from miriam.vault.services import handing, leaving

OWN_REASONS = (Reason.CASE_MANAGER, Reason.DUO)


def own(by: Actor) -> dict[UUID, set[Depth]]:
    """What she has keys of in her own right, at which depths: what is lent is not lent on."""
    return vault.held_by(by.holder, reasons=OWN_REASONS)


def lend(subject: UUID, depths: set[Depth], mandate: Mandate, by: Actor) -> None:
    """Lend the keys of a subject from the first to the last day for which this colleague is named.

    There is one key for all her periods; between two of them the permission keeps the file closed.
    """
    assert mandate.holder
    named = list(_not_over(subject, mandate))
    first, last = min(one.starts_on for one in named), max(one.ends_on for one in named)
    by.open([subject], depths)
    handing.grant(
        by.keychain,
        subject=subject,
        depths=depths,
        to=mandate.holder,
        seat=mandate.public_id,
        circle=by.circle,
        reason=Reason.STAND_IN,
        by=by.holder,
        starts_at=_midnight(first),
        ends_at=_midnight(last + timedelta(days=1)),
    )


def _not_over(subject: UUID, mandate: Mandate) -> QuerySet[StandIn]:
    ahead = StandIn.objects.filter(mandate=mandate, ends_on__gte=clock.today())
    return ahead.filter(scope__subject=subject).order_by("pk")


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def take_back(subjects: list[UUID], mandate: Mandate) -> None:
    """Take the lent keys of these subjects back from a colleague."""
    for subject in subjects:
        if mandate.holder:
            leaving.revoke(subject=subject, holder=mandate.holder, reason=Reason.STAND_IN)


def recall(subject: UUID, *, lender: Mandate, by: Actor) -> None:
    """Whoever no longer works with a file leaves nobody there in her place.

    Raises:
        Closed: when another period of the same colleague is still to be lent and a vault is closed.
    """
    lent = StandInScope.objects.filter(subject=subject, stand_in__replaces=lender)
    colleagues = Mandate.objects.filter(standing_in__scope__in=lent).select_related("holder")
    had_it = list(colleagues.distinct().order_by("pk"))
    lent.delete()
    StandIn.objects.filter(replaces=lender, scope=None).delete()
    for colleague in had_it:
        take_back([subject], colleague)
        lend_again([subject], colleague, by)


def lend_again(subjects: list[UUID], mandate: Mandate, by: Actor) -> None:
    """Lend once more what another period of the same colleague still covers.

    Raises:
        Closed: when there is one and the vault of whoever lends is closed.
    """
    ahead = [one for one in subjects if _not_over(one, mandate).exists()]
    held = own(by) if ahead and mandate.admitted_at else {}
    for subject in ahead:
        if subject in held:
            lend(subject, held[subject], mandate, by)
