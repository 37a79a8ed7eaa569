"""What is being typed: sealed every few seconds towards the hat that types it, and given back.

A browser that dies and a telephone without network leave the words of a moment ago here. They are
a form that is kept before it is sent (kept_forms): only who typed them opens them, on the page
where they were typed, and they go once that form is written.
"""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

from miriam.access.actor import Actor
from miriam.access.models import KeptForm
from miriam.access.services import kept_forms
from miriam.access.services.kept_forms import NOT_WORDS, Kept
from miriam.core import clock, once
from miriam.core.prepared import prepared
from miriam.look.typed import PASSWORDS

# The page that the words are meant for, and the key of its form: under names of their own, for the
# form itself has not been sent.
PAGE, KEY = "draft_page", "draft_key"
LONGEST = 500
NOT_ITS_WORDS = {*NOT_WORDS, PAGE, KEY}


def keep(request: HttpRequest, by: Actor) -> bool:
    """Seal what is being typed, in the place of what was there a moment ago; whether it is kept.

    What was written meanwhile, has a password in it or belongs to no page of ours is not.
    """
    sent, holder, key = request.POST, by.hat.holder, _key(request.POST)
    if holder is None or key is None or not _is_page(sent.get(PAGE, "")):
        return False
    if PASSWORDS & set(sent) or _is_written(key, by):
        return False
    fields = [(name, value) for name, value in kept_forms.typed(sent) if name not in NOT_ITS_WORDS]
    return kept_forms.seal(holder, key, sent[PAGE], fields, is_draft=True)


def _key(sent: QueryDict) -> UUID | None:
    try:
        return UUID(sent.get(KEY, ""))
    except ValueError:
        return None


def _is_page(path: str) -> bool:
    """Whether it is a page of ours on which something is written down."""
    try:
        gate = getattr(resolve(path.split("?", maxsplit=1)[0]).func, "gate", None)
    except Resolver404:
        return False
    return bool(gate and gate.needs_keys and not gate.only_asks) and len(path) < LONGEST


def _is_written(key: UUID, by: Actor) -> bool:
    """Whether the form was written while these words were on their way."""
    return once.is_written(key, sender=by.hat.account.public_id)


def begun(by: Actor) -> list[Kept]:
    """What she began to write and has not kept, the latest first."""
    return list(kept_forms.opened(_begun(holder=by.holder.pk, now=clock.now()), by))


@prepared
def _begun(holder: int, now: datetime) -> QuerySet[KeptForm]:
    """What waits half-way for whoever holds this key."""
    rows = KeptForm.objects.waiting(now).begun().filter(holder=holder)
    return rows.order_by("-typed_at", "-pk")


def begun_on(page: str, by: Actor) -> Kept | None:
    """What she began to write on this page last, if she did."""
    return next((kept for kept in begun(by) if kept.path.split("?")[0] == page), None)
