"""Saving on top of the version that was on the screen, and on no other."""

from django.db.models import F, Model

from miriam.access.actor import Actor
from miriam.core.refusals import Overtaken, refuse_if
from miriam.people import selectors
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM
from miriam.people.services.refusals import FileClosed, ForHerTeam, HasTakenBack


def take_version(row: Model, sent: int, *, counter: str = "version") -> None:
    """Move the row to its next version; of two who save at once, one wins and one is told.

    `counter` is the field that counts the versions of what is saved.

    Raises:
        Overtaken: when the kept version is not the one that was on the screen.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, **{counter: sent})
    refuse_if(not rows.update(**{counter: F(counter) + 1}), Overtaken)
    setattr(row, counter, sent + 1)


def demand_running(file: File) -> None:
    """Refuse to write in a file whose accompaniment has ended.

    Raises:
        FileClosed: when it has.
    """
    refuse_if(file.is_closed, FileClosed)


def demand_taking_part(file: File) -> None:
    """Refuse to write down what she tells once she has taken her yes to Miriam back; before it was
    ever asked, one may (method.md 2: her yes is recorded, and taking part is voluntary).

    Raises:
        FileClosed: when the accompaniment has ended.
        HasTakenBack: when her yes was taken back and no other was given.
    """
    demand_running(file)
    refuse_if(selectors.has_taken_back(file), HasTakenBack)


def demand_team(file: File, *, by: Actor, refusal: type[ForHerTeam] = ForHerTeam) -> None:
    """Refuse what cannot be undone to somebody who stands in for some days.

    Raises:
        ForHerTeam: when the actor is neither her case manager nor her duo.
    """
    refuse_if(not NAME_TEAM.holds(file, by=by), refusal)
