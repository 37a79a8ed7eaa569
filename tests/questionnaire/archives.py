"""Helpers: a questionnaire with voices and pictures, and archives of it."""

import io
import zipfile
from zipfile import ZipFile, ZipInfo

from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.editor import brought, voices
from miriam.questionnaire.domain.exchange import archive, xlsform_out
from miriam.questionnaire.pages.drawings import pictures_of
from tests.questionnaire.sounds import aac, m4a, mp3, ogg, tone

EXAMPLE = shipped_as("example", "1.0.0")
VOICES = {
    ("profile.way_of_moving.choices.bicycle", "fr"): ogg(),
    ("items.trees", "fr"): tone(),
    ("items.trees", "nl"): mp3(),
    ("items.shops", "nl"): m4a(),
    ("scales.agree.options.2", "fr"): aac(),
}
Media = dict[str, bytes]


def spoken() -> tuple[Instrument, Media]:
    """The example with a voice for several texts, in both languages, and its recordings."""
    data, media = as_data(EXAMPLE) | {"version": "1.0.1"}, {}
    keys = {one.key for one in voices.slots(data)}
    for (key, language), content in VOICES.items():
        assert key in keys, sorted(keys)
        ending = str(brought.sound_of(content))
        name = voices.name_for(key, language, content, ending)
        data, media[name] = voices.put(data, key, language, name), content
    return load(data), media


SPOKEN, SOUNDS = spoken()
EVERYTHING = {**pictures_of(SPOKEN), **SOUNDS}


def packed(media: Media | None = None, form: bytes | None = None) -> bytes:
    found = EVERYTHING if media is None else media
    return archive.pack("example-1.0.1.xlsx", form or xlsform_out.workbook(SPOKEN), found)


def zipped(*members: tuple[str | ZipInfo, bytes]) -> bytes:
    made = io.BytesIO()
    with ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in members:
            target.writestr(name, content)
    return made.getvalue()


FORM = ("form.xlsx", xlsform_out.workbook(SPOKEN))
