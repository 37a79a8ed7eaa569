"""Who came to the last sessions, and who says that she comes to the next one."""

import random

from miriam.access.actor import Actor
from miriam.attendance.domain import Being, WillCome
from miriam.attendance.services import registers
from miriam.groups.models import Group
from miriam.groupwork.models import Session
from miriam.people.models import File

# Older lists would only make the demonstration slower to begin.
LAST = 4
HERE, COMES = 0.8, 0.7
# Of the children who come with a woman: more than there are places for, or fewer.
MANY, FEW = ((), (1,), (2, 5), (0, 3), (7,)), ((), (), (), (4,))
Ages = tuple[tuple[int, ...], ...]


def tell(group: Group, *, ages: Ages, chance: random.Random, by: Actor) -> None:
    """The lists of the group, as its case manager kept them."""
    seats = group.seats.taken().select_related("file").order_by("pk")
    files = [seat.file for seat in seats]
    held = Session.objects.filter(group=group, is_dropped=False)
    for session in held.over().order_by("-starts_at")[:LAST]:
        _came(session, group, files, chance, by)
    for session in held.to_come().order_by("starts_at")[:1]:
        _will_come(session, group, files, ages, chance, by)


def _came(
    session: Session, group: Group, files: list[File], chance: random.Random, by: Actor
) -> None:
    for file in files:
        if chance.random() < HERE:
            registers.mark(session, group=group, file=file, being=Being.HERE, by=by)
    registers.finish(session, group=group, files=files, by=by)
    registers.welcome(session, group=group, guests=chance.choice([0, 0, 1]), by=by)


def _will_come(
    session: Session,
    group: Group,
    files: list[File],
    ages: Ages,
    chance: random.Random,
    by: Actor,
) -> None:
    for file in files[:-2]:
        comes = chance.random() < COMES
        registers.answer(
            session,
            group=group,
            file=file,
            reply=WillCome.YES if comes else chance.choice([WillCome.UNSURE, WillCome.NO]),
            ages=chance.choice(ages),
            by=by,
        )
