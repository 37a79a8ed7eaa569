"""Every voice of a questionnaire goes out with its file and comes back with it."""

import io
import json

import pytest
from openpyxl import load_workbook

from miriam.questionnaire.domain.definition.canonical import as_data, content_hash
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.editor import voices
from miriam.questionnaire.domain.exchange import fhir_in, fhir_out, xlsform_in, xlsform_out


def voiced() -> Instrument:
    """Every text of a questionnaire read aloud, in two languages."""
    data = as_data(shipped_as("miriam-14-10", "1.0.0"))
    for slot in list(voices.slots(data)):
        for language in ("fr", "nl"):
            name = voices.name_for(slot.key, language, slot.key.encode(), "ogg")
            data = voices.put(data, slot.key, language, name)
    return load(data)


def test_an_xlsform_names_every_voice_and_brings_them_back() -> None:
    instrument = voiced()
    written = xlsform_out.workbook(instrument)
    book = load_workbook(io.BytesIO(written))
    for sheet in ("survey", "choices"):
        columns = [cell.value for cell in book[sheet][1]]
        assert {"audio::Français (fr)", "audio::Nederlands (nl)"} <= set(columns)
    back = xlsform_in.definition(written)
    assert back.instrument is not None, back.problems
    assert not back.assumptions
    assert content_hash(back.instrument) == content_hash(instrument)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_a_fhir_resource_names_every_voice_and_brings_them_back(language: str) -> None:
    instrument = voiced()
    written = fhir_out.as_json(instrument, language)
    for name in voices.names(as_data(instrument)):
        assert name in written
    back = fhir_in.definition(written)
    assert back.instrument is not None, back.problems
    assert content_hash(back.instrument) == content_hash(instrument)


def test_a_question_without_a_picture_has_its_voice_where_others_look_for_it() -> None:
    data = as_data(shipped_as("example", "1.0.0"))
    data["items"][0].pop("picture", None)
    resource = fhir_out.questionnaire(load(voices.put(data, "items.trees", "fr", "voix.m4a")), "fr")
    attached = [
        extension["valueAttachment"]
        for extension in resource["item"][0]["item"][0]["extension"]
        if "valueAttachment" in extension
    ]
    voice = {"contentType": "audio/mp4", "url": "voix.m4a", "language": "fr"}
    assert attached == [{**voice, "title": "Il y a assez d’arbres dans ma rue"}]
    back = fhir_in.definition(json.dumps(resource)).instrument
    assert back is not None
    assert (back.items[0].audio, back.items[0].picture) == ({"fr": "voix.m4a"}, None)
