"""A questionnaire in whichever of the formats it comes: the content tells, not the name."""

from __future__ import annotations

import json
from dataclasses import replace

from miriam.instrument.definition.loader import load_json
from miriam.instrument.definition.problems import Faulty
from miriam.instrument.exchange import archive, fhir_in, xlsform_in
from miriam.instrument.exchange.imported import Imported


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
    if content.lstrip()[:1] != b"{":
        return xlsform_in.definition(content)
    if _is_fhir(content):
        return fhir_in.definition(content)
    try:
        return Imported(load_json(content))
    except Faulty as faulty:
        return Imported(None, problems=faulty.problems)


def _is_fhir(content: bytes) -> bool:
    try:
        resource = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(resource, dict) and "resourceType" in resource
