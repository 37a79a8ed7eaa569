"""Write once: a form carries a key, and a replay gets the answer of the first time.

Offline queues, double taps and back buttons send the same form again; the receipt stands in
the same transaction as what was written, so both are kept or neither is. It tells nobody what was
sent, nor who sent it, nor at what hour: the answer opens with the key that only the form carries.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.sessions.backends.base import UpdateError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from miriam.core import clock, written
from miriam.core.models import Receipt, form_keys

FIELD = "once"
# Beside it where its words are kept until the form is written.
HANDED_BACK = "handed_back"
# A form can be sent again from a page left open for as long as its session is known, be kept for
# days behind a password, and go from there: eleven days in all. Later its other key, that against
# foreign pages, is no longer taken: every sign-in gives another one.
KEPT_FOR = timedelta(days=90)


def key_of(request: HttpRequest) -> UUID | None:
    """The key that came with the form, if it came with one."""
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def answer(request: HttpRequest, view: Callable[[], HttpResponse], *, sender: UUID) -> HttpResponse:
    """Run the view for a form seen for the first time; repeat its answer for a replay."""
    key = key_of(request)
    if request.method != "POST" or key is None:
        return view()
    try:
        return _first_time(request, view, key=key, sender=sender)
    except _Twin:
        return _given(_receipts(key, sender).get(), key)


def given(request: HttpRequest, *, sender: UUID) -> HttpResponse | None:
    """The answer that this form got when it came before, if it did."""
    key = key_of(request)
    if request.method != "POST" or key is None:
        return None
    receipt = _answered(key, sender).first()
    return _given(receipt, key) if receipt else None


def is_written(key: UUID, *, sender: UUID) -> bool:
    """Whether the form with this key came from this sender, and went through."""
    return _answered(key, sender).exists()


def _answered(key: UUID, sender: UUID) -> QuerySet[Receipt]:
    return _receipts(key, sender).exclude(location="")


def _receipts(key: UUID, sender: UUID) -> QuerySet[Receipt]:
    return Receipt.objects.filter(
        key=form_keys.name_of_form(key), sender=form_keys.name_of_sender(key, sender)
    )


def forget_those_over() -> int:
    """The receipts of forms that nobody can send again; how many."""
    return Receipt.objects.filter(at__lte=clock.now() - KEPT_FOR).delete()[0]


def _given(receipt: Receipt, key: UUID) -> HttpResponse:
    return HttpResponseRedirect(form_keys.opened(receipt.location, key))


def _new(key: UUID, sender: UUID) -> Receipt:
    return Receipt(
        key=form_keys.name_of_form(key),
        sender=form_keys.name_of_sender(key, sender),
        at=_end_of_today(),
    )


def _end_of_today() -> datetime:
    return clock.moment_of(clock.today() + timedelta(days=1), time())


class _Twin(Exception):
    """The same form arrived before, or at the same moment and the other one won."""


def _first_time(
    request: HttpRequest, view: Callable[[], HttpResponse], *, key: UUID, sender: UUID
) -> HttpResponse:
    with transaction.atomic():
        try:
            written.insert(receipt := _new(key, sender))
        except IntegrityError as twin:
            # Nothing was written before: leaving the transaction takes nothing else along.
            raise _Twin from twin
        response = view()
        if isinstance(response, HttpResponseRedirect):
            receipt.location = form_keys.sealed(response.url, key)
            written.update(receipt, "location")
            _keep_session(request, response)
        else:
            # The form came back with a question: nothing was written, so the key stays free.
            receipt.delete()
        return response


def _keep_session(request: HttpRequest, response: HttpResponse) -> None:
    """What the next page will say is kept in the same commit as what it speaks of.

    A session without a name that the browser knows, or ended meanwhile, is left to the middleware.
    """
    session: Any = request.session
    cookie = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    if not session.session_key or session.shown != cookie:
        return
    said: Any = get_messages(request)
    said.update(response)
    said.used = said.added_new = False
    if session.modified:
        with suppress(UpdateError):
            session.save()
            session.modified = False
