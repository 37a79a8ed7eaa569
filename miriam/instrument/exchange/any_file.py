"""A questionnaire in whichever of the formats it comes: the content tells, not the name."""

from __future__ import annotations

import json

from miriam.instrument.definition.loader import load_json
from miriam.instrument.definition.problems import Faulty
from miriam.instrument.exchange import fhir_in, xlsform_in
from miriam.instrument.exchange.imported import Imported


def definition(content: bytes) -> Imported:
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
