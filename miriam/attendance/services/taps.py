"""One tap on the page « Qui est là », for the group of whoever taps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from miriam.access.actor import Actor
from miriam.attendance.domain import Attending, Being, Roll, WillCome
from miriam.attendance.selectors import lists, pages
from miriam.attendance.services import registers
from miriam.attendance.services.refusals import NotListed
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.people.models import File

# How many without a name, and the names of the others.
Guests = tuple[int, tuple[str, ...]]


def say(session: Session, said: dict[str, Any], *, by: Actor) -> None:
    """Children where a number was said, else where she stands.

    Raises:
        NotYours: when the actor carries no group of the session.
        NotListed: when she is not one of the actor's women on the list.
    """
    group, file = _hers(session, said["woman"], by)
    if said["children"] is None:
        registers.mark(session, being=Being(said["being"]), group=group, file=file, by=by)
    else:
        registers.bring(session, children=said["children"], group=group, file=file, by=by)


def _hers(session: Session, woman: UUID, by: Actor) -> tuple[Group, File]:
    found = pages.found_at(session, woman, by=by)
    if found is None:
        raise NotListed
    group, awaited = found
    return group, awaited.file


def finish(session: Session, *, by: Actor) -> None:
    """That is all: of her own women, those who were not tapped were not there this time.

    Raises:
        NotYours: when the actor carries no group of the session.
    """
    for group in pages.groups_at(session, by):
        files = [one.file for one in lists.listed(session, group, by=by)]
        registers.finish(session, group=group, files=files, by=by)


def answer(session: Session, woman: UUID, reply: WillCome, *, by: Actor) -> None:
    """What she answers; the children she said would come stay.

    Raises:
        NotYours, NotListed: as for `say`.
    """
    group, file = _hers(session, woman, by)
    ages = _line(session, group, file, by).ages
    registers.answer(session, group=group, file=file, reply=reply, ages=ages, by=by)


def announce(session: Session, woman: UUID, ages: tuple[int, ...], *, by: Actor) -> None:
    """The ages of the children who come along; what she answered stays.

    Raises:
        NotYours, NotListed: as for `say`.
    """
    group, file = _hers(session, woman, by)
    reply = _line(session, group, file, by).reply
    registers.answer(session, group=group, file=file, reply=reply, ages=ages, by=by)


def _line(session: Session, group: Group, file: File, by: Actor) -> Attending:
    return lists.sheet_of(session, group, by=by).of(file.public_id.hex)


def ask_after(session: Session, woman: UUID, *, wanted: bool, by: Actor) -> None:
    """Remind whoever taps, and nobody else, to ask how she is; or no more.

    Raises:
        NotYours, NotListed: as for `say`.
    """
    group, file = _hers(session, woman, by)
    registers.ask_after(session, group=group, file=file, wanted=wanted, by=by)


def welcome(session: Session, guests: int, *, by: Actor) -> None:
    """So many guests without a name; those who gave theirs stay.

    Raises:
        NotYours: when the actor carries no group of the session.
    """
    _welcome(session, by, lambda sheet: (guests, sheet.named_guests))


def name(session: Session, guest: str, *, by: Actor) -> None:
    """A guest who gave her name; a name that stands there already is not written twice.

    Raises:
        NotYours: when the actor carries no group of the session.
        TooManyNames: when no more names fit.
    """
    _welcome(session, by, lambda sheet: (sheet.guests, _with(sheet.named_guests, guest)))


def unname(session: Session, guest: str, *, by: Actor) -> None:
    """Her name goes from the list.

    Raises:
        NotYours: when the actor carries no group of the session.
    """
    _welcome(session, by, lambda sheet: (sheet.guests, _without(sheet.named_guests, guest)))


def _without(names: tuple[str, ...], guest: str) -> tuple[str, ...]:
    return tuple(one for one in names if one != guest)


def _with(names: tuple[str, ...], guest: str) -> tuple[str, ...]:
    return names if guest in names else (*names, guest)


def _welcome(session: Session, by: Actor, change: Callable[[Roll], Guests]) -> None:
    group = pages.group_at(session, by)
    guests, named = change(lists.sheet_of(session, group, by=by))
    registers.welcome(session, group=group, guests=guests, named=named, by=by)
