"""Writing a draft: begun, changed and recorded part by part, published or thrown away."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.core.refusals import NotYours, refuse_if
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.problems import Faulty
from miriam.questionnaire.domain.editor import content, voices
from miriam.questionnaire.domain.sounds import sound_of
from miriam.questionnaire.models import DefinitionDraft, InstrumentVersion
from miriam.questionnaire.permissions import EDIT_DRAFT, WRITE_DEFINITIONS
from miriam.questionnaire.selectors import definitions, drafts
from miriam.questionnaire.services import recordings, versions
from miriam.questionnaire.services.refusals import NameTaken, NotComplete, NothingNew, NothingToRead

Json = dict[str, Any]


@transaction.atomic
def begin_from(definition: Instrument, *, by: Actor) -> DefinitionDraft:
    """A draft that says what this version says.

    Raises:
        NotYours: when the actor does no research.
    """
    WRITE_DEFINITIONS.demand(by.hat, by=by)
    assert by.account
    return DefinitionDraft.objects.create(
        account=by.account,
        base_name=definition.id,
        base_version=definition.version,
        content=as_data(definition),
    )


@transaction.atomic
def begin_empty(*, name: str, title: str, language: str, by: Actor) -> DefinitionDraft:
    """A draft of a questionnaire that does not exist yet.

    Raises:
        NotYours: when the actor does no research.
        NameTaken: when a questionnaire has this name already.
    """
    WRITE_DEFINITIONS.demand(by.hat, by=by)
    assert by.account
    refuse_if(bool(definitions.versions_of(name)), NameTaken)
    return DefinitionDraft.objects.create(
        account=by.account, content=content.blank(name, title, language)
    )


def put(draft: DefinitionDraft, kind: str, part: Json, *, by: Actor) -> int:
    """Keep a part as it was typed; returns how many recordings went because their words changed.

    Raises:
        NotYours: when the draft is somebody else's.
    """
    return _change(draft, lambda data: content.put(data, kind, part), by)


def remove(draft: DefinitionDraft, kind: str, code: str, *, by: Actor) -> None:
    """Take a part out of the draft; versions that have it keep it.

    Raises:
        NotYours: when the draft is somebody else's.
    """
    _change(draft, lambda data: content.remove(data, kind, code), by)


def move(draft: DefinitionDraft, kind: str, code: str, *, earlier: bool, by: Actor) -> None:
    """One place earlier or later.

    Raises:
        NotYours: when the draft is somebody else's.
    """
    _change(draft, lambda data: content.move(data, kind, code, -1 if earlier else 1), by)


def record(draft: DefinitionDraft, key: str, language: str, sound: bytes, *, by: Actor) -> None:
    """Let a voice say the words of one place in one language, instead of an earlier recording.

    Raises:
        NotYours: when the draft is somebody else's.
        NothingToRead: when nothing stands there in this language.
        NotASound: when the bytes are no recording that browsers play.
    """
    _change(draft, lambda data: _with_recording(data, key, language, sound), by)


@transaction.atomic
def record_many(
    draft: DefinitionDraft, language: str, sounds: Iterable[tuple[str, bytes]], *, by: Actor
) -> tuple[int, list[str]]:
    """Many recordings by the names of their files: how many texts are read now, and the files
    that read nothing here or are no recordings.

    Raises:
        NotYours: when the draft is somebody else's.
    """
    read, left = 0, []
    for file, sound in sounds:
        keys = voices.read_by(_locked(draft, by).content, language, file)
        if not keys or sound_of(sound) is None:
            left.append(file)
            continue
        for key in keys:
            record(draft, key, language, sound, by=by)
        read += len(keys)
    return read, left


def _with_recording(data: Json, key: str, language: str, sound: bytes) -> Json:
    place = voices.slot(data, key)
    if place is None or language not in place.words:
        raise NothingToRead
    return voices.put(data, key, language, recordings.keep(key, language, sound))


def unrecord(draft: DefinitionDraft, key: str, language: str, *, by: Actor) -> None:
    """Take the recording of one place away; versions that have it keep it.

    Raises:
        NotYours: when the draft is somebody else's.
        NothingToRead: when there is no such place.
    """
    refuse_if(voices.slot(draft.content, key) is None, NothingToRead)
    _change(draft, lambda data: voices.take(data, key, language), by)


@transaction.atomic
def _change(draft: DefinitionDraft, edit: Callable[[Json], Json], by: Actor) -> int:
    """Change the draft; a recording goes with the words that it says."""
    kept = _locked(draft, by)
    before, after = kept.content, edit(kept.content)
    outdated = voices.outdated(before, after)
    for key, language in outdated:
        after = voices.take(after, key, language)
    kept.content, kept.changed_on = after, clock.today()
    kept.save(update_fields=["content", "changed_on"])
    recordings.forget_unused(voices.names(before) - voices.names(after))
    return len(outdated)


def _locked(draft: DefinitionDraft, by: Actor) -> DefinitionDraft:
    """Two pages of the same draft may be open: each writes its own part into what is kept."""
    EDIT_DRAFT.demand(draft, by=by)
    kept = DefinitionDraft.objects.select_for_update().filter(pk=draft.pk).order_by("pk").first()
    if kept is None:
        raise NotYours
    return kept


@transaction.atomic
def publish(draft: DefinitionDraft, *, by: Actor) -> InstrumentVersion:
    """Make a version of it under the number that its changes ask for; the draft is done.

    Raises:
        NotYours: when the draft is somebody else's.
        NotComplete: when something in it is still missing or wrong.
        NothingNew: when a version says the same already.
    """
    kept = _locked(draft, by)
    try:
        definition = drafts.definition_of(kept)
    except Faulty as faulty:
        raise NotComplete from faulty
    found = drafts.verdict_of(kept, definition)
    refuse_if(bool(found.same_as), NothingNew)
    numbered = load({**as_data(definition), "version": found.number})
    version = versions.add(numbered, by=by)
    kept.delete()
    return version


@transaction.atomic
def throw_away(draft: DefinitionDraft, *, by: Actor) -> None:
    """Erase the draft.

    Raises:
        NotYours: when it is somebody else's.
    """
    EDIT_DRAFT.demand(draft, by=by)
    named = voices.names(draft.content)
    draft.delete()
    recordings.forget_unused(named)
