"""A FHIR R4 Questionnaire as a definition: what can be defaulted is defaulted and said, what
is wrong is named by its path.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from miriam.questionnaire.domain.definition.loader import TOO_LARGE, read_json
from miriam.questionnaire.domain.definition.problems import Faulty, gettext_noop
from miriam.questionnaire.domain.exchange.fhir_reader import Reader
from miriam.questionnaire.domain.exchange.fhir_response import NOT_FHIR, departures
from miriam.questionnaire.domain.exchange.imported import Draft, Imported, Json, conclude, refused

LARGEST = 10_000_000
DEEPEST = 50
TYPES = (
    "group display boolean decimal integer date dateTime time string text url choice open-choice "
    "attachment reference quantity question"
).split()


def definition(content: str | bytes) -> Imported:
    """Read the resource; every assumption and every problem carries its path."""
    if len(content) > LARGEST:
        return refused("", TOO_LARGE)
    try:
        resource = read_json(content)
    except Faulty as faulty:
        return Imported(None, problems=faulty.problems)
    if not isinstance(resource, dict) or resource.get("resourceType") != "Questionnaire":
        return refused(
            "resourceType", gettext_noop("ce fichier n’est pas un « Questionnaire » FHIR")
        )
    draft = Draft()
    resource = _without_nothing(resource)
    _default(draft, resource)
    _check(draft, resource)
    if not draft.problems:
        Reader(draft, resource).read()
    return conclude(draft)


def _without_nothing(value: Any) -> Any:
    """The same data without nulls and empty lists, which some programs write for what is absent."""
    if isinstance(value, dict):
        return {
            name: _without_nothing(inner)
            for name, inner in value.items()
            if inner not in (None, [])
        }
    return [_without_nothing(inner) for inner in value] if isinstance(value, list) else value


def _default(draft: Draft, resource: Json) -> None:
    if not resource.get("status"):
        resource["status"] = draft.suppose("Questionnaire.status", "draft")
    for where, item in _items(resource.get("item"), "Questionnaire.item"):
        if not item.get("type"):
            likely = (
                "group" if item.get("item") else "choice" if item.get("answerOption") else "display"
            )
            item["type"] = draft.suppose(f"{where}.type", likely)


def _items(items: object, where: str, depth: int = 0) -> Iterator[tuple[str, Json]]:
    for number, item in enumerate(items if isinstance(items, list) else []):
        if isinstance(item, dict) and depth < DEEPEST:
            yield f"{where}[{number}]", item
            yield from _items(item.get("item"), f"{where}[{number}].item", depth + 1)


def _check(draft: Draft, resource: Json) -> None:
    """Structure by the published model; our sentence, its path."""
    from fhir.resources.R4B.questionnaire import Questionnaire

    try:
        Questionnaire.model_validate(resource)
    except ValidationError as error:
        draft.problems.extend(departures(error, "Questionnaire"))
    except (RecursionError, TypeError, AttributeError):
        draft.refuse("Questionnaire", NOT_FHIR, reason="structure")
    seen: set[object] = set()
    for where, item in _items(resource.get("item"), "Questionnaire.item"):
        if item["type"] not in TYPES:
            what = gettext_noop("valeur inconnue ; valeurs possibles : %(expected)s")
            draft.refuse(f"{where}.type", what, expected=", ".join(TYPES))
        link = str(item.get("linkId"))
        if link in seen:
            draft.refuse(
                f"{where}.linkId",
                gettext_noop("le code « %(code)s » est employé plusieurs fois"),
                code=link,
            )
        seen.add(link)
