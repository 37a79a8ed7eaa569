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
from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

from miriam.access.actor import Actor
from miriam.access.acts import FORM_KEPT
from miriam.access.models import KeptForm, Mandate
from miriam.access.permissions import FORGET_KEPT_FORM
from miriam.access.services import log
from miriam.audit.act import Purpose, Words
from miriam.core import clock, once
from miriam.look.typed import PASSWORDS, is_text
from miriam.vault import crypto
from miriam.vault.models import Holder

# Said where she signs in: what was sent without a session has nobody to wait for.
NOT_KEPT = "non-garde"
KEPT_FOR = timedelta(days=7)
MOST, LARGEST = 20, 200_000
NOT_WORDS = {"csrfmiddlewaretoken", *PASSWORDS, once.FIELD, once.HANDED_BACK}

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Kept:
    """A form as it was typed: the row that keeps it, the page it goes to, its fields."""

    row: KeptForm
    path: str
    fields: Fields

    @property
    def since(self) -> datetime:
        """When it was sent in vain, or last typed in."""
        return self.row.typed_at

    @property
    def page(self) -> ResolverMatch | None:
        """The page it was typed on; none if there is no such page any more."""
        try:
            return resolve(urlsplit(self.path).path)
        except Resolver404:
            return None

    @property
    def about(self) -> UUID | None:
        """The public name in the address of that page, if it has one."""
        names = self.page.kwargs.values() if self.page else ()
        return next((name for name in names if isinstance(name, UUID)), None)

    def found(self, by: Actor) -> Model | None:
        """What that page is about, where it is hers to work with today."""
        if self.page is None or self.about is None:
            return None
        found: Model | None = self.page.func.gate.permission.find(self.about, by=by)  # type: ignore[attr-defined]
        return found

    @property
    def purpose(self) -> Words:
        """What its page is for, in words: a choice without a text is known by this alone."""
        purpose: Purpose | None = self.page.func.gate.purpose if self.page else None  # type: ignore[attr-defined]
        return purpose.words if purpose else ""

    @property
    def texts(self) -> list[str]:
        """What she wrote herself: by this she knows which form it was."""
        return [value for _name, value in self.fields if is_text(value)]


@transaction.atomic
def keep(request: HttpRequest, hat: Mandate | None) -> bool:
    """Keep what came with this request for the wearer of the hat; says whether it is kept.

    Files are not: they are still on her device. Nor is what is longer than any form of ours.
    """
    fields = _typed(request)
    if not fields or request.FILES or hat is None or hat.holder is None:
        return False
    kept = seal(hat.holder, once.key_of(request) or uuid4(), request.get_full_path(), fields)
    if kept:
        log.write(FORM_KEPT, about=hat.account)
    return kept


def seal(holder: Holder, key: UUID, path: str, fields: Fields, *, is_draft: bool = False) -> bool:
    """Box what was typed on this page towards its writer, in the place of what she typed before.

    What is longer than any form of ours is not kept. What she sent in vain stays so, with the
    words of the draft that was still on its way.
    """
    signed = _signer(holder, key).sign_object({"path": path, "fields": fields}, compress=True)
    if len(signed) > LARGEST:
        return False
    forget_those_over()
    KeptForm.objects.update_or_create(
        holder=holder,
        key=key,
        defaults={
            "sealed": crypto.box(signed.encode(), bytes(holder.public_key)),
            "is_draft": is_draft and not _was_sent_in_vain(holder, key),
            "typed_at": clock.now(),
            "expires_at": clock.now() + KEPT_FOR,
        },
    )
    _forget_the_oldest(holder, is_draft=is_draft)
    return True


def _was_sent_in_vain(holder: Holder, key: UUID) -> bool:
    return KeptForm.objects.sent_in_vain().filter(holder=holder, key=key).exists()


def _typed(request: HttpRequest) -> Fields:
    return typed(request.POST) if request.method == "POST" else []


def typed(sent: QueryDict) -> Fields:
    """What was typed and chosen, without passwords and the marks that belong to the page."""
    return [
        (name, value) for name, values in sent.lists() for value in values if name not in NOT_WORDS
    ]


def _signer(holder: Holder, key: UUID) -> Signer:
    """With the key of the form: what was written once is not written again under another one."""
    return Signer(salt=f"kept form {key} of {holder.public_id}")


def _forget_the_oldest(holder: Holder, *, is_draft: bool) -> None:
    newest = KeptForm.objects.filter(holder=holder, is_draft=is_draft).order_by("-typed_at", "-pk")
    KeptForm.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[MOST:])).delete()


def forget_those_over() -> int:
    """What waited too long; how many."""
    return KeptForm.objects.filter(expires_at__lte=clock.now()).delete()[0]


def are_waiting_for(hat: Mandate) -> bool:
    """Whether something that she sent in vain is kept for the wearer of this hat."""
    return KeptForm.objects.waiting().sent_in_vain().filter(holder=hat.holder_id).exists()


def handed_back(by: Actor) -> list[Kept]:
    """What she sent in vain, the oldest first; a row that is not as it was kept is left out."""
    rows = KeptForm.objects.waiting().sent_in_vain().filter(holder=by.holder)
    return list(opened(rows.order_by("typed_at", "pk"), by))


def opened(rows: Iterable[KeptForm], by: Actor) -> Iterable[Kept]:
    """These rows as they were typed, without those that are not as they were kept."""
    for row in rows:
        try:
            signed = crypto.unbox(bytes(row.sealed), by.key_pair).decode()
            kept: dict[str, Any] = _signer(by.holder, row.key).unsign_object(signed)
        except (crypto.Unreadable, BadSignature):
            continue
        fields = [(str(name), str(value)) for name, value in kept["fields"]]
        marks = [(once.FIELD, str(row.key)), (once.HANDED_BACK, "1")]
        yield Kept(row, kept["path"], [*fields, *marks])


def written(request: HttpRequest, by: Actor) -> None:
    """A form that was kept went through: it need not be kept any longer."""
    key = once.key_of(request)
    if once.HANDED_BACK in request.POST and key and by.mandate:
        KeptForm.objects.filter(holder=by.mandate.holder_id, key=key).delete()


def forget(kept: KeptForm, *, by: Actor) -> None:
    """She does not want it any more.

    Raises:
        NotYours: when it is kept for somebody else.
    """
    FORGET_KEPT_FORM.demand(kept, by=by)
    kept.delete()
