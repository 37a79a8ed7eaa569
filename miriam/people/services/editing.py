"""Saving on top of the version that was on the screen, and on no other."""

from django.db.models import F

from miriam.core.models import Versioned
from miriam.core.refusals import Overtaken, refuse_if
from miriam.people.models import File
from miriam.people.services.refusals import FileClosed


def take_version(row: Versioned, sent: int) -> None:
    """Move the row to its next version; of two who save at once, one wins and one is told.

    Raises:
        Overtaken: when the kept version is not the one that was on the screen.
    """
    rows = type(row)._default_manager.filter(pk=row.pk, version=sent)
    refuse_if(not rows.update(version=F("version") + 1), Overtaken)
    row.version = sent + 1


def demand_running(file: File) -> None:
    """Refuse to write in a file whose accompaniment has ended.

    Raises:
        FileClosed: when it has.
    """
    refuse_if(file.is_closed, FileClosed)
