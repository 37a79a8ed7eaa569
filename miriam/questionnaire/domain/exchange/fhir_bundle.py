"""Answers of many women at many moments as a FHIR R4 Bundle, and back: each response names the
pseudonym as its subject and the moment as its encounter, by identifier.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import read_json
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop
from miriam.questionnaire.domain.exchange import fhir_response
from miriam.questionnaire.domain.exchange.codebook import CodebookRow

Json = dict[str, Any]
ALONE = "QuestionnaireResponse"


def as_json(instrument: Instrument, rows: Iterable[CodebookRow]) -> str:
    """One response for each person and moment, in the order in which they are met."""
    met: dict[tuple[str, str], dict[str, int | MissingReason]] = {}
    for row in rows:
        met.setdefault((row.person, row.occasion), {})[row.item] = row.answer
    entries = [
        {"resource": _resource(instrument, *who_and_when, answers)}
        for who_and_when, answers in met.items()
    ]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    return json.dumps(bundle, ensure_ascii=False)


def _resource(
    instrument: Instrument, person: str, occasion: str, answers: fhir_response.Answers
) -> Json:
    return {
        **fhir_response.response(instrument, answers, language=instrument.source_language),
        "subject": {"identifier": {"value": person}},
        "encounter": {"identifier": {"value": occasion}},
    }


def read(instrument: Instrument, content: bytes) -> tuple[list[CodebookRow], tuple[Problem, ...]]:
    """The rows and what was assumed; raises Faulty with the path of everything that is wrong."""
    rows: list[CodebookRow] = []
    assumptions: list[Problem] = []
    problems: list[Problem] = []
    met = Counter[str]()
    seen: set[tuple[str, str]] = set()
    for number, (where, resource) in enumerate(_responses(read_json(content)), start=1):
        try:
            found = fhir_response.of_resource(instrument, resource)
        except Faulty as faulty:
            problems.extend(_placed(one, where) for one in faulty.problems)
            continue
        person, occasion = _named(resource, "subject"), _named(resource, "encounter")
        remarks = [*found.assumptions, *_unnamed(person, occasion, number, met)]
        assumptions.extend(_placed(one, where) for one in remarks)
        person = person or str(number)
        occasion = occasion or f"T{met[person]}"
        met[person] += 1
        if (person, occasion) in seen:
            what = gettext_noop("cette personne a déjà répondu à ce moment plus haut")
            problems.append(Problem(where, what))
        seen.add((person, occasion))
        rows.extend(CodebookRow(person, occasion, code, one) for code, one in found.answers.items())
    if problems:
        raise Faulty(tuple(problems))
    return rows, tuple(assumptions)


def _responses(data: Any) -> Iterator[tuple[str, Any]]:
    """Each response with its place: a Bundle, a list, or one alone."""
    if isinstance(data, list):
        yield from ((f"[{place}]", one) for place, one in enumerate(data))
    elif isinstance(data, dict) and data.get("resourceType") == "Bundle":
        entries = data.get("entry")
        for place, entry in enumerate(entries if isinstance(entries, list) else ()):
            resource = entry.get("resource") if isinstance(entry, dict) else None
            yield f"Bundle.entry[{place}].resource", resource
    else:
        yield ALONE, data


def _named(resource: Json, role: str) -> str:
    """By identifier, else by reference; a name that is displayed is not looked at."""
    reference = resource.get(role) or {}
    identifier = (reference.get("identifier") or {}).get("value")
    return str(identifier or reference.get("reference") or "")


def _unnamed(person: str, occasion: str, number: int, met: Counter[str]) -> Iterator[Problem]:
    if not person:
        what = gettext_noop("personne sans code : « %(code)s », son rang dans le fichier")
        yield Problem(f"{ALONE}.subject", what, {"code": number})
    if not occasion:
        what = gettext_noop("moment absent : « %(code)s », d’après l’ordre dans le fichier")
        yield Problem(f"{ALONE}.encounter", what, {"code": f"T{met[person or str(number)]}"})


def _placed(problem: Problem, where: str) -> Problem:
    path = problem.where.removeprefix(ALONE)
    inside = path if not path or path[0] in ".[" else f".{path}"
    return Problem(f"{where}{inside}", problem.what, problem.details)
