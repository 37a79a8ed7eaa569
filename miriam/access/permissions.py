"""Who may do what with accounts, mandates and stand-ins; none of these rights opens a ring."""

from datetime import date

from django.db.models import Q, QuerySet

from miriam.access.actor import Actor
from miriam.access.domain import ROLES_WITH_KEYS, Role
from miriam.access.models import Account, KeptForm, Mandate, StandIn
from miriam.access.permission import NONE, Hat, Permission
from miriam.core import clock
from miriam.core.prepared import prepared


def own_account(by: Actor) -> Q:
    """Herself."""
    return Q(pk=by.account.pk) if by.account else NONE


def waiting_in_her_centre(by: Actor) -> list[int]:
    """The hats of colleagues who made a key and wait, for a case manager who was let in."""
    if by.mandate is None or not by.wears(Role.CASE_MANAGER) or not by.mandate.admitted_at:
        return []
    hat, centre, today = by.mandate.pk, by.mandate.centre_id, clock.today()
    return by.remember("access.waiting", lambda: _waiting(centre=centre, but=hat, today=today))


@prepared
def _waiting(centre: int, but: int, today: date) -> QuerySet[Mandate, int]:
    """The keys of these hats."""
    return who_wait(centre, but, today).values_list("pk", flat=True)


def who_wait(centre: int, but: int, today: date) -> QuerySet[Mandate]:
    """The hats of a centre that have a key and no yes, but for this one."""
    return (
        Mandate.objects.running(today)
        .with_keys()
        .filter(centre=centre, holder__isnull=False, admitted_at=None)
        .exclude(pk=but)
        .order_by()
    )


def waiting_beside(by: Actor) -> Q:
    """The case managers of her centre who made a key and wait for the yes of a colleague."""
    return Q(pk__in=waiting_in_her_centre(by))


def running_in_her_centre(by: Actor) -> Q:
    """The mandates of the centre whose accounts she administers."""
    if by.mandate is None or not by.wears(Role.ADMINISTRATOR):
        return NONE
    running = Mandate.objects.running().order_by().values("pk")
    return Q(centre=by.mandate.centre, pk__in=running)


def others_in_her_centre(by: Actor) -> Q:
    """The mandates of the centre whose accounts she administers, less her own, which nobody ends by
    mistake.
    """
    own = by.mandate.pk if by.mandate else None
    return running_in_her_centre(by) & ~Q(pk=own)


def named_by_her(by: Actor) -> Q:
    """The stand-ins that replace her."""
    return Q(replaces=by.mandate) if by.mandate and by.wears(Role.CASE_MANAGER) else NONE


def kept_for_her(by: Actor) -> Q:
    """What she typed under this hat and could not send."""
    if by.mandate is None or by.mandate.holder_id is None:
        return NONE
    return Q(holder=by.mandate.holder_id, expires_at__gt=clock.now())


OWN_ACCOUNT = Permission("access.account.own", Account, own_account)
SEE_TEAM = Hat("access.team.see", Role.CASE_MANAGER)
LET_IN = Permission(
    "access.mandate.let_in", Mandate, waiting_beside, related=("account", "centre", "holder")
)
ADMINISTER = Hat("access.accounts.administer", Role.ADMINISTRATOR)
SEE_MANDATE = Permission(
    "access.mandate.see", Mandate, running_in_her_centre, related=("account", "centre", "holder")
)
END_MANDATE = Permission(
    "access.mandate.end", Mandate, others_in_her_centre, related=("account", "centre", "holder")
)
NAME_STAND_IN = Hat("access.stand_in.name", Role.CASE_MANAGER, admitted=True)
END_STAND_IN = Permission(
    "access.stand_in.end",
    StandIn,
    named_by_her,
    related=("mandate__account", "mandate__holder", "replaces__account"),
)
READ_KEPT_FORMS = Hat("access.kept_forms.read", *ROLES_WITH_KEYS)
KEEP_DRAFT = Hat("access.draft.keep", *ROLES_WITH_KEYS)
FORGET_KEPT_FORM = Permission("access.kept_form.forget", KeptForm, kept_for_her)
