"""The thread of a file: what happened, newest first, and the parts of it one asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery

from miriam.access.models import Mandate
from miriam.accompaniment.domain import Kind
from miriam.accompaniment.models import Encounter, Note, Theme
from miriam.accompaniment.models.encounter import EncounterQuerySet
from miriam.core.names import fold
from miriam.core.prepared import Blank, Prepared
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.vault.domain import Depth


@dataclass(frozen=True)
class Wanted:
    """Which part of the thread; nothing given means all of it."""

    kind: Kind | None = None
    theme: UUID | None = None
    domain: LifeDomain | None = None
    depth: Depth | None = None
    words: str = ""


ABOUT = Prepared(
    lambda: (
        Encounter.themes.through.objects.filter(encounter__in=Blank("encounters"))
        .select_related("theme")
        .order_by("theme__place", "theme")
    )
)
NOTES = Prepared(lambda: Note.objects.filter(encounter__in=Blank("encounters")).order_by("-pk"))
WRITERS = Prepared(
    lambda: Mandate.objects.filter(pk__in=Blank("hats")).select_related("account").order_by()
)


def told(encounters: Iterable[Encounter]) -> list[Encounter]:
    """The same, with themes and notes: three questions, however many rows.

    They are put where they are shown, as lists.
    """
    met = {encounter.pk: encounter for encounter in encounters}
    for encounter in met.values():
        encounter.about, encounter.said = [], []
    for link in ABOUT.ask(encounters=list(met)):
        met[link.encounter_id].about.append(link.theme)
    notes = NOTES.ask(encounters=list(met))
    hats = {note.written_by_id for note in notes}
    writers = {hat.pk: hat for hat in WRITERS.ask(hats=list(hats))}
    for note in notes:
        note.encounter, note.written_by = met[note.encounter_id], writers[note.written_by_id]
        note.encounter.said.append(note)
    return list(met.values())


def thread(file: File, wanted: Wanted) -> Sequence[Encounter] | EncounterQuerySet:
    """What was asked for, newest first; a page of it is then `told`.

    Words are found whatever their accents, in what is told already.

    They are looked for in memory: what is sealed cannot be asked of the database.
    """
    found = _matching(file, wanted).latest_first()
    if not wanted.words:
        return found
    parts = fold(wanted.words).split()
    return [encounter for encounter in told(found) if _says(encounter, parts)]


def length_of_thread(file: File) -> int:
    """How many encounters there are in all."""
    return Encounter.objects.filter(file=file).count()


def recent(file: File, n: int) -> list[Encounter]:
    """The last `n` encounters with what was said, for a page that gathers."""
    return told(_all(file).latest_first()[:n])


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
