"""A session of work: begun with a password, usable after the second factor, under one hat."""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.adapter import get_adapter as get_factor_adapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from miriam.access.actor import Actor
from miriam.access.models import Account, Mandate
from miriam.access.services import admissions, departures, log
from miriam.core import clock
from miriam.signin.acts import HAT_PUT_ON, MANDATE_KEY_SPOILED, SESSION_ENDED, SESSION_OTHERS_ENDED
from miriam.signin.services import session_key
from miriam.vault.crypto import KeyPair, Unreadable
from miriam.vault.models import Holder
from miriam.vault.services import holders, opened

HAT, ENDS_AT, ARRIVING, AFTERWARDS = "hat", "ends_at", "arriving", "afterwards"
SEVERAL_HATS = "several_hats"
PASSWORD_TYPED = "password_typed"  # noqa: S105 the name of a value in the session
PASSWORD_STEP_LASTS = timedelta(minutes=15)


def begin(
    request: HttpRequest, account: Account, password: str, *, shared_device: bool
) -> HttpResponse:
    """The password was right: open the account's key, which serves nothing before the next steps.

    The answer leads to the second factor, or is the one for somebody who has none.
    """
    session_key.forget(request)
    request.session.pop(HAT, None)
    request.session[session_key.SHARED_DEVICE] = shared_device
    request.session[ARRIVING] = True
    if account.holder:
        pair = holders.open_with_password(account.holder, password)
        session_key.keep(request, account.holder, pair, lasts=PASSWORD_STEP_LASTS)
    request.session[PASSWORD_TYPED] = account.get_session_auth_hash()
    ends_at = clock.now() + timedelta(hours=settings.KEY_LIFETIME_HOURS)
    request.session[ENDS_AT] = ends_at.isoformat()
    return perform_password_login(request, {}, Login(user=account))  # type: ignore[no-any-return]


def goes_on(request: HttpRequest, account: Account) -> bool:
    """Whether the password of the first step is still hers, and she may still come in."""
    typed = request.session.get(PASSWORD_TYPED)
    return bool(account.is_active and typed == account.get_session_auth_hash())


def is_arriving(request: HttpRequest) -> bool:
    """Signed in, and no hat on yet."""
    return bool(request.session.get(ARRIVING))


def is_over(request: HttpRequest) -> bool:
    """Whether twelve hours have passed since the password."""
    ends_at = request.session.get(ENDS_AT)
    return ends_at is not None and datetime.fromisoformat(ends_at) <= clock.now()


def hats_of(account: Account) -> list[Mandate]:
    """The hats she can put on, the last worn first."""
    running = Mandate.objects.running().filter(account=account).select_related("centre", "holder")
    hats = list(running.order_by("pk"))
    return sorted(hats, key=lambda hat: hat.last_worn_at or hat.created_at, reverse=True)


def has_second_factor(account: Account) -> bool:
    """Whether an application or a passkey stands behind the password."""
    return bool(get_factor_adapter().is_mfa_enabled(account, ["totp", "webauthn"]))


def must_set_up_second_factor(account: Account) -> bool:
    """Every professional needs one; only the fictional people of the demonstration do not."""
    waived = settings.DEMO and account.is_fictional
    return not waived and bool(hats_of(account)) and not has_second_factor(account)


@transaction.atomic
def put_on(request: HttpRequest, hat: Mandate) -> None:
    """Wear this hat: its key is opened with the account's, and any other key is closed."""
    account = hat.account
    reopened = session_key.reopened(request)
    session_key.forget(request)
    departures.end_those_over(hat.centre)
    if reopened and account.holder_id and reopened[0].holder_id == account.holder_id:
        assert account.holder
        admissions.make_key(hat, keeper=account.holder, keeper_pair=reopened[1])
        if hat.holder:
            _open_hat(request, hat, keeper=reopened[1])
    request.session[HAT] = str(hat.public_id)
    request.session[SEVERAL_HATS] = len(hats_of(account)) > 1
    request.session.pop(ARRIVING, None)
    Mandate.objects.filter(pk=hat.pk).update(last_worn_at=clock.now())
    log.write(HAT_PUT_ON, about=account, by=Actor(account=account, mandate=hat))


def _open_hat(request: HttpRequest, hat: Mandate, *, keeper: KeyPair) -> None:
    """Open the key of a hat; one that somebody else put in its place stays closed."""
    assert hat.holder
    try:
        pair = holders.open_kept(hat.holder, keeper)
    except Unreadable:
        log.write(MANDATE_KEY_SPOILED, about=hat.account)
        return
    session_key.keep(request, hat.holder, pair)
    admissions.catch_up(Actor(account=hat.account, mandate=hat, pair=pair))


def open_account_key(request: HttpRequest, account: Account, password: str) -> None:
    """Prove the password again inside a session, before another hat or a closed vault.

    The session gets another name: a copy of its cookie from before opens nothing of what follows.

    Raises:
        Unreadable: when the password is not hers.
    """
    assert account.holder
    pair = holders.open_with_password(account.holder, password)
    before = request.session.session_key or ""
    request.session.cycle_key()
    _goes_on(request, before)
    session_key.keep(request, account.holder, pair, lasts=PASSWORD_STEP_LASTS)


def leave(request: HttpRequest) -> None:
    """Close the key and end this session."""
    session_key.forget(request)
    UserSession.objects.filter(session_key=request.session.session_key or "").delete()
    logout(request)


def keep_after_new_password(request: HttpRequest, account: Account) -> None:
    """This session goes on after the password was changed in it; its name changes too."""
    before = request.session.session_key or ""
    update_session_auth_hash(request, account)
    _goes_on(request, before)


def _goes_on(request: HttpRequest, before: str) -> None:
    """On the list of her sessions it is still the same one."""
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)


def _store(key: str) -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore(key)


def _end(session: Any) -> None:
    kept = _store(session.session_key).get(session_key.OPENED)
    if kept:
        opened.forget(UUID(kept))
    session.end()


@transaction.atomic
def end_one(account: Account, number: int, *, by: Actor) -> None:
    """End one of her sessions, wherever it is open."""
    for session in UserSession.objects.filter(user=account, pk=number).order_by("pk"):
        _end(session)
        log.write(SESSION_ENDED, about=account, by=by)


@transaction.atomic
def end_others(account: Account, *, but: str | None, by: Actor) -> None:
    """End her sessions everywhere else."""
    for session in UserSession.objects.filter(user=account).exclude(session_key=but).order_by("pk"):
        _end(session)
    log.write(SESSION_OTHERS_ENDED, about=account, by=by)


@transaction.atomic
def end_all(account: Account) -> None:
    """End all her sessions and close all her keys, at once."""
    for session in UserSession.objects.filter(user=account).order_by("pk"):
        _end(session)
    own = Holder.objects.filter(account=account) | Holder.objects.filter(mandate__account=account)
    opened.forget_all_of(own.order_by("pk"))


@transaction.atomic
def forget_those_over() -> int:
    """Sessions whose time is over, and what says where they were; how many."""
    over = Session.objects.filter(expire_date__lte=clock.now()).delete()[0]
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return over
