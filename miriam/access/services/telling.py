"""Letting somebody know what changed about her account: on her first page, and by a message that
says nothing but that there is something to see.

A message that fails breaks nothing; few leave in a day, whoever makes things happen.
"""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.acts import ACCOUNT_MESSAGE_SENT
from miriam.access.models import Account, Mandate
from miriam.access.services import log, mail
from miriam.audit.act import Act
from miriam.audit.journal import once_key
from miriam.core import afterwards, clock

MOST_A_DAY = 5


@transaction.atomic
def tell(act: Act, *, about: Account, by: Actor | None = None, once: str | None = None) -> None:
    """Write it in the journal, and let her know; an act that is written once is told once.

    Whoever has not worked here yet is only arriving: what she sets up is no news to her.
    """
    lines = log.write(act, about=about, by=by, once=once)
    if not lines or not _has_worked(about):
        return
    Account.objects.filter(pk=about.pk, unseen_since=None).update(unseen_since=lines[0].at)
    transaction.on_commit(lambda: afterwards.do(lambda: _send(about)))


def _has_worked(account: Account) -> bool:
    return Mandate.objects.filter(account=account, last_worn_at__isnull=False).exists()


def _send(account: Account) -> None:
    if mail.leaves(account) and _is_free_today(account):
        mail.send(account, "access/mail/told.txt")


def _is_free_today(account: Account) -> bool:
    """Whether one more may leave today; the journal keeps each, so that all processes count."""
    places = (
        once_key("message", account.public_id, clock.today(), number)
        for number in range(MOST_A_DAY)
    )
    return any(log.write(ACCOUNT_MESSAGE_SENT, about=account, once=place) for place in places)
