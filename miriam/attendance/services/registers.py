"""Writing on the list of a session. Nothing here leaves a line in the journal or a moment: the
number of lines would tell how many came (the page that opens the list is written, once a day).
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from miriam.access.actor import Actor
from miriam.attendance.domain import Being, Roll, WillCome
from miriam.attendance.models import Register
from miriam.attendance.permissions import KEEP_LIST
from miriam.attendance.selectors.lists import is_gone
from miriam.attendance.services.refusals import ListGone, NotListed, TooMany, TooManyNames
from miriam.core.refusals import refuse_if
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.models import Session
from miriam.people.models import File
from miriam.people.permissions import READ_FILE

# More children of one woman, or guests, than anybody brings: a slip of the thumb.
MOST = 40
# Names of guests that fit in the list beside fifteen women.
MOST_NAMED = 10

Change = Callable[[Roll], Roll]


def answer(
    session: Session,
    *,
    group: Group,
    file: File,
    reply: WillCome,
    ages: tuple[int, ...] = (),
    by: Actor,
) -> None:
    """What she answers, and the ages in whole years of the children who come along.

    Raises:
        NotYours: when the actor does not carry the group, or does not accompany her.
        NotListed: when she has no place in the group, or it does not come to the session.
        ListGone: when the group has ended.
    """
    _of_her(session, group, file, by, reply=reply, ages=ages)


def mark(session: Session, *, group: Group, file: File, being: Being, by: Actor) -> None:
    """There, not this time, or unsaid again; sent twice it changes nothing.

    Raises:
        NotYours, NotListed, ListGone: as for an answer.
    """
    _demand_hers(group, file, by)
    key = _key(file)
    if being is Being.HERE:
        _write(session, group, by, lambda sheet: sheet.arriving(key))
    else:
        _write(session, group, by, lambda sheet: sheet.saying(key, being=being))


def finish(session: Session, *, group: Group, files: Iterable[File], by: Actor) -> None:
    """Nobody else comes: of these women, those of whom nothing was said were not there this time.

    Raises:
        NotYours, NotListed, ListGone: as for an answer.
    """
    keys = [_key(file) for file in files]
    _write(session, group, by, lambda sheet: sheet.finished(keys))


def bring(session: Session, *, group: Group, file: File, children: int, by: Actor) -> None:
    """How many children are with her.

    Raises:
        NotYours, NotListed, ListGone: as for an answer.
        TooMany: when nobody brings as many.
    """
    refuse_if(not 0 <= children <= MOST, TooMany)
    _of_her(session, group, file, by, children=children)


def welcome(
    session: Session, *, group: Group, guests: int, named: tuple[str, ...] = (), by: Actor
) -> None:
    """How many guests came without a name, and the names of those who gave theirs.

    Raises:
        NotYours, ListGone: as for an answer.
        TooMany: when nobody has as many guests.
        TooManyNames: when no more names fit.
    """
    refuse_if(not 0 <= guests <= MOST, TooMany)
    refuse_if(len(named) > MOST_NAMED, TooManyNames)
    _write(session, group, by, lambda sheet: Roll(sheet.lines, guests, named))


def ask_after(session: Session, *, group: Group, file: File, wanted: bool, by: Actor) -> None:
    """Remind this case manager, and no other, to ask how she is; no reason is kept.

    Raises:
        NotYours, NotListed, ListGone: as for an answer.
    """
    assert by.mandate
    mine = str(by.mandate.public_id)

    def change(sheet: Roll) -> Roll:
        others = [who for who in sheet.of(_key(file)).ask_after if who != mine]
        return sheet.saying(_key(file), ask_after=tuple([*others, mine] if wanted else others))

    _demand_hers(group, file, by)
    _write(session, group, by, change)


def _of_her(session: Session, group: Group, file: File, by: Actor, **said: object) -> None:
    _demand_hers(group, file, by)
    _write(session, group, by, lambda sheet: sheet.saying(_key(file), **said))


def _demand_hers(group: Group, file: File, by: Actor) -> None:
    READ_FILE.demand(file, by=by)
    refuse_if(not group.seats.taken().filter(file=file).exists(), NotListed)


def _key(file: File) -> str:
    return file.public_id.hex


@transaction.atomic
def _write(session: Session, group: Group, by: Actor, change: Change) -> None:
    KEEP_LIST.demand(session, by=by)
    WRITE_GROUP.demand(group, by=by)
    refuse_if(not _comes(group, session), NotListed)
    # Of two who tap at once, the second waits here and adds to what the first one said.
    held = Group.objects.select_for_update().get(pk=group.pk)
    refuse_if(is_gone(session, held), ListGone)
    register = Register.objects.filter(session=session, group=group).first()
    register = register or Register(session=session, group=group, created_at=session.starts_at)
    register.sheet = change(register.sheet)
    register.save()


def _comes(group: Group, session: Session) -> bool:
    return session.group_id == group.pk or session.joined.filter(pk=group.pk).exists()
