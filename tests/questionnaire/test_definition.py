"""A definition is validated data: what ships is right, what is wrong is named by its path."""

import copy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miriam.questionnaire.domain.definition.canonical import (
    as_data,
    canonical,
    content_hash,
    readable,
)
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load, load_json
from miriam.questionnaire.domain.definition.parts import Direction, ItemRole, Presentation, Status
from miriam.questionnaire.domain.definition.problems import Faulty
from miriam.questionnaire.domain.definition.scoring import score, scores
from miriam.questionnaire.domain.definition.shelf import FOLDER, shipped, shipped_as

MIRIAM = shipped_as("miriam-14-10", "1.0.0")
EXAMPLE = shipped_as("example", "1.0.0")
WHO5 = shipped_as("who-5", "1.0.0")

PUBLISHED_HASHES = {
    "example-1.0.0": "ce5b9a847446",
    "miriam-14-10-1.0.0": "f0e0a0e72bc2",
    "miriam-2022-1.0.0": "f07d367f8145",
    "who-5-1.0.0": "76a95d3a6b37",
}


def changed(instrument: Instrument, **values: Any) -> dict[str, Any]:
    return {**copy.deepcopy(as_data(instrument)), **values}


def problems_of(data: object) -> list[str]:
    with pytest.raises(Faulty) as found:
        load(data)
    return [str(problem) for problem in found.value.problems]


def test_four_questionnaires_ship() -> None:
    assert [instrument.id for instrument in shipped()] == [
        "example",
        "miriam-14-10",
        "miriam-2022",
        "who-5",
    ]


@pytest.mark.parametrize("name", sorted(PUBLISHED_HASHES))
def test_a_published_version_never_changes_its_content(name: str) -> None:
    instrument = load_json((FOLDER / f"{name}.json").read_bytes())
    assert content_hash(instrument)[:12] == PUBLISHED_HASHES[name]


def test_the_words_of_a_questionnaire_that_may_not_be_altered_are_those_published() -> None:
    assert [item.wording["fr"] for item in WHO5.items] == [
        "Je me suis senti(e) bien et de bonne humeur",
        "Je me suis senti(e) calme et tranquille",
        "Je me suis senti(e) plein(e) d’énergie et vigoureux(se)",
        "Je me suis réveillé(e) en me sentant frais(che) et dispos(e)",
        "Ma vie quotidienne a été remplie de choses intéressantes",
    ]
    assert {one.code: one.status for one in WHO5.languages} == {
        "fr": Status.UNREVIEWED,
        "nl": Status.UNREVIEWED,
        "en": Status.OFFICIAL,
    }


def test_the_14_and_the_10_are_there_in_the_order_of_the_source() -> None:
    wordings = [item.wording["fr"] for item in MIRIAM.items]
    assert len(wordings) == 24
    assert wordings[0] == "Ma vie est structurée"
    assert wordings[7] == "L’aide du CPAS répond à mes besoins"
    assert wordings[14:16] == ["Activation sociale", "Logement"]


def test_the_items_on_the_centre_and_on_safety_are_withheld() -> None:
    withheld = {item.code for item in MIRIAM.items if item.withheld}
    assert withheld == {
        "say_what_i_think",
        "good_collaboration",
        "cpas_help_meets_needs",
        "safe_at_home",
    }


def test_dutch_is_marked_as_working_text_and_french_as_the_source() -> None:
    assert MIRIAM.language("fr").status is Status.OFFICIAL
    assert MIRIAM.language("nl").status is Status.UNREVIEWED


def test_arabic_runs_from_right_to_left() -> None:
    assert MIRIAM.language("ar").direction is Direction.RTL


def test_life_as_a_whole_is_a_criterion_and_the_nine_others_are_domains() -> None:
    roles = {item.code: item.role for item in MIRIAM.items if item.section == "domains"}
    assert roles.pop("life_as_a_whole") is ItemRole.CRITERION
    assert set(roles.values()) == {ItemRole.DOMAIN}
    assert len(roles) == 9


