"""A questionnaire goes out as FHIR R4 and comes back; other people's resources come in with
what was assumed.
"""

import copy
import json
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse
from hypothesis import given, settings
from hypothesis import strategies as st

from miriam.questionnaire.domain.definition.canonical import content_hash
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.problems import Faulty
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.domain.exchange.fhir_in import definition
from miriam.questionnaire.domain.exchange.fhir_out import as_json, questionnaire
from miriam.questionnaire.domain.exchange.fhir_response import read, response
from miriam.questionnaire.domain.exchange.imported import Imported

MIRIAM = shipped_as("miriam-14-10", "1.0.0")
BOTH = [(instrument, code) for instrument in shipped() for code in instrument.language_codes]
IDS = [f"{instrument.id}-{code}" for instrument, code in BOTH]


def remarks(imported: Imported) -> list[str]:
    return [str(problem) for problem in imported.assumptions]


def said(imported: Imported) -> list[str]:
    return [str(problem) for problem in imported.problems]


@pytest.mark.parametrize(("instrument", "language"), BOTH, ids=IDS)
def test_what_goes_out_in_any_language_comes_back_whole(
    instrument: Instrument, language: str
) -> None:
    back = definition(as_json(instrument, language))
    assert back.instrument is not None, said(back)
    assert content_hash(back.instrument) == content_hash(instrument)
    assert not back.assumptions


@pytest.mark.parametrize("instrument", shipped(), ids=lambda instrument: instrument.id)
def test_the_published_model_accepts_it(instrument: Instrument) -> None:
    resource = Questionnaire.model_validate(questionnaire(instrument, "fr"))
    assert resource.status == "active"
    assert resource.version == instrument.version


def test_each_language_has_its_own_plain_texts_and_the_same_links() -> None:
    def texts(language: str) -> dict[str, str]:
        groups = questionnaire(MIRIAM, language)["item"]
        return {item["linkId"]: item["text"] for group in groups for item in group["item"]}

    french, arabic = texts("fr"), texts("ar")
    assert french["housing"] == "Logement"
    assert arabic["housing"] == "السكن"
    assert list(french) == list(arabic)


def test_answers_stand_inline_with_their_weight() -> None:
    option = questionnaire(MIRIAM, "nl")["item"][0]["item"][0]["answerOption"][4]
    assert option["valueCoding"]["code"] == "5"
    assert option["valueCoding"]["display"] == "Helemaal akkoord"
    assert option["valueCoding"]["extension"][0]["valueDecimal"] == 5
    assert option["extension"][0]["valueAttachment"]["url"] == "bar-4.svg"


# ---------------------------------------------------------------- resources that others wrote


def phq(link: str, text: str) -> dict[str, Any]:
    """An item the way the American form libraries write theirs."""
    answers = [
        ("LA6568-5", "Not at all", 0),
        ("LA6569-3", "Several days", 1),
        ("LA6571-9", "Nearly every day", 3),
    ]
    return {
        "type": "choice",
        "linkId": link,
        "code": [{"code": "44250-9", "system": "http://loinc.org"}],
        "prefix": "1",
        "text": text,
        "required": False,
        "answerOption": [
            {
                "valueCoding": {
                    "code": code,
                    "display": label,
                    "extension": [
                        {
                            "url": "http://hl7.org/fhir/StructureDefinition/ordinalValue",
                            "valueDecimal": weight,
                        }
                    ],
                }
            }
            for code, label, weight in answers
        ],
    }


