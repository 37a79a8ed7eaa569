"""Whose answers the case managers of a group know: of whom they read today, whom they ever read,
and whom they would read once a colleague has lent them her keys.

The page and its document are for the whole team, so all of them are its readers. Figures stay in a
reader's head: a right that comes after them counts as much as one she has.
"""

from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

from miriam.access.actor import Actor
from miriam.access.acts import OPENED
from miriam.access.models import Mandate
from miriam.audit import journal
from miriam.groups.models import Group, Membership
from miriam.people import selectors as people
from miriam.people.models import File
from miriam.people.permissions import READ_FILE

Women = frozenset[UUID]


def known_to_readers(group: Group, files: Sequence[File]) -> list[Women]:
    """For each reader the women of the group whose answers she knows, now and after any loan."""
    carried = Membership.objects.running().filter(group=group)
    readers = [one.mandate for one in carried.select_related("mandate__account").order_by("pk")]
    return [known for reader in readers for known in _known(reader, files)]


def _known(reader: Mandate, files: Sequence[File]) -> Iterator[Women]:
    hers = _read_today(reader, files) | _ever_read(reader, files)
    for lent in loans(_lendable(reader, files)):
        yield hers | lent


def _read_today(reader: Mandate, files: Sequence[File]) -> Women:
    by = Actor(account=reader.account, mandate=reader)
    hers = READ_FILE.within(by).filter(pk__in=[file.pk for file in files]).order_by()
    return frozenset(hers.values_list("public_id", flat=True))


def _ever_read(reader: Mandate, files: Sequence[File]) -> Women:
    """Those whose file she opened at any time, as a stand-in or in a team that is another today."""
    subjects = [file.ring_subject for file in files]
    who = reader.account.public_id
    return frozenset(journal.subjects_of(OPENED.values(), actor=who, among=subjects))


def _lendable(reader: Mandate, files: Sequence[File]) -> list[Women]:
    """What each colleague of these files could lend her; never a file whose mother excluded her."""
    closed = people.closed_to(reader.account, [file.public_id for file in files])
    open_ones = [file for file in files if file.public_id not in closed]
    colleagues = {pk for file in open_ones for pk in (file.case_manager_id, file.duo_id) if pk}
    return [
        frozenset(one.public_id for one in open_ones if pk in (one.case_manager_id, one.duo_id))
        for pk in sorted(colleagues)
    ]


def loans(lendable: list[Women]) -> Iterable[Women]:
    """What may come together: no loan, each alone, all but one, all."""
    but_one = [_together(lendable[:at] + lendable[at + 1 :]) for at in range(len(lendable))]
    return {frozenset[UUID](), *lendable, *but_one, _together(lendable)}


def _together(lent: Iterable[Women]) -> Women:
    return frozenset[UUID]().union(*lent)