def test_the_scale_of_the_14_is_a_working_scale_of_five_answers_in_one_look() -> None:
    scale = MIRIAM.scale("agreement")
    assert scale.working
    assert scale.presentation is Presentation.CHOICES
    assert scale.codes == (1, 2, 3, 4, 5)


def test_the_other_parent_is_asked_about_in_two_questions() -> None:
    assert [question.code for question in MIRIAM.profile][-2:] == ["alimony", "other_parent_care"]
    assert all(question.sealed for question in MIRIAM.profile)


def test_a_definition_written_and_read_again_is_the_same() -> None:
    for instrument in shipped():
        assert load_json(readable(instrument)) == instrument


def test_the_hash_does_not_depend_on_the_order_of_the_fields() -> None:
    data = as_data(MIRIAM)
    turned = dict(reversed(list(data.items())))
    assert content_hash(load(turned)) == content_hash(MIRIAM)


def test_the_hash_depends_on_every_word() -> None:
    data = changed(MIRIAM)
    data["items"][3]["wording"]["nl"] += "."
    assert content_hash(load(data)) != content_hash(MIRIAM)


# ---------------------------------------------------------------- what is refused, with its path


def _drop_translation(data: dict[str, Any]) -> None:
    del data["items"][0]["wording"]["nl"]


def _undeclared_language(data: dict[str, Any]) -> None:
    data["items"][0]["wording"]["pt"] = "As árvores"


def _unknown_scale(data: dict[str, Any]) -> None:
    data["items"][1]["scale"] = "stars"


def _same_code_twice(data: dict[str, Any]) -> None:
    data["items"][1]["code"] = "trees"


def _profile_code_of_an_item(data: dict[str, Any]) -> None:
    data["profile"][0]["code"] = "trees"


def _sum_of_a_criterion(data: dict[str, Any]) -> None:
    data["scores"][0]["items"].append("street_as_a_whole")


def _one_answer_is_enough(data: dict[str, Any]) -> None:
    data["scores"][0]["min_answered"] = 1


def _unreachable_answer(data: dict[str, Any]) -> None:
    data["scales"][0]["first_steps"][0]["options"] = [4]


def _second_step_without_words(data: dict[str, Any]) -> None:
    del data["scales"][0]["options"][0]["step_label"]


def _no_number(data: dict[str, Any]) -> None:
    data["scales"][0]["options"][0]["code"] = "one"


def _no_version(data: dict[str, Any]) -> None:
    data["version"] = "1.0"


def _no_direction(data: dict[str, Any]) -> None:
    data["items"][0]["direction"] = 0


def _unknown_field(data: dict[str, Any]) -> None:
    data["items"][0]["colour"] = "blue"


def _unknown_reason(data: dict[str, Any]) -> None:
    data["items"][0]["missing"] = ["bored"]


def _a_path_as_picture(data: dict[str, Any]) -> None:
    data["items"][0]["picture"] = "../../secret.svg"


FAULTS = [
    (_drop_translation, "items[trees].wording : le texte manque en « nl »"),
    (_undeclared_language, "items[trees].wording : la langue « pt » n’est pas déclarée"),
    (_unknown_scale, "items[noise].scale : « stars » n’existe pas dans cette définition"),
    (_same_code_twice, "items : le code « trees » est employé plusieurs fois"),
    (_profile_code_of_an_item, "items : le code « trees » est employé plusieurs fois"),
    (_sum_of_a_criterion, "scores[street].items : « street_as_a_whole » est un domaine"),
    (_one_answer_is_enough, "scores[street].min_answered : au moins 2 réponses (deux tiers)"),
    (_unreachable_answer, "scales[agree].first_steps : chaque réponse doit être atteinte"),
    (_second_step_without_words, "scales[agree].first_steps[disagree] : la réponse 1"),
    (_no_number, "scales[agree].options[one].code : « one » n’est pas un nombre entier"),
    (_no_version, "version : « 1.0 » n’a pas la forme voulue"),
    (_no_direction, "items[trees].direction : cette valeur n’est pas permise"),
    (_unknown_field, "items[trees].colour : ce nom n’existe pas dans une définition"),
    (_unknown_reason, "items[trees].missing[0] : valeur inconnue ; valeurs possibles"),
    (_a_path_as_picture, "items[trees].picture : « ../../secret.svg » n’a pas la forme voulue"),
]