FOREIGN: dict[str, Any] = {
    "resourceType": "Questionnaire",
    "title": "Patient Health",
    "name": "PHQ 2",
    "language": "en",
    "item": [
        phq("/44250-9", "Little interest"),
        phq("/44255-8", "Feeling down"),
        {
            "linkId": "difficult",
            "type": "choice",
            "text": "How difficult?",
            "answerOption": [
                {"valueCoding": {"code": "LA6572-7", "display": "Not difficult"}},
                {"valueCoding": {"code": "LA6573-5", "display": "Somewhat difficult"}},
            ],
            "enableWhen": [{"question": "/44250-9", "operator": "exists", "answerBoolean": True}],
        },
        {"linkId": "total", "type": "decimal", "text": "Total"},
        {
            "linkId": "set",
            "type": "choice",
            "text": "From a list",
            "answerValueSet": "http://loinc.org/vs/LL1",
        },
    ],
}


def test_a_resource_of_somebody_else_becomes_a_definition() -> None:
    back = definition(json.dumps(FOREIGN))
    assert back.instrument is not None, said(back)
    assert back.instrument.id == "phq-2"
    assert [item.wording["en"] for item in back.instrument.items] == [
        "Little interest",
        "Feeling down",
    ]
    assert {item.scale for item in back.instrument.items} == {"scale_1"}
    assert back.instrument.scales[0].codes == (0, 1, 3)
    assert back.instrument.profile[0].code == "difficult"


def test_what_was_assumed_is_said_with_its_path() -> None:
    found = remarks(definition(json.dumps(FOREIGN)))
    for start in (
        "Questionnaire.status : absent du fichier ; supposé : « draft »",
        "Questionnaire.item[0] : le nom « /44250-9 » devient",
        "Questionnaire.item[0].answerOption : les codes « LA6568-5, LA6569-3, LA6571-9 »",
        "Questionnaire.item[2].enableWhen : la condition d’affichage n’est pas reprise",
        "Questionnaire.item[3] : une question de type « decimal » n’est pas reprise",
        "Questionnaire.item[4] : une question sans réponses écrites dans le fichier",
        "version : absent du fichier ; supposé : « 0.1.0 »",
    ):
        assert any(remark.startswith(start) for remark in found), (start, found)


def _no_link(resource: dict[str, Any]) -> None:
    del resource["item"][0]["linkId"]


def _wrong_type(resource: dict[str, Any]) -> None:
    resource["item"][0]["type"] = "radio"


def _same_link(resource: dict[str, Any]) -> None:
    resource["item"][1]["linkId"] = "/44250-9"


def _unknown_field(resource: dict[str, Any]) -> None:
    resource["colour"] = "blue"


def _text_as_number(resource: dict[str, Any]) -> None:
    resource["item"][0]["text"] = ["a"]


def _no_questions(resource: dict[str, Any]) -> None:
    resource["item"] = []


FAULTS = [
    (_no_link, "Questionnaire.item[0].linkId"),
    (_wrong_type, "Questionnaire.item[0].type"),
    (_same_link, "Questionnaire.item[1].linkId : le code « /44250-9 » est employé plusieurs fois"),
    (_unknown_field, "Questionnaire.colour"),
    (_text_as_number, "Questionnaire.item[0].text"),
    (_no_questions, "items : il en faut au moins 1"),
]


@pytest.mark.parametrize(
    ("fault", "start"), FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_broken_resource_is_refused_with_its_path(fault: Any, start: str) -> None:
    resource = copy.deepcopy(FOREIGN)
    fault(resource)
    back = definition(json.dumps(resource))
    assert back.instrument is None
    assert any(found.startswith(start) for found in said(back)), said(back)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"resourceType": "Patient"}', "[" * 50_000, "null"]
)
def test_what_is_no_questionnaire_is_refused_with_a_sentence(content: str) -> None:
    back = definition(content)
    assert back.instrument is None
    assert len(back.problems) == 1


@settings(max_examples=60)
@given(st.data())
def test_whatever_is_damaged_the_reader_answers(data: st.DataObject) -> None:
    resource = copy.deepcopy(FOREIGN)
    place = data.draw(st.sampled_from(["item", "title", "language", "version", "extension", "url"]))
    resource[place] = data.draw(
        st.sampled_from(
            [None, 3, "x", [], {}, [None], [{}], [[]], [{"linkId": "a"}], [{"item": "x"}]]
        )
    )
    back = definition(json.dumps(resource))
    assert (back.instrument is None) == bool(back.problems)


