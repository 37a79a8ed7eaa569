"""A researcher cannot open an answer that is closed to the team: by no later version, no other
name, no file, no score. Without the rule, the picture would show it.
"""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from miriam.access.domain import Role
from miriam.measures.domain.paper import blocks
from miriam.measures.pages import beside
from miriam.measures.selectors import picture
from miriam.questionnaire.domain.asked import Moment, asked_at, withheld_keys
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.closed import told_by_scores
from miriam.questionnaire.domain.definition.compare import VersionStep, step_needed
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.models import InstrumentVersion
from miriam.questionnaire.services import choosing, drafts, versions
from miriam.questionnaire.services.refusals import StaysClosed, ToldByAScore
from tests.measures.measuring import Team
from tests.world import Person, make_centre, make_person

pytestmark = pytest.mark.django_db
MIRIAM = shipped_as("miriam-14-10", "1.0.0")
CLOSED = "safe_at_home"
Json = dict[str, Any]


def part(data: Json, code: str = CLOSED) -> Json:
    return next(item for item in data["items"] if item["code"] == code)


def opened(data: Json) -> None:
    del part(data)["withheld"]


def renamed(data: Json) -> None:
    opened(data)
    part(data)["code"] = "at_home"
    for score in data["scores"]:
        score["items"] = ["at_home" if code == CLOSED else code for code in score["items"]]


def under_another_name(data: Json) -> None:
    renamed(data)
    data["id"] = "another-name"


def with_other_signs(data: Json) -> None:
    under_another_name(data)
    wording = part(data, "at_home")["wording"]
    wording.update({code: f" {text.upper()} !" for code, text in wording.items()})


def as_a_fact(data: Json) -> None:
    item = part(data)
    choices = [
        {"code": f"c{option['code']}", "label": option["label"]}
        for option in data["scales"][0]["options"]
    ]
    data["items"].remove(item)
    for score in data["scores"]:
        score["items"] = [code for code in score["items"] if code != CLOSED]
    data.setdefault("facts", []).append(
        {"code": "home", "wording": item["wording"], "choices": choices}
    )


WAYS = [opened, renamed, under_another_name, with_other_signs, as_a_fact]


@pytest.fixture
def researcher() -> Person:
    return make_person(make_centre(), Role.RESEARCHER, "Elena Exemple")


def changed(change: Callable[[Json], None], number: str = "2.0.0") -> Json:
    data = {**copy.deepcopy(as_data(MIRIAM)), "version": number}
    change(data)
    return data


@pytest.mark.parametrize("way", WAYS)
def test_no_version_opens_what_is_closed(researcher: Person, way: Callable[[Json], None]) -> None:
    with researcher.at_work() as by, pytest.raises(StaysClosed):
        versions.add(load(changed(way)), by=by)
    assert not InstrumentVersion.objects.exists()


def test_nor_does_a_draft(researcher: Person) -> None:
    with researcher.at_work() as by:
        draft = drafts.begin_from(MIRIAM, by=by)
        unticked = {**part(as_data(MIRIAM))}
        del unticked["withheld"]
        drafts.put(draft, "items", unticked, by=by)
        with pytest.raises(StaysClosed, match=CLOSED):
            drafts.publish(draft, by=by)
    assert not InstrumentVersion.objects.exists()


def test_without_the_rule_a_later_version_shows_the_answer(
    researcher: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "_demand_closed", lambda definition: None)
    with researcher.at_work() as by:
        kept = versions.add(load(changed(opened)), by=by)
    team = Team()
    with team.case_manager.at_work() as by:
        choosing.choose(by.hat, kept.definition, by=by)
    team.measured()
    assert CLOSED in picture.questions_of_picture(team.file)


def test_opening_is_never_a_small_step() -> None:
    assert step_needed(MIRIAM, load(changed(opened))) is VersionStep.MAJOR


def test_a_score_with_one_closed_question_alone_is_refused(researcher: Person) -> None:
    def alone(data: Json) -> None:
        data["id"] = "two-questions"
        pair = [CLOSED, data["items"][0]["code"]]
        data["scores"] = [{**data["scores"][0], "items": pair, "min_answered": 2}]
        data["transitions"] = []

    with researcher.at_work() as by, pytest.raises(ToldByAScore, match=CLOSED):
        versions.add(load(changed(alone)), by=by)


SHUT = [item.code for item in MIRIAM.items if item.withheld]


@pytest.mark.parametrize(
    ("scores", "told"),
    [
        (["012"], ""),
        (["01", "12"], ""),
        (["012", "012"], ""),
        (["01", "012"], "2"),
        (["012", "01"], "2"),
        (["01", "12", "02"], "012"),
        (["12", "012", "0"], "0"),
    ],
)
def test_scores_taken_from_each_other_leave_no_closed_question_alone(
    scores: list[str], told: str
) -> None:
    def counted(data: Json) -> None:
        data["transitions"] = []
        always = [item["code"] for item in data["items"] if not item.get("withheld")][:2]
        data["scores"] = [
            {
                **data["scores"][0],
                "code": f"score_{number}",
                "items": [*always, *(SHUT[int(place)] for place in places)],
                "min_answered": len(always) + len(places),
            }
            for number, places in enumerate(scores)
        ]

    assert told_by_scores(load(changed(counted))) == [SHUT[int(place)] for place in told]


def about_a_closed_question(data: Json) -> None:
    transition = {**data["transitions"][0], "code": "transition_home", "about": CLOSED}
    data["transitions"].append(transition)


def test_compared_with_the_start_a_closed_question_stays_closed() -> None:
    definition = load(changed(about_a_closed_question))
    assert "transition_home" in withheld_keys(definition)
    asked = asked_at(definition, Moment.END)
    assert next(one for one in asked if one.key == "transition_home").withheld
    printed = {one.key for block in blocks(asked) for one in block.questions}
    assert "transition_home" not in printed
    assert "transition_life" in printed


def test_and_no_table_beside_her_picture_shows_it(researcher: Person) -> None:
    with researcher.at_work() as by:
        kept = versions.add(load(changed(about_a_closed_question)), by=by)
    team = Team()
    with team.case_manager.at_work() as by:
        choosing.choose(by.hat, kept.definition, by=by)
    team.measured()
    team.measured(moment=Moment.END, code=2)
    with team.case_manager.at_work(team.file):
        compared = beside.beside(team.file).compared
    assert compared is not None
    assert len(compared.rows) == len(MIRIAM.transitions)
