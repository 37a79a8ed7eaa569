"""The thread of a file: what happened, newest first, and the parts of it one asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from miriam.accompaniment.domain import Depth, Kind
from miriam.accompaniment.models import Encounter, Theme
from miriam.accompaniment.models.encounter import EncounterQuerySet
from miriam.people.life_domains import LifeDomain
from miriam.people.models import File
from miriam.people.names import fold


@dataclass(frozen=True)
class Wanted:
    """Which part of the thread; nothing given means all of it."""

    kind: Kind | None = None
    theme: UUID | None = None
    domain: LifeDomain | None = None
    depth: Depth | None = None
    words: str = ""


def thread(file: File, wanted: Wanted) -> Sequence[Encounter] | EncounterQuerySet:
    """What was asked for, newest first; words are found whatever their accents.

    They are looked for in memory: what is sealed cannot be asked of the database.
    """
    found = _matching(file, wanted).with_what_was_said().latest_first()
    if not wanted.words:
        return found
    parts = fold(wanted.words).split()
    return [encounter for encounter in found if _says(encounter, parts)]


def length_of_thread(file: File) -> int:
    """How many encounters there are in all."""
    return Encounter.objects.filter(file=file).count()


def recent(file: File, n: int) -> list[Encounter]:
    """The last `n` encounters with what was said, for a page that gathers."""
    return list(_all(file).with_what_was_said().latest_first()[:n])


def latest_by_file(files: Iterable[File]) -> dict[int, Encounter]:
    """The last encounter of each of these files, by the key of the file, in one query."""
    of_file = Encounter.objects.filter(file=OuterRef("file")).latest_first().values("pk")[:1]
    latest = Encounter.objects.filter(file__in=list(files), pk=Subquery(of_file))
    return {encounter.file_id: encounter for encounter in latest.latest_first()}


def last_of(file: File) -> Encounter | None:
    """The encounter to begin from when one says "the same as last time"."""
    return _all(file).with_themes().order_by("-created_at", "-pk").first()


def _all(file: File) -> EncounterQuerySet:
    # Through the file: each encounter then knows the one at hand instead of loading its own.
    return file.encounters.all()


def _matching(file: File, wanted: Wanted) -> EncounterQuerySet:
    found = _all(file)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.theme:
        found = found.filter(themes__public_id=wanted.theme)
    if wanted.domain:
        found = found.filter(themes__in=_touching(file, wanted.domain)).distinct()
    return found.at(wanted.depth) if wanted.depth else found


def _touching(file: File, domain: LifeDomain) -> list[Theme]:
    themes = Theme.objects.filter(centre=file.centre_id)
    return [theme for theme in themes if domain in theme.domains]


def _says(encounter: Encounter, parts: Sequence[str]) -> bool:
    said = fold(" ".join(note.text for note in encounter.said))
    return all(part in said for part in parts)
