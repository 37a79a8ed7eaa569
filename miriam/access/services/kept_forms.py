"""What was typed while the key closed: sealed towards the hat that typed it, and handed back.

A telephone that rang, a night in between: the form arrives, and nothing may be written any more.
Its words are boxed to the public key of the hat at once, so that only who typed them reads them
again; she then sends the same form to the same page, where the same permission is asked
(confidentiality.md 7). They are signed by the installation too: a row that somebody put there is
not handed to her as her own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from miriam.access.actor import Actor
from miriam.access.acts import FORM_KEPT
from miriam.access.models import KeptForm, Mandate
from miriam.access.permissions import FORGET_KEPT_FORM
from miriam.access.services import log
from miriam.audit.act import Purpose, Words
from miriam.core import clock, once
from miriam.vault import crypto
from miriam.vault.models import Holder

# Said where she signs in: what was sent without a session has nobody to wait for.
NOT_KEPT = "non-garde"
KEPT_FOR = timedelta(days=7)
MOST, LARGEST = 20, 200_000
HANDED_BACK = "handed_back"
NOT_WORDS = {"csrfmiddlewaretoken", "password", once.FIELD, HANDED_BACK}
SHORTEST_WORD_ALONE = 15

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """A form as it was typed: the row that keeps it, the page it goes to, its fields."""

    row: KeptForm
    path: str
    fields: Fields

    @property
    def since(self) -> datetime:
        """When it was sent in vain."""
        return self.row.created_at

    @property
    def purpose(self) -> Words:
        """What its page is for, in words: a choice without a text is known by this alone."""
        try:
            page = resolve(urlsplit(self.path).path).func
        except Resolver404:
            return ""
        purpose: Purpose | None = page.gate.purpose  # type: ignore[attr-defined]
        return purpose.words if purpose else ""

    @property
    def texts(self) -> list[str]:
        """What she wrote herself: by this she knows which form it was."""
        return [value for _name, value in self.fields if _is_text(value)]


def _is_text(value: str) -> bool:
    if " " in value.strip():
        return True
    return len(value) >= SHORTEST_WORD_ALONE and not _names_a_row(value)


def _names_a_row(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


@transaction.atomic
def keep(request: HttpRequest, hat: Mandate | None) -> bool:
    """Keep what came with this request for the wearer of the hat; says whether it is kept.

    Files are not: they are still on her device. Nor is what is longer than any form of ours.
    """
    fields = _typed(request)
    if not fields or request.FILES or hat is None or hat.holder is None:
        return False
    key = once.key_of(request) or uuid4()
    signed = _signer(hat.holder, key).sign_object(
        {"path": request.get_full_path(), "fields": fields}, compress=True
    )
    if len(signed) > LARGEST:
        return False
    forget_those_over()
    KeptForm.objects.update_or_create(
        holder=hat.holder,
        key=key,
        defaults={
            "sealed": crypto.box(signed.encode(), bytes(hat.holder.public_key)),
            "expires_at": clock.now() + KEPT_FOR,
        },
    )
    _forget_the_oldest(hat.holder)
    log.write(FORM_KEPT, about=hat.account)
    return True


def _typed(request: HttpRequest) -> Fields:
    if request.method != "POST":
        return []
    sent = request.POST.lists()
    return [(name, value) for name, values in sent for value in values if name not in NOT_WORDS]


def _signer(holder: Holder, key: UUID) -> Signer:
    """With the key of the form: what was written once is not written again under another one."""
    return Signer(salt=f"kept form {key} of {holder.public_id}")


def _forget_the_oldest(holder: Holder) -> None:
    newest = KeptForm.objects.filter(holder=holder).order_by("-created_at", "-pk")
    KeptForm.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[MOST:])).delete()


def forget_those_over() -> int:
    """What waited too long; how many."""
    return KeptForm.objects.filter(expires_at__lte=clock.now()).delete()[0]


def are_waiting_for(hat: Mandate) -> bool:
    """Whether something is kept for the wearer of this hat."""
    return KeptForm.objects.waiting().filter(holder=hat.holder_id).exists()


def handed_back(by: Actor) -> list[Kept]:
    """What is kept for her, the oldest first; a row that is not as it was kept is left out."""
    rows = KeptForm.objects.waiting().filter(holder=by.holder).order_by("created_at", "pk")
    return list(_opened(rows, by))


def _opened(rows: Iterable[KeptForm], by: Actor) -> Iterable[Kept]:
    for row in rows:
        try:
            signed = crypto.unbox(bytes(row.sealed), by.key_pair).decode()
            kept: dict[str, Any] = _signer(by.holder, row.key).unsign_object(signed)
        except (crypto.Unreadable, BadSignature):
            continue
        fields = [(str(name), str(value)) for name, value in kept["fields"]]
        marks = [(once.FIELD, str(row.key)), (HANDED_BACK, "1")]
        yield Kept(row, kept["path"], [*fields, *marks])


def written(request: HttpRequest, by: Actor) -> None:
    """A form that was handed back went through: it need not be kept any longer."""
    key = once.key_of(request)
    if HANDED_BACK in request.POST and key and by.mandate:
        KeptForm.objects.filter(holder=by.mandate.holder_id, key=key).delete()


def forget(kept: KeptForm, *, by: Actor) -> None:
    """She does not want it any more.

    Raises:
        NotYours: when it is kept for somebody else.
    """
    FORGET_KEPT_FORM.demand(kept, by=by)
    kept.delete()
