"""A note that goes or has gone: who could read it meanwhile, where it can go, what stays of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeVar

from django.conf import settings
from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.access.acts import OPENED
from miriam.access.models import Account
from miriam.accompaniment.acts import TO_SEE_WISHES
from miriam.accompaniment.models import Encounter, Trace
from miriam.accompaniment.selectors.turns import TurnTold
from miriam.audit import journal
from miriam.core.prepared import prepared
from miriam.people.models import File
from miriam.people.selectors import my_files
from miriam.vault.domain import Depth


def readers_since(encounter: Encounter, *, by: Actor) -> list[str]:
    """The others who opened the file at its depth since it was written, by first name.

    Whoever had it open already is among them: the journal says so once a session, and a session
    lasts some hours. A list of wishes opens no note, whoever sees it.
    """
    depths = {Depth(note.depth) for note in encounter.said} or {Depth.SHARED}
    since = encounter.created_at - timedelta(hours=settings.KEY_LIFETIME_HOURS)
    acts = [OPENED[depth] for depth in depths]
    found = journal.actors_since(since, acts, about=encounter.file.public_id, but=TO_SEE_WISHES)
    others = Account.objects.filter(public_id__in=list(found)).exclude(pk=by.hat.account_id)
    return [account.first_name for account in others.order_by("name", "pk")]


def other_files(encounter: Encounter, *, by: Actor) -> list[File]:
    """The running files to which it can move, by name; the gate has opened the names."""
    return [file for file in my_files(by) if file.pk != encounter.file_id]


def traces_of(file: File) -> list[Trace]:
    """What is said of notes that are gone, the newest day on top."""
    return _traces(file=file.pk)


@prepared
def _traces(file: int) -> QuerySet[Trace]:
    """The traces of this file, the newest day on top."""
    return Trace.objects.filter(file=file).order_by("-on", "-pk")


D = TypeVar("D", Trace, TurnTold)


def between(lines: Iterable[D], newest: date | None, oldest: date | None) -> list[D]:
    """Those of a page that shows these days; where a side is open, all that lie beyond it."""
    return [
        one
        for one in lines
        if (newest is None or one.on <= newest) and (oldest is None or one.on > oldest)
    ]