# ---------------------------------------------------------------- answers

answers = st.dictionaries(
    st.sampled_from([item.code for item in MIRIAM.items]),
    st.integers(1, 5) | st.sampled_from(MissingReason),
)


@given(answers)
def test_answers_go_out_and_come_back(given_answers: dict[str, int | MissingReason]) -> None:
    resource = response(MIRIAM, given_answers, authored="2026-03-01", language="fr")
    expected = {
        item.code: given_answers.get(item.code, MissingReason.NOT_ASKED) for item in MIRIAM.items
    }
    assert read(MIRIAM, json.dumps(resource)).answers == expected


def test_the_published_model_accepts_the_answers() -> None:
    resource = response(MIRIAM, {"housing": 4}, authored="2026-03-01", language="nl")
    assert (
        QuestionnaireResponse.model_validate(resource).questionnaire
        == "urn:miriam:questionnaire:miriam-14-10|1.0.0"
    )


def test_answers_of_another_version_are_read_and_it_is_said() -> None:
    resource = {
        **response(MIRIAM, {}, authored="2026-03-01", language="nl"),
        "questionnaire": "urn:other|2",
    }
    assert len(read(MIRIAM, json.dumps(resource)).assumptions) == 1


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        (
            {"linkId": "housing", "answer": [{"valueCoding": {"code": "9"}}]},
            "« 9 » n’est pas une réponse de cette échelle",
        ),
        (
            {"linkId": "weather", "answer": [{"valueCoding": {"code": "1"}}]},
            "« weather » n’existe pas",
        ),
        ({"answer": []}, "linkId"),
    ],
    ids=["outside the scale", "unknown question", "no link"],
)
def test_a_wrong_answer_is_refused_with_its_path(item: dict[str, Any], sentence: str) -> None:
    resource = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [item]}
    with pytest.raises(Faulty) as found:
        read(MIRIAM, json.dumps(resource))
    assert sentence in str(found.value)
    assert "QuestionnaireResponse.item[0]" in str(found.value)


def sent(*items: dict[str, Any], **more: Any) -> Any:
    resource = response(MIRIAM, {}, authored="2026-03-01", language="nl")
    return read(MIRIAM, json.dumps({**resource, "item": list(items), **more}))


def test_a_question_under_another_one_or_under_its_answer_is_read_too() -> None:
    inner = {"linkId": "mobility", "answer": [{"valueCoding": {"code": "2"}}]}
    coding = {"code": "4"}
    under_it = {"linkId": "housing", "answer": [{"valueCoding": coding}], "item": [inner]}
    under_its_answer = {"linkId": "housing", "answer": [{"valueCoding": coding, "item": [inner]}]}
    for item in (under_it, under_its_answer):
        assert sent(item).answers == {"housing": 4, "mobility": 2}


def test_what_is_assumed_of_an_answer_is_said_with_its_path() -> None:
    foreign = {"code": "4", "system": "http://loinc.org"}
    bored = {"url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason"}
    found = sent(
        {"linkId": "housing", "answer": [{"valueCoding": foreign}]},
        {"linkId": "mobility", "extension": [{**bored, "valueCode": "bored"}]},
        status="in-progress",
    )
    assert found.answers == {"housing": 4, "mobility": MissingReason.NO_ANSWER}
    assert [remark.where for remark in found.assumptions] == [
        "QuestionnaireResponse.status",
        "QuestionnaireResponse.item[0].answer",
        "QuestionnaireResponse.item[1].extension",
    ]


@pytest.mark.parametrize("empty", [None, []])
def test_answers_without_any_item_are_none(empty: Any) -> None:
    resource = response(MIRIAM, {}, authored="2026-03-01", language="nl")
    assert read(MIRIAM, json.dumps({**resource, "item": empty})).answers == {}
