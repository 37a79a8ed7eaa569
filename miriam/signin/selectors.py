"""What the pages of one's account read: sessions, second factors, one's own journal."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.paginator import Page, Paginator

from miriam.access.actor import Actor
from miriam.access.models import Account, ProposedMandate
from miriam.audit.act import Act, Purpose, Words
from miriam.audit.models import Line
from miriam.core import clock
from miriam.signin.acts import TOLD
from miriam.signin.permissions import ANSWER_PROPOSED, SEE_PROPOSED

LINES_A_PAGE = 50
TOLD_FOR, MOST_TOLD = timedelta(days=90), 12


def account_named(name: str) -> Account | None:
    """The account that signs in with this name, if it can."""
    accounts = Account.objects.filter(sign_in_name__iexact=name.strip(), is_active=True)
    return accounts.exclude(holder=None).first()


def real_accounts_exist() -> bool:
    """Whether somebody here is not fictional: then no demonstration may run beside."""
    return Account.objects.filter(is_fictional=False).exists()


def sessions_of(account: Account) -> list[UserSession]:
    """Where she is signed in, the latest first; one that is over only waits to be told so."""
    earliest = clock.now() - timedelta(hours=settings.KEY_LIFETIME_HOURS)
    own = UserSession.objects.filter(user=account, created_at__gt=earliest)
    own = own.order_by("-last_seen_at", "-pk")
    return [session for session in own if session.exists()]


def factors_of(account: Account) -> list[Authenticator]:
    """Her applications and passkeys."""
    own = Authenticator.objects.filter(user=account)
    return list(own.exclude(type=Authenticator.Type.RECOVERY_CODES).order_by("created_at", "pk"))


def proposed_by_centre(by: Actor) -> list[ProposedMandate]:
    """What the centre whose accounts she administers proposes to people of other centres."""
    return list(SEE_PROPOSED.within(by).order_by("name", "pk"))


def proposed_to(by: Actor) -> list[ProposedMandate]:
    """What other centres propose to her."""
    return list(ANSWER_PROPOSED.within(by).order_by("pk"))


@dataclass(frozen=True)
class Entry:
    """A line of the journal in words."""

    line: Line
    act: Words
    purpose: Words


def told(account: Account) -> list[Line]:
    """What changed about her account in the last months, the latest first."""
    since = clock.now() - TOLD_FOR
    names = [act.name for act in TOLD]
    lines = Line.objects.filter(subject=account.public_id, act__in=names, at__gte=since)
    return list(lines.order_by("-number")[:MOST_TOLD])


def own_journal(account: Account, page: str | None) -> Page[Line]:
    """What the journal keeps of what she did, the latest first."""
    lines = Line.objects.filter(actor=account.public_id).order_by("-at", "-pk")
    return Paginator(lines, LINES_A_PAGE).get_page(page)


def in_words(lines: Page[Line]) -> list[Entry]:
    """The lines of a page as one reads them."""
    return [Entry(line, Act.said(line.act), Purpose.said(line.purpose)) for line in lines]
