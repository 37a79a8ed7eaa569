"""The gate of every page: it loads the object through the permission and opens the rings.

The order is fixed: authenticate; check the permission, and that her key is open; write the journal
line and commit it; open the rings; only then show, and while showing write nothing. Refusal and
absence give the same page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from miriam.access.actor import Actor
from miriam.access.acts import CONSULTED, OPENED, REFUSED
from miriam.access.models import Account
from miriam.access.permission import Permission
from miriam.access.services import kept_forms
from miriam.audit import journal
from miriam.audit.act import Purpose
from miriam.core import clock, once
from miriam.core.readonly import only_reading
from miriam.vault.domain import Depth
from miriam.vault.keychain import Closed
from miriam.vault.models import Grant

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class HasRing(Protocol):
    """What owns rings: a file, a group."""

    ring_subject: UUID


@dataclass(frozen=True)
class Opening:
    """What a page opens: these subjects at these depths."""

    subjects: tuple[UUID, ...]
    depths: tuple[Depth, ...]
    # What they open with, where it is at hand; else the gate asks what she holds.
    keys: tuple[Grant, ...] | None = None
    # In a list, what is deeper than a name is said in her journal once a day, as names are.
    in_a_list: bool = False

    @classmethod
    def with_keys(
        cls, keys: Iterable[Grant], depth: Depth, *, in_a_list: bool = False
    ) -> "Opening":
        """What these keys open at this depth, and nothing else."""
        fitting = tuple(key for key in keys if key.ring.depth == depth)
        subjects = tuple(sorted({key.ring.subject for key in fitting}))
        return cls(subjects, (depth,), fitting, in_a_list)


# From the object of the page (and who asks) to what must be opened to show it.
Opens = Callable[[Any, Actor], Iterable[Opening]]


@dataclass(frozen=True)
class Gate:
    """How a view is guarded; kept on the view so that tests can read it."""

    permission: Permission[Any] | None = None
    open_because: str = ""
    opens: Opens | None = None
    purpose: Purpose | None = None
    needs_keys: bool = False
    only_asks: bool = False
    repeatable: bool = False


def at(*depths: Depth, of: str = "self") -> Opens:
    """Open the rings of the object itself, or of what it belongs to (`of="file"`)."""

    def openings(obj: Any, by: Actor) -> Iterable[Opening]:
        owner: HasRing = obj if of == "self" else getattr(obj, of)
        yield Opening((owner.ring_subject,), depths)

    return openings


def requires(
    permission: Permission[Any],
    *,
    opens: Opens | None = None,
    purpose: Purpose | None = None,
    only_asks: bool = False,
    repeatable: bool = False,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Hand the view the object that the permission finds, or answer that there is no such page.

    The address carries one public name; without one the object is the mandate that is worn, or
    the account when the permission is on accounts.
    `purpose` is what the journal keeps and she reads; a page that opens rings must have one.
    A page that opens none and has one is a consultation: its reading is written, once a day.
    Whoever works with keys and has hers closed is told so, unless the right is one that needs none.
    A page that `only_asks` has a form with which one looks for something: sent, it writes nothing,
    and is not kept for later.
    A form of a `repeatable` page changes nothing when it comes again: no receipt of it is kept,
    where the number of receipts would tell what nobody may know.
    """
    assert not opens or purpose, "A page that opens rings says why."
    gate = Gate(
        permission,
        opens=opens,
        purpose=purpose,
        needs_keys=permission.needs_key,
        only_asks=only_asks,
        repeatable=repeatable,
    )

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def door(request: HttpRequest, **names: Any) -> HttpResponse:
            by: Actor = request.actor  # type: ignore[attr-defined]
            if by.is_arriving and permission.of is not Account:
                return redirect(settings.ARRIVAL_URL)
            shows = only_asks or request.method in SAFE_METHODS
            by.found = {} if shows else None
            wanted = _wanted(permission, names, by)
            obj = permission.find(wanted, by=by) if wanted else None
            if obj is None:
                return _absent(request, permission, wanted, by)
            if permission.waits(by):
                return _closed(request, by, shows=shows)
            if opens:
                assert purpose
                _open(opens(obj, by), by, purpose)
            elif purpose:
                _write_consultation(obj, by, purpose)
            return _answer(request, lambda: view(request, obj, **names), by, gate, shows=shows)

        door.gate = gate  # type: ignore[attr-defined]
        return door

    return decorate


