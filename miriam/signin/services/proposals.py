"""A mandate proposed to somebody whose account another centre answers for (docs/adr/0020).

A centre that made an account first may sit on it. So nothing comes with an address: she says yes
with a code that the proposing centre gave her in person or by voice, and whoever cannot sign in to
that account gets one of her own, which this centre makes.
"""

import secrets
from datetime import datetime, timedelta
from itertools import count

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import Account, Centre, Mandate, ProposedMandate
from miriam.access.services import capabilities, log, telling
from miriam.core import clock
from miriam.core.refusals import NotYours, Refused, refuse_if
from miriam.signin.acts import (
    MANDATE_ACCEPTED,
    MANDATE_DECLINED,
    MANDATE_INVITED,
    MANDATE_PROPOSED,
    MANDATE_WITHDRAWN,
    PROPOSAL_CODE_GIVEN,
)
from miriam.signin.permissions import ANSWER_PROPOSED, SEE_PROPOSED
from miriam.signin.services import passwords, sessions
from miriam.vault.services.holders import RECOVERY_ALPHABET, tidy

CODE_LASTS = timedelta(days=7)
SIGNS, SALT = 8, "code of a proposed mandate"


class WrongProposalCode(Refused):
    """Not the code of this proposal, or one that is over."""

    sentence = _(
        "Ce code n’est pas le bon, ou il n’est plus valable. Vérifiez chaque signe, ou demandez un "
        "nouveau code au centre."
    )


@transaction.atomic
def propose(
    account: Account,
    *,
    centre: Centre,
    role: Role,
    name: str,
    email: str,
    language: str,
    by: Actor | None,
) -> ProposedMandate:
    """Ask the owner of an account whether she takes this mandate; asked twice, it is one."""
    proposed, is_new = ProposedMandate.objects.unsettled().get_or_create(
        account=account,
        centre=centre,
        role=role,
        defaults={"name": name, "email": email, "language": language, "ended_at": None},
    )
    if is_new:
        telling.tell(MANDATE_PROPOSED, about=account, by=by)
    return proposed


@transaction.atomic
def make_code(proposed: ProposedMandate, *, by: Actor | None) -> str:
    """The code to hand over, shown once; the one before serves nothing more.

    A proposal that was declined is made again by it.
    """
    proposed = _in_hand(proposed, by)
    signs = "".join(secrets.choice(RECOVERY_ALPHABET) for _sign in range(SIGNS))
    code = tidy(signs)
    proposed.code_hash = _hashed(proposed, code)
    proposed.code_expires_at, proposed.declined_at = clock.now() + CODE_LASTS, None
    proposed.save(update_fields=["code_hash", "code_expires_at", "declined_at"])
    log.write(PROPOSAL_CODE_GIVEN, about=proposed.account, by=by)
    return code


@transaction.atomic
def withdraw(proposed: ProposedMandate, *, by: Actor) -> None:
    """The centre asks nothing more."""
    proposed = _in_hand(proposed, by)
    _settle(proposed)
    log.write(MANDATE_WITHDRAWN, about=proposed.account, by=by)


@transaction.atomic
def open_own_account(proposed: ProposedMandate, *, by: Actor | None) -> Mandate:
    """An account that this centre makes, for the same address, under a name that nobody has.

    For whoever cannot sign in to the other one, or does not know who made it. The other account
    is left as it is, and the proposal to it ends.
    """
    proposed = _in_hand(proposed, by)
    _settle(proposed)
    account = Account.objects.create_user(
        _free_name(proposed.email),
        email=proposed.email,
        name=proposed.name,
        language=proposed.language,
        is_fictional=proposed.centre.is_fictional,
    )
    log.write(MANDATE_INVITED, about=account, by=by)
    return Mandate.objects.create(account=account, centre=proposed.centre, role=proposed.role)


@transaction.atomic
def decline(proposed: ProposedMandate, *, by: Actor) -> None:
    """She does not want it; the centre sees that, and nothing else has changed."""
    proposed = _hers(proposed, by)
    proposed.declined_at, proposed.code_hash = clock.now(), ""
    proposed.save(update_fields=["declined_at", "code_hash"])
    telling.tell(MANDATE_DECLINED, about=proposed.account, by=by)


@transaction.atomic
def accept(proposed: ProposedMandate, *, code: str, session: str | None, by: Actor) -> Mandate:
    """It becomes a mandate; links to her password end, and her sessions but this `session`.

    Raises:
        WrongProposalCode: when it is not the code of this proposal, or too late.
    """
    proposed = _hers(proposed, by)
    refuse_if(not _is_code(proposed, code), WrongProposalCode)
    _settle(proposed)
    account = proposed.account
    mandate = Mandate.objects.create(account=account, centre=proposed.centre, role=proposed.role)
    capabilities.end(act=passwords.RESET, subject=account.public_id)
    sessions.end_others(account, but=session, by=by)
    telling.tell(MANDATE_ACCEPTED, about=account, by=by)
    return mandate


def _in_hand(proposed: ProposedMandate, by: Actor | None) -> ProposedMandate:
    """The proposal, locked, for whoever administers the accounts of its centre."""
    if by:
        SEE_PROPOSED.demand(proposed, by=by)
    return _locked(proposed)


def _hers(proposed: ProposedMandate, by: Actor) -> ProposedMandate:
    """The proposal, locked, for whoever it was made to."""
    locked = _locked(proposed)
    ANSWER_PROPOSED.demand(locked, by=by)
    return locked


def _locked(proposed: ProposedMandate) -> ProposedMandate:
    """As it stands now, and until this is done; its account too, whose links wait."""
    Account.objects.select_for_update().get(pk=proposed.account_id)
    unsettled = ProposedMandate.objects.unsettled().select_related("account", "centre")
    locked = unsettled.select_for_update(of=("self",)).filter(pk=proposed.pk).first()
    if locked is None:
        raise NotYours
    return locked


def _settle(proposed: ProposedMandate) -> None:
    proposed.ended_at, proposed.code_hash = clock.now(), ""
    proposed.save(update_fields=["ended_at", "code_hash"])


def _hashed(proposed: ProposedMandate, code: str) -> str:
    """Under the secret of the installation, which lies outside the database: a code is short."""
    return salted_hmac(SALT, f"{proposed.public_id} {code}", algorithm="sha256").hexdigest()


def _is_code(proposed: ProposedMandate, code: str) -> bool:
    over: datetime | None = proposed.code_expires_at
    right = constant_time_compare(proposed.code_hash, _hashed(proposed, tidy(code)))
    return right and over is not None and clock.now() < over


def _free_name(address: str) -> str:
    """« nele@example.org/2 »: no address is written so, and nobody else is invited under it."""
    names = (f"{address}/{number}" for number in count(2))
    return next(one for one in names if not Account.objects.filter(sign_in_name=one).exists())