@pytest.mark.parametrize(
    ("fault", "sentence"), FAULTS, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_fault_is_named_by_its_path(fault: Any, sentence: str) -> None:
    data = changed(EXAMPLE)
    fault(data)
    assert any(found.startswith(sentence) for found in problems_of(data)), problems_of(data)


def test_all_faults_are_named_at_once() -> None:
    data = changed(EXAMPLE)
    _drop_translation(data)
    _unknown_scale(data)
    _one_answer_is_enough(data)
    assert [found.split(" : ")[0] for found in problems_of(data)] == [
        "items[noise].scale",
        "items[trees].wording",
        "scores[street].items",
        "scores[street].min_answered",
    ]


@pytest.mark.parametrize("text", ["", "{", "[1,", '"a"', "null", "[]", "{}", "[" * 100_000])
def test_what_is_no_definition_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Faulty) as found:
        load_json(text)
    assert found.value.problems


# ---------------------------------------------------------------- scores


def test_ten_of_fourteen_make_a_score_and_nine_do_not() -> None:
    rule = MIRIAM.scores[0]
    assert score(MIRIAM, rule, dict.fromkeys(rule.items[:10], 4)) == Decimal(4)
    assert score(MIRIAM, rule, dict.fromkeys(rule.items[:9], 4)) is None


def test_a_mean_is_exact_to_nine_places() -> None:
    rule = MIRIAM.scores[0]
    answers = dict(zip(rule.items[:11], [1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 5], strict=True))
    assert score(MIRIAM, rule, answers) == Decimal("3.181818182")


def test_an_item_worded_the_other_way_is_turned_round() -> None:
    assert scores(EXAMPLE, {"trees": 4, "noise": 1, "shops": 4})["street"] == Decimal(4)


def test_the_who5_is_the_raw_sum_times_four_and_only_when_all_is_answered() -> None:
    codes = [item.code for item in WHO5.items]
    assert scores(WHO5, dict.fromkeys(codes, 3))["who5"] == Decimal(60)
    assert scores(WHO5, dict.fromkeys(codes[:4], 3))["who5"] is None


def test_domains_stay_single_and_enter_no_score() -> None:
    answers = {"housing": 5, "life_as_a_whole": 2}
    assert sum(item.stands_alone for item in MIRIAM.items) == 10
    assert scores(MIRIAM, answers) == {"empowerment": None}


@given(st.dictionaries(st.sampled_from(MIRIAM.scores[0].items), st.integers(1, 5), min_size=10))
def test_a_mean_stays_within_the_scale_whatever_is_missing(answers: dict[str, int]) -> None:
    found = score(MIRIAM, MIRIAM.scores[0], answers)
    assert found is not None
    assert min(answers.values()) <= found <= max(answers.values())


@given(st.data())
def test_any_garbage_in_place_of_a_value_is_refused_or_read_never_an_accident(
    data: st.DataObject,
) -> None:
    definition = changed(EXAMPLE)
    name = data.draw(st.sampled_from(sorted(definition)))
    definition[name] = data.draw(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=8),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=4), inner, max_size=3)
            ),
            max_leaves=5,
        )
    )
    outcome: object
    try:
        outcome = canonical(load(definition))
    except Faulty as faulty:
        outcome = str(faulty)
    assert outcome