def capability_only(
    permission: Permission[Any], *, opens: Opens | None = None, purpose: Purpose | None = None
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Like `requires`, for whoever holds a secret and has no account (a handed-over tablet)."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        return login_not_required(requires(permission, opens=opens, purpose=purpose)(view))

    return decorate


def open_to_all(
    reason: str,
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """The only other door: a page without an object, and why everybody may see it."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **names: Any) -> HttpResponse:
            return view(request, *args, **names)

        door.gate = Gate(open_because=reason)  # type: ignore[attr-defined]
        return login_not_required(door)

    return decorate


def _wanted(permission: Permission[Any], names: dict[str, Any], by: Actor) -> UUID | None:
    """The name in the address, else of the hat that is worn (or the account of who wears it).

    The view keeps any other names.
    """
    noun = next((name for name, value in names.items() if isinstance(value, UUID)), None)
    herself = by.public_id if permission.of is Account else by.hat_id
    return names.pop(noun) if noun else herself


def _absent(
    request: HttpRequest, permission: Permission[Any], wanted: UUID | None, by: Actor
) -> HttpResponse:
    """There is no such page; a form that took its own object away gets its answer again, from an
    account: a tablet whose right is over gets none.
    """
    again = once.given(request, sender=by.public_id) if by.public_id else None
    if again is None:
        _write_refusal(permission, wanted, by)
        raise Http404
    return again


def _write_refusal(permission: Permission[Any], wanted: UUID | None, by: Actor) -> None:
    """Refused and absent are written alike, on the chain of whoever knocked."""
    if by.public_id:
        journal.write(
            journal.Event(
                subject=by.public_id,
                act=REFUSED,
                actor=by.public_id,
                hat=by.hat_id,
                purpose=permission.name,
                once=journal.once_key("refused", by.hat_id, permission.name, wanted, clock.today()),
            )
        )


def _write_consultation(obj: Any, by: Actor, purpose: Purpose) -> None:
    """Who read it and what for, once per reader, object and day: a reload says nothing new."""
    journal.write(
        journal.Event(
            subject=obj.public_id,
            act=CONSULTED,
            actor=by.public_id,
            hat=by.hat_id,
            purpose=purpose.name,
            once=journal.once_key(
                "consulted", purpose.name, by.hat_id, obj.public_id, clock.today()
            ),
        )
    )


def _open(openings: Iterable[Opening], by: Actor, purpose: Purpose) -> None:
    """Write who opens what and why; only then open."""
    today, asked = clock.today(), list(openings)
    journal.write(
        *(
            _opened(subject, depth, by, purpose, _occasion(opening, depth, by, purpose, today))
            for opening in asked
            for subject in opening.subjects
            for depth in opening.depths
        )
    )
    for opening in asked:
        by.open(opening.subjects, opening.depths, keys=opening.keys)


def _occasion(opening: Opening, depth: Depth, by: Actor, purpose: Purpose, today: date) -> object:
    """Identity once per reader, file and day; deeper once per session of work and purpose too, or
    in a list once per purpose and day.
    """
    if depth is Depth.IDENTITY:
        return today
    work = today if opening.in_a_list else by.opened and by.opened.public_id
    return (work, purpose.name)


def _opened(
    subject: UUID, depth: Depth, by: Actor, purpose: Purpose, occasion: object
) -> journal.Event:
    return journal.Event(
        subject=subject,
        act=OPENED[depth],
        actor=by.public_id,
        hat=by.hat_id,
        purpose=purpose.name,
        once=journal.once_key("opened", depth, by.hat_id, subject, occasion),
    )


def _answer(
    request: HttpRequest, view: Callable[[], HttpResponse], by: Actor, gate: Gate, *, shows: bool
) -> HttpResponse:
    try:
        if shows:
            with only_reading():
                return view()
        return _written(request, view, by, gate)
    except Closed:
        # Permitted but not granted: the second lock holds.
        return _closed(request, by, shows=shows)


def _closed(request: HttpRequest, by: Actor, *, shows: bool) -> HttpResponse:
    """To the page that says why, and what was typed is kept for her."""
    if not shows:
        kept_forms.keep(request, by.mandate)
    return redirect(settings.CLOSED_URL)


def _written(
    request: HttpRequest, view: Callable[[], HttpResponse], by: Actor, gate: Gate
) -> HttpResponse:
    sender = None if gate.repeatable else _sender(by)
    response = once.answer(request, view, sender=sender) if sender else view()
    if isinstance(response, HttpResponseRedirect):
        kept_forms.written(request, by)
    return response


def _sender(by: Actor) -> UUID | None:
    """In whose name forms are kept once: an account, or a tablet in somebody's hands."""
    return by.public_id or (by.capability.public_id if by.capability else None)
