"""On paper: withheld questions are not printed; typing over costs about one key an answer."""

import copy
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.measures.domain import paper
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.measures.services import answering
from miriam.questionnaire.domain.asked import Asked, Moment, asked_at
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.parts import Choice, MissingReason, Question
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.given import Given
from tests.measures.measuring import Team
from tests.world import sign_in

MIRIAM = shipped_as("miriam-14-10", "1.0.0")
CLOSED = {"say_what_i_think", "good_collaboration", "cpas_help_meets_needs", "safe_at_home"}
BLOCKS = paper.blocks(asked_at(MIRIAM, Moment.START))
LINES = {
    "line_empowerment": "4435-143?5",
    "line_domains": "1234512/45",
    "line_facts": "1212121",
    "line_profile": "3425(13)/*",
}


def block(name: str, moment: Moment = Moment.START) -> paper.Block:
    return next(one for one in paper.blocks(asked_at(MIRIAM, moment)) if one.name == name)


def test_withheld_questions_are_not_on_the_paper() -> None:
    printed = {asked.key for one in BLOCKS for asked in one.questions}
    assert printed.isdisjoint(CLOSED)
    assert len(printed) == 38 - 4


def test_blocks_are_numbered_through() -> None:
    assert [(one.name, one.first, one.last) for one in BLOCKS] == [
        ("empowerment", 1, 10),
        ("domains", 11, 20),
        ("facts", 21, 27),
        ("profile", 28, 34),
    ]


def test_each_line_is_read_in_order() -> None:
    typed = paper.read(block("profile"), " 3425 (13) / * ")
    assert typed.problems == ()
    assert typed.answers["birth_country_group"] == Given(choices=("elsewhere",))
    assert typed.answers["children_number"] == Given(choices=("five_or_more",))
    assert typed.answers["children_ages"] == Given(choices=("six_to_eleven", "under_three"))
    assert typed.answers["alimony"] == Given(missing=MissingReason.NOT_APPLICABLE)


def test_ten_is_one_key_on_a_scale_to_ten() -> None:
    questions = asked_at(shipped_as("miriam-2022", "1.0.0"), Moment.START)
    typed = paper.read(paper.blocks(questions)[0], "0x5-12?")
    assert [typed.answers[one.key].code for one in questions[:3]] == [0, 10, 5]


def test_a_scale_below_zero_is_typed_by_place() -> None:
    typed = paper.read(block("transitions", Moment.END), "15")
    assert [given.code for given in typed.answers.values()] == [-2, 2]


WRONG = [
    ("too few", "domains", "123451214", "il faut 10 réponses, il y en a 9"),
    ("too many", "domains", "12345121451", "il faut 10 réponses, il y en a 11"),
    ("outside the scale", "domains", "1234512149", "question 20\u00a0: «\u00a09\u00a0»"),
    ("a reason not offered", "domains", "/234512145", "question 11\u00a0: «\u00a0/\u00a0»"),
    (
        "several where one is asked",
        "profile",
        "3425(1)(12)*",
        "question 33\u00a0: «\u00a012\u00a0»",
    ),
    ("nothing in brackets", "profile", "3425()/*", "question 32"),
]


