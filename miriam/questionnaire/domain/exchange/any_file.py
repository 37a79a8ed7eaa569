"""A questionnaire in whichever of the formats it comes: the content tells, not the name."""

from __future__ import annotations

import codecs
from dataclasses import replace

from miriam.questionnaire.domain.definition.loader import load, read_json
from miriam.questionnaire.domain.definition.problems import Faulty
from miriam.questionnaire.domain.exchange import archive, fhir_in, xlsform_in
from miriam.questionnaire.domain.exchange.imported import Imported

OPENING = (b"{", b"[")


def definition(content: bytes) -> Imported:
    """A form alone, or an archive of a form and the recordings that it names."""
    try:
        if not archive.is_packed(content) or not archive.is_archive(content):
            return _form(content)
        unpacked = archive.unpack(content)
    except Faulty as faulty:
        return Imported(None, problems=faulty.problems)
    found = _form(unpacked.form)
    return replace(found, media={**unpacked.media, **found.media})


def _form(content: bytes) -> Imported:
    """A workbook, a FHIR resource, or a definition of our own."""
    if not looks_like_json(content):
        return xlsform_in.definition(content)
    try:
        data = read_json(content)
        if isinstance(data, dict) and "resourceType" in data:
            return fhir_in.definition(content)
        return Imported(load(data))
    except Faulty as faulty:
        return Imported(None, problems=faulty.problems)


def looks_like_json(content: bytes) -> bool:
    """The first sign, behind the mark of an encoding and the zeros of a wider one."""
    return content.removeprefix(codecs.BOM_UTF8).lstrip(b"\xff\xfe\x00 \t\r\n")[:1] in OPENING
