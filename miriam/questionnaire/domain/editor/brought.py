"""A questionnaire that somebody brings, with its voices: each recording gets the name that its
bytes and its place give it, as if it had been recorded here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.problems import Problem, gettext_noop
from miriam.questionnaire.domain.editor import voices
from miriam.questionnaire.domain.exchange import any_file
from miriam.questionnaire.domain.sounds import sound_of

NOT_A_SOUND = gettext_noop(
    "ce n’est pas un enregistrement reconnu (Ogg avec Opus, MP3, M4A, AAC ou WAV)"
)
NAMED_NOWHERE = gettext_noop(
    "le questionnaire ne nomme ce fichier nulle part : il n’est pas repris"
)
RENAMED = gettext_noop("%(many)s enregistrements reçoivent un nom fait de leur contenu")


@dataclass(frozen=True)
class Brought:
    """What was read: `sounds` by the names that the definition has for them, `silent` the names
    of recordings that are not in the file.
    """

    instrument: Instrument | None
    assumptions: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    sounds: Mapping[str, bytes] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()


def read(content: bytes) -> Brought:
    """Whatever somebody uploads; with a problem nothing of it is taken."""
    found = any_file.definition(content)
    if found.instrument is None:
        return Brought(None, found.assumptions, found.problems)
    named = voices.names(as_data(found.instrument))
    wrong = [name for name in sorted(named & found.media.keys()) if not sound_of(found.media[name])]
    if wrong:
        problems = tuple(Problem(name, NOT_A_SOUND) for name in wrong)
        return Brought(None, found.assumptions, problems)
    remarks = (*found.assumptions, *_left(found.instrument, found.media))
    return _settled(found.instrument, found.media, remarks)


def _settled(
    instrument: Instrument, media: Mapping[str, bytes], remarks: tuple[Problem, ...]
) -> Brought:
    data, sounds, renamed = as_data(instrument), {}, 0
    for key, language, name in voices.named(data):
        if name in media:
            kept = _name(key, language, name, media[name])
            if kept != name:
                data, renamed = voices.put(data, key, language, kept), renamed + 1
            sounds[kept] = media[name]
    if renamed:
        remarks += (Problem("", RENAMED, {"many": renamed}),)
    silent = voices.names(data) - sounds.keys()
    return Brought(load(data), remarks, sounds=sounds, silent=silent)


def _name(key: str, language: str, name: str, content: bytes) -> str:
    ending = sound_of(content)
    assert ending
    return (
        name
        if voices.is_name_of(name, content)
        else voices.name_for(key, language, content, ending)
    )


def _left(instrument: Instrument, media: Mapping[str, bytes]) -> Iterator[Problem]:
    """The files that have no place, each by its name."""
    known = voices.names(as_data(instrument)) | instrument.pictures
    return (Problem(name, NAMED_NOWHERE) for name in sorted(media.keys() - known))