@pytest.mark.parametrize(
    ("name", "typed", "sentence"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_a_wrong_line_says_which_question(name: str, typed: str, sentence: str) -> None:
    problems = paper.read(block(name), typed).problems
    assert sentence in str(problems[0])


def with_choices(many: int) -> paper.Block:
    choices = tuple(Choice(code=f"c{place}", label={"fr": str(place)}) for place in range(many))
    question = Question(code="country", wording={"fr": "Où ?"}, choices=choices)
    asked = Asked(
        key="country", block="profile", wording=question.wording, missing=(), question=question
    )
    return paper.Block("profile", 1, (asked,))


def test_more_than_nine_choices_go_on_with_letters() -> None:
    twelve = with_choices(12)
    assert paper.read(twelve, "c").answers["country"] == Given(choices=("c11",))
    assert paper.read(twelve, "D").problems


def test_more_choices_than_keys_are_numbered_and_typed_in_brackets() -> None:
    many = with_choices(40)
    assert paper.read(many, "(38)").answers["country"] == Given(choices=("c37",))
    assert paper.keys_of(many.questions[0], Given(choices=("c37",))) == "(38)"
    assert paper.read(many, "38").problems


def test_each_answer_has_the_keys_that_are_typed_for_it() -> None:
    for one in BLOCKS:
        line = LINES[f"line_{one.name}"]
        answers = paper.read(one, line).answers
        assert "".join(paper.keys_of(asked, answers[asked.key]) for asked in one.questions) == line


def test_an_open_bracket_is_a_wrong_line_and_no_accident() -> None:
    assert paper.read(block("profile"), "3425(13/*").problems


def test_sixty_answers_cost_less_than_seventy_actions() -> None:
    data = copy.deepcopy(as_data(MIRIAM))
    item = data["items"][0]
    data["items"] = [{**item, "code": f"item_{place}"} for place in range(60)]
    data["scores"] = []
    for name in ("then_test", "transitions", "profile", "facts"):
        data.pop(name)
    blocks = paper.blocks(asked_at(load(data), Moment.START))
    keys = "".join("12345"[place % 5] for place in range(60))
    assert len(blocks) == 1
    assert len(paper.read(blocks[0], keys).answers) == 60
    opening, into_the_line, saving = 1, 1, 1
    assert opening + into_the_line + len(keys) + saving < 70


# ---------------------------------------------------------------- the pages


def typing_page(administration: Administration) -> str:
    return reverse("measures:typing", args=[administration.public_id])


@pytest.mark.django_db
def test_on_paper_instead_of_the_tablet_keeps_the_session(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    response = client.post(
        reverse("measures:start", args=[team.file.public_id, "T0"]),
        {"language": "ar", "mode": "self_screen", "paper": "1", "once": uuid4()},
    )
    administration = Administration.objects.get()
    assert administration.mode == "self_paper"
    assert response["Location"] == reverse("measures:paper", args=[administration.public_id])
    shown = client.get(response["Location"]).content.decode()
    assert 'dir="rtl"' in shown
    assert administration.code in shown
    assert "Nadia" not in shown


@pytest.mark.django_db
def test_the_paper_prints_each_answer_with_its_key(client: Client) -> None:
    team = Team()
    administration = team.start(language="nl")
    sign_in(client, team.case_manager)
    body = client.get(reverse("measures:paper", args=[administration.public_id])).content
    sheet = BeautifulSoup(body, "html.parser")
    questions = sheet.select(".paper-questions > li")
    assert len(questions) == 34
    first = questions[0].get_text(" ", strip=True)
    assert first.startswith("1. Mijn leven is gestructureerd 1 Helemaal niet akkoord 2")
    assert "? Ik weet het niet" in first


@pytest.mark.django_db
def test_typing_over_writes_the_whole_measure_once(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    sent = {**LINES, "on": administration.started_on.isoformat(), "once": uuid4()}
    for _twice in range(2):
        response = client.post(typing_page(administration), sent)
        assert response.status_code == 302
    administration.refresh_from_db()
    assert administration.is_finished
    codes = dict(Answer.objects.values_list("item", "code"))
    assert codes["structured_life"] == 4
    assert codes["finances"] == 5
    reasons = dict(Answer.objects.values_list("item", "missing_reason"))
    assert reasons["safe_at_home"] == "not_asked"
    assert reasons["care_of_children"] == "not_applicable"
    assert SealedAnswer.objects.count() == 14


@pytest.mark.django_db
def test_a_whole_measure_is_entered_with_few_questions_to_the_database(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    team = Team()
    administration = team.start()
    given = {
        asked.key: Given(code=asked.scale.lowest)
        if asked.scale
        else Given(missing=MissingReason.NO_ANSWER)
        for asked in administration.questions
    }
    with (
        team.case_manager.at_work(team.file) as by,
        django_assert_max_num_queries(25),
    ):
        answering.enter(administration, given, on=administration.started_on, by=by)
    assert Answer.objects.count() == 24
    assert SealedAnswer.objects.count() == 14


@pytest.mark.django_db
def test_a_wrong_line_keeps_what_was_typed_and_writes_nothing(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    sent = {**LINES, "line_domains": "12", "on": administration.started_on.isoformat()}
    response = client.post(typing_page(administration), {**sent, "once": uuid4()})
    assert response.status_code == 200
    assert "il faut 10 réponses, il y en a 2" in response.content.decode()
    assert LINES["line_empowerment"] in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.django_db
def test_a_day_that_has_not_come_is_refused(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    response = client.post(typing_page(administration), {**LINES, "on": "2999-01-01"})
    assert "Ce jour n’est pas encore venu." in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.django_db
def test_a_finished_measure_is_not_typed_over(client: Client) -> None:
    team = Team()
    administration = team.measured(code=2)
    sign_in(client, team.case_manager)
    sent = {**LINES, "on": administration.started_on.isoformat(), "once": uuid4()}
    response = client.post(typing_page(administration), sent)
    assert "Ce questionnaire est terminé" in response.content.decode()
    assert set(Answer.objects.values_list("code", flat=True)) == {2}
