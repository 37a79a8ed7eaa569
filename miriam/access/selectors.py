"""What the pages of accounts, teams and journals read."""

from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from miriam.access import vocabulary, words
from miriam.access.actor import Actor
from miriam.access.models import Account, Mandate, StandIn
from miriam.access.permissions import LET_IN, SEE_MANDATE, waiting_in_her_centre
from miriam.access.vocabulary import Words
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.prepared import Blank, Prepared

LINES_A_PAGE = 50


def account_named(name: str) -> Account | None:
    """The account that signs in with this name, if it can."""
    accounts = Account.objects.filter(sign_in_name__iexact=name.strip(), is_active=True)
    return accounts.exclude(holder=None).first()


def real_accounts_exist() -> bool:
    """Whether somebody here is not fictional: then no demonstration may run beside."""
    return Account.objects.filter(is_fictional=False).exists()


@dataclass(frozen=True)
class Member:
    """A mandate of the centre, with its role and how far it is from its keys, in words."""

    mandate: Mandate
    role: Words
    state: Words
    is_waiting: bool


def _member(mandate: Mandate, waiting: set[int]) -> Member:
    return Member(
        mandate=mandate,
        role=words.ROLES[mandate.worn_as],
        state=words.ADMISSIONS[mandate.admission] if mandate.works_with_keys else "",
        is_waiting=mandate.pk in waiting,
    )


def _members(mandates: QuerySet[Mandate], waiting: set[int]) -> list[Member]:
    rows = mandates.select_related("account", "holder").order_by("account__name", "role", "pk")
    return [_member(mandate, waiting) for mandate in rows]


def waiting_colleagues(by: Actor) -> list[Mandate]:
    """Colleagues who made a key and wait for her yes; the digits of their keys are compared."""
    if not waiting_in_her_centre(by):
        return []
    return list(LET_IN.within(by).order_by("created_at", "pk"))


def team(by: Actor) -> list[Member]:
    """The case managers of her centre, and who waits."""
    waiting = {mandate.pk for mandate in waiting_colleagues(by)}
    return _members(Mandate.objects.running().with_keys().filter(centre=by.hat.centre), waiting)


def accounts(by: Actor) -> list[Member]:
    """Everybody who works in the centre, for whoever administers its accounts."""
    return _members(SEE_MANDATE.within(by), set())


STANDING_IN = Prepared(
    lambda: (
        StandIn.objects.running(Blank("today"))
        .filter(mandate=Blank("hat"))
        .select_related("replaces__account")
        .order_by("starts_on", "pk")
    )
)


def standing_in_today(by: Actor) -> list[StandIn]:
    """Whom she replaces today."""
    return STANDING_IN.ask(hat=by.hat.pk, today=clock.today())


def stand_ins_of_centre(by: Actor) -> list[StandIn]:
    """Who replaces whom in her centre, now or later."""
    ahead = StandIn.objects.filter(
        replaces__centre=by.hat.centre, ends_on__gte=clock.today()
    ).select_related("mandate__account", "replaces__account")
    return list(ahead.order_by("starts_on", "pk"))


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


@dataclass(frozen=True)
class Entry:
    """A line of the journal in words."""

    line: Line
    act: Words
    purpose: Words


def own_journal(account: Account, page: str | None) -> Page[Line]:
    """What the journal keeps of what she did, the latest first."""
    lines = Line.objects.filter(actor=account.public_id).order_by("-at", "-pk")
    return Paginator(lines, LINES_A_PAGE).get_page(page)


def in_words(lines: Page[Line]) -> list[Entry]:
    """The lines of a page as one reads them."""
    return [
        Entry(line, vocabulary.act_words(line.act), vocabulary.purpose_words(line.purpose))
        for line in lines
    ]
