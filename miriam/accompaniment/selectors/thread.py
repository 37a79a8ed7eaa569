"""The thread of a file: what happened, newest first, and the parts of it one asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from miriam.access.models import Mandate
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Encounter, Note, Theme
from miriam.accompaniment.models.encounter import EncounterQuerySet
from miriam.core.names import fold
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.vault.domain import Depth

RECENT = 4


@dataclass(frozen=True)
class SoughtInThread:
    """Which part of the thread; nothing given means all of it."""

    kind: EncounterKind | None = None
    theme: UUID | None = None
    domain: LifeDomain | None = None
    depth: Depth | None = None
    words: str = ""


def told(encounters: Iterable[Encounter]) -> list[Encounter]:
    """The same, with themes and notes: three questions, however many rows.

    They are put where they are shown, as lists.
    """
    met = {encounter.pk: encounter for encounter in encounters}
    for encounter in met.values():
        encounter.about, encounter.said = [], []
    for link in _about(encounters=list(met)):
        met[link.encounter_id].about.append(link.theme)
    notes = attach(_notes(encounters=list(met)), "encounter", met)
    hats = {note.written_by_id for note in notes}
    attach(notes, "written_by", {hat.pk: hat for hat in _writers(hats=list(hats))})
    for note in notes:
        note.encounter.said.append(note)
    return list(met.values())


@prepared
def _about(encounters: list[int]) -> QuerySet[Any]:
    """Which themes each of these was about, in the order of the list."""
    return (
        Encounter.themes.through.objects.filter(encounter__in=encounters)
        .select_related("theme")
        .order_by("theme__place", "theme")
    )


@prepared
def _notes(encounters: list[int]) -> QuerySet[Note]:
    """What was written on these, the last one first."""
    return Note.objects.filter(encounter__in=encounters).order_by("-pk")


@prepared
def _writers(hats: list[int]) -> QuerySet[Mandate]:
    """Those who wear these hats, by name."""
    return Mandate.objects.filter(pk__in=hats).select_related("account").order_by()


def thread(file: File, wanted: SoughtInThread) -> list[int]:
    """The keys of what was asked for, newest first; a page of them is then `told_of`.

    Words are found whatever their accents. They are looked for in memory: what is sealed cannot be
    asked of the database.
    """
    if wanted == SoughtInThread():
        return _keys(file=file.pk)
    keys = list(_matching(file, wanted).latest_first().values_list("pk", flat=True))
    if not wanted.words:
        return keys
    parts = fold(wanted.words).split()
    return [encounter.pk for encounter in told_of(file, keys) if _says(encounter, parts)]


def told_of(file: File, keys: Iterable[int]) -> list[Encounter]:
    """These encounters of the file, newest first, with themes and notes."""
    return told(attach(_met(encounters=list(keys)), "file", {file.pk: file}))


@prepared
def _keys(file: int) -> QuerySet[Encounter, int]:
    """All encounters of a file, the newest day on top."""
    return Encounter.objects.filter(file=file).latest_first().values_list("pk", flat=True)


@prepared
def _met(encounters: list[int]) -> QuerySet[Encounter]:
    """These encounters, the newest day on top."""
    return Encounter.objects.filter(pk__in=encounters).latest_first()


def length_of_thread(file: File) -> int:
    """How many encounters there are in all."""
    return Encounter.objects.filter(file=file).count()


def recent(file: File) -> list[Encounter]:
    """The last encounters with what was said, for a page that gathers."""
    return told(attach(_newest(file=file.pk), "file", {file.pk: file}))


@prepared
def _newest(file: int) -> QuerySet[Encounter]:
    """The last encounters of this file, the newest on top."""
    return Encounter.objects.filter(file=file).latest_first()[:RECENT]


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


def _matching(file: File, wanted: SoughtInThread) -> EncounterQuerySet:
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
