"""One woman’s answers as a FHIR R4 QuestionnaireResponse, and back. Whom they are of is not in
it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import MOST_PROBLEMS, read_json
from miriam.questionnaire.domain.definition.parts import Item, MissingReason
from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop
from miriam.questionnaire.domain.exchange import fhir_names as names

Json = dict[str, Any]
Answers = Mapping[str, "int | MissingReason"]

REASONS = {
    MissingReason.NO_ANSWER: "unknown",
    MissingReason.DONT_KNOW: "asked-unknown",
    MissingReason.NOT_APPLICABLE: "not-applicable",
    MissingReason.REFUSED: "asked-declined",
    MissingReason.NOT_ASKED: "not-asked",
}

NOT_FHIR = gettext_noop("ne suit pas FHIR R4 : %(reason)s")
FINISHED = ("completed", "amended")


@dataclass(frozen=True)
class Read:
    answers: dict[str, int | MissingReason]
    assumptions: tuple[Problem, ...]


def response(
    instrument: Instrument, answers: Answers, *, language: str, authored: str = ""
) -> Json:
    """Each section as a group, each item with its code or the reason why there is none."""
    return {
        "resourceType": "QuestionnaireResponse",
        "language": language,
        "questionnaire": f"{names.QUESTIONNAIRE}{instrument.id}|{instrument.version}",
        "status": "completed",
        **({"authored": authored} if authored else {}),
        "item": [
            {
                "linkId": names.SECTION + section.code,
                "item": [
                    _item(instrument, item, answers, language)
                    for item in instrument.items
                    if item.section == section.code
                ],
            }
            for section in instrument.sections
        ],
    }


def _item(instrument: Instrument, item: Item, answers: Answers, language: str) -> Json:
    answer = answers.get(item.code, MissingReason.NOT_ASKED)
    if isinstance(answer, MissingReason):
        return {
            "linkId": item.code,
            "extension": [{"url": names.ABSENT, "valueCode": REASONS[answer]}],
        }
    option = instrument.scale_of(item).option(answer)
    coding = {
        "system": names.SCALE + item.scale,
        "code": str(answer),
        "display": option.label[language],
    }
    return {"linkId": item.code, "answer": [{"valueCoding": coding}]}


def read(instrument: Instrument, content: str | bytes) -> Read:
    """The answers; raises Faulty with every path that is wrong."""
    return of_resource(instrument, read_json(content))


def of_resource(instrument: Instrument, data: Any) -> Read:
    """The same for one that stands among others."""
    resource = _checked(data)
    answers: dict[str, int | MissingReason] = {}
    problems: list[Problem] = []
    assumptions = [*_other_version(instrument, resource), *_unfinished(resource)]
    for where, item in _leaves(resource.get("item") or [], "QuestionnaireResponse.item"):
        found = _answer(instrument, where, item)
        assumptions.extend(_assumed(where, item))
        if isinstance(found, Problem):
            problems.append(found)
        elif item["linkId"] in answers:
            what = gettext_noop("le code « %(code)s » est employé plusieurs fois")
            problems.append(Problem(where, what, {"code": item["linkId"]}))
        elif found is not None:
            answers[item["linkId"]] = found
    if problems:
        raise Faulty(tuple(problems))
    return Read(answers, tuple(assumptions))


def _checked(resource: Any) -> Json:
    from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

    if not isinstance(resource, dict) or resource.get("resourceType") != "QuestionnaireResponse":
        raise Faulty(
            (
                Problem(
                    "resourceType",
                    gettext_noop("ce fichier n’est pas une « QuestionnaireResponse » FHIR"),
                ),
            )
        )
    try:
        QuestionnaireResponse.model_validate(resource)
    except ValidationError as error:
        raise Faulty(tuple(departures(error, "QuestionnaireResponse"))) from error
    return resource


def departures(error: ValidationError, resource: str) -> Iterator[Problem]:
    """Where a resource leaves the standard, by its path."""
    for found in error.errors(include_url=False, include_input=False)[:MOST_PROBLEMS]:
        steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in found["loc"])
        yield Problem(f"{resource}{''.join(steps)}", NOT_FHIR, {"reason": found["msg"]})


def _other_version(instrument: Instrument, resource: Json) -> Iterator[Problem]:
    expected = f"{names.QUESTIONNAIRE}{instrument.id}|{instrument.version}"
    if resource.get("questionnaire") != expected:
        what = gettext_noop(
            "les réponses disent venir de « %(found)s » ; elles sont lues selon « %(expected)s »"
        )
        yield Problem(
            "QuestionnaireResponse.questionnaire",
            what,
            {"found": resource.get("questionnaire"), "expected": expected},
        )


def _leaves(items: list[Json], where: str) -> Iterator[tuple[str, Json]]:
    """Every question, also one that stands under a question or under its answer."""
    for number, item in enumerate(items):
        here, answers, inner = (
            f"{where}[{number}]",
            item.get("answer") or [],
            item.get("item") or [],
        )
        if answers or not inner:
            yield here, item
        yield from _leaves(inner, f"{here}.item")
        for place, answer in enumerate(answers):
            yield from _leaves(answer.get("item") or [], f"{here}.answer[{place}].item")


def _unfinished(resource: Json) -> Iterator[Problem]:
    if resource["status"] not in FINISHED:
        what = gettext_noop("ces réponses disent qu’elles ne sont pas terminées (« %(status)s »)")
        yield Problem("QuestionnaireResponse.status", what, {"status": resource["status"]})


def _assumed(where: str, item: Json) -> Iterator[Problem]:
    """What this answer says in words that are not ours."""
    for answer in item.get("answer") or []:
        system = (answer.get("valueCoding") or {}).get("system")
        if system and not system.startswith((names.SCALE, names.CHOICES)):
            what = gettext_noop(
                "le code est lu comme une réponse de l’échelle, pas de « %(system)s »"
            )
            yield Problem(f"{where}.answer", what, {"system": system})
    for code in sorted(_given_reasons(item) - set(REASONS.values())):
        what = gettext_noop("raison inconnue « %(code)s » : lue comme « unknown »")
        yield Problem(f"{where}.extension", what, {"code": code})


def _answer(instrument: Instrument, where: str, item: Json) -> int | MissingReason | Problem | None:
    known = {each.code: each for each in instrument.items}
    if item["linkId"] not in known:
        if item["linkId"] in {each.code for each in (*instrument.profile, *instrument.facts)}:
            return None
        what = gettext_noop("« %(code)s » n’existe pas dans cette définition")
        return Problem(f"{where}.linkId", what, {"code": item["linkId"]})
    if not item.get("answer"):
        return _reason(item)
    code = str(
        item["answer"][0].get("valueCoding", {}).get("code")
        or item["answer"][0].get("valueInteger", "")
    )
    codes = instrument.scale_of(known[item["linkId"]]).codes
    if code not in {str(each) for each in codes} or len(item["answer"]) > 1:
        what = gettext_noop("« %(code)s » n’est pas une réponse de cette échelle")
        return Problem(f"{where}.answer", what, {"code": code})
    return int(code)


def _reason(item: Json) -> MissingReason:
    given = _given_reasons(item)
    return next(
        (reason for reason, code in REASONS.items() if code in given), MissingReason.NO_ANSWER
    )


def _given_reasons(item: Json) -> set[str]:
    extensions = item.get("extension") or []
    return {str(one.get("valueCode")) for one in extensions if one.get("url") == names.ABSENT}
