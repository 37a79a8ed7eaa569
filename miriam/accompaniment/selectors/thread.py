"""The thread of a file: what happened, newest first, and the parts of it one asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Encounter, Note, Theme
from miriam.accompaniment.models.encounter import EncounterQuerySet
from miriam.core import names
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
    """The same, with themes and notes and who wrote them: three questions, however many rows.

    They are put where they are shown, as lists.
    """
    met = _said_in(encounters)
    notes = [note for encounter in met for note in encounter.said]
    hats = {note.written_by_id for note in notes}
    attach(notes, "written_by", {hat.pk: hat for hat in _writers(hats=list(hats))})
    return met


def _said_in(encounters: Iterable[Encounter]) -> list[Encounter]:
    """The same, with themes and notes, on a page that does not say who wrote them."""
    met = {encounter.pk: encounter for encounter in encounters}
    for encounter in met.values():
        encounter.about, encounter.said = [], []
    for link in _about(encounters=list(met)):
        met[link.encounter_id].about.append(link.theme)
    for note in attach(_notes(encounters=list(met)), "encounter", met):
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
    return [encounter.pk for encounter in told_of(file, keys) if _says(encounter, wanted.words)]


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
    """The last encounters with what was said, for a page that gathers and names no writer."""
    return _said_in(attach(_newest(file=file.pk), "file", {file.pk: file}))


@prepared
def _newest(file: int) -> QuerySet[Encounter]:
    """The last encounters of this file, the newest on top."""
    return Encounter.objects.filter(file=file).latest_first()[:RECENT]


def latest_by_file(files: Iterable[File]) -> dict[int, Encounter]:
    """The last encounter of each of these files, by the key of the file; without what was said."""
    latest = _latest(files=[file.pk for file in files])
    return {encounter.file_id: encounter for encounter in latest}


@prepared
def _latest(files: list[int]) -> QuerySet[Encounter]:
    """The last encounter of each of these files: each is looked up, and no thread is read."""
    of_file = Encounter.objects.filter(file=OuterRef("pk")).latest_first().values("pk")[:1]
    last = File.objects.filter(pk__in=files).order_by().annotate(last=Subquery(of_file))
    met = Encounter.objects.filter(pk__in=last.values("last")).order_by()
    return met.only("file_id", "on", "kind")


def noted_by_others(files: Iterable[File], *, by: Actor, after: date) -> list[Encounter]:
    """What colleagues noted in these files since that day, newest first; not what was said."""
    by_pk = {file.pk: file for file in files}
    noted = _noted(files=list(by_pk), hat=by.hat.pk, after=after)
    return attach(noted, "file", by_pk)


@prepared
def _noted(files: list[int], hat: int, after: date) -> QuerySet[Encounter]:
    """The newest encounters in these files that this hat did not write."""
    noted = Encounter.objects.filter(file__in=files, on__gte=after).exclude(written_by=hat)
    return noted.select_related("written_by__account").latest_first()[:RECENT]


def last_of(file: File) -> Encounter | None:
    """The encounter to begin from when one says "the same as last time"."""
    return _all(file).with_themes().order_by("-created_at", "-pk").first()


def usual_depth(encounter: Encounter) -> Depth:
    """The depth at which something is added: as deep as what was written last."""
    latest = encounter.notes.order_by("-pk").values_list("depth", flat=True)[:1]
    return next((Depth(depth) for depth in latest), Depth.SHARED)


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


def _says(encounter: Encounter, words: str) -> bool:
    return names.holds(" ".join(note.text for note in encounter.said), words)
