"""A copy is checked by typing the sheet again; what differs is settled with the sheet in hand."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.audit.models import Line
from miriam.core.refusals import NotYours
from miriam.measures.models import Administration, Answer, Difference, SealedAnswer, Typing
from miriam.measures.selectors import typings
from miriam.measures.services import typing
from miriam.measures.services.refusals import AlreadyChecked, AlreadyTyped, NoSuchAnswer, NotTyped
from miriam.questionnaire.domain.given import Given
from tests.measures.copying import (
    AGAIN,
    LINES,
    NUMBER_16,
    address,
    answers,
    checked,
    sent,
    text_of,
    typed,
)
from tests.measures.measuring import Team, say
from tests.world import make_file, make_person, sign_in

pytestmark = pytest.mark.django_db
# ---------------------------------------------------------------- what is kept


def test_a_typed_sheet_was_answered_on_paper_unless_the_screen_was_there_first() -> None:
    team = Team()
    assert typed(team).mode == "self_paper"
    later = team.another_file()
    begun = team.start(later)
    team.hand_over(begun)
    say(begun, "finances", Given(code=4))
    with team.case_manager.at_work(later) as by:
        given = answers(begun, LINES)
        typing.type_over(begun, given, on=begun.started_on, by=by)
    assert Administration.objects.get(pk=begun.pk).mode == "self_screen"


def test_two_typings_that_agree_leave_their_two_names_and_nothing_open() -> None:
    team = Team()
    administration = checked(team, LINES)
    copy = typings.copy_of(administration)
    assert copy.first
    assert copy.second
    assert (copy.second.compared, copy.differences) == (34, ())
    assert list(Typing.objects.values_list("turn", "typed_by__account__name")) == [
        (1, "Lieve Exemple"),
        (2, "Lieve Exemple"),
    ]


def test_what_differs_is_kept_twice_and_changes_no_answer() -> None:
    team = Team()
    administration = checked(team, AGAIN)
    with team.case_manager.at_work(team.file):
        found = {
            one.question: (one.first, one.second, one.kept) for one in Difference.objects.all()
        }
    assert found == {
        NUMBER_16: ({"code": 1}, {"code": 2}, None),
        "children_ages": (
            {"choices": ["six_to_eleven", "under_three"]},
            {"choices": ["three_to_five", "under_three"]},
            None,
        ),
    }
    assert Answer.objects.get(item=NUMBER_16).code == 1
    assert typings.copy_of(administration).open


def test_settling_keeps_the_sheet_and_says_who_read_it() -> None:
    team = Team()
    administration = checked(team, AGAIN)
    with team.case_manager.at_work(team.file) as by:
        second = typings.copy_of(administration).second
        assert second
        ages = Given(choices=("three_to_five", "under_three"))
        typing.settle(second, {NUMBER_16: Given(code=3), "children_ages": ages}, by=by)
        answer = Answer.objects.get(item=NUMBER_16)
        assert (answer.code, answer.first_code, answer.changed) == (3, 3, False)
        sealed = SealedAnswer.objects.select_related("administration__file").get(
            question="children_ages"
        )
        assert sealed.value == {"choices": ["three_to_five", "under_three"]}
        settled = typings.copy_of(administration).settled
        assert [one.settled_by for one in settled] == [by.hat, by.hat]
        assert {str(one.first) for one in settled} >= {"{'code': 1}"}
        assert {str(one.kept) for one in settled} >= {"{'code': 3}"}
    acts = list(Line.objects.filter(subject=team.file.public_id).values_list("act", flat=True))
    assert acts.count("measure.checked") == 1
    assert acts.count("measure.settled") == 1


def test_three_people_are_named_each_for_what_she_did() -> None:
    team = Team()
    first, duo = team.case_manager, make_person(team.case_manager.mandate.centre, name="Sofie Duo")
    file = make_file(first, "Rosa", duo=duo)
    team.say_yes(file)
    administration = team.start(file)
    with first.at_work(file) as by:
        given = answers(administration, LINES)
        typing.type_over(administration, given, on=administration.started_on, by=by)
    with duo.at_work(file) as by:
        typing.type_again(administration, answers(administration, AGAIN), by=by)
    with first.at_work(file) as by:
        second = typings.copy_of(administration).second
        assert second
        typing.settle(second, {NUMBER_16: Given(code=1)}, by=by)
    copy = typings.copy_of(administration)
    assert copy.first
    assert copy.second
    assert copy.first.typed_by == first.mandate
    assert copy.second.typed_by == duo.mandate
    assert [one.settled_by for one in copy.settled] == [first.mandate]


def test_what_somebody_settled_is_not_settled_again() -> None:
    team = Team()
    administration = checked(team, AGAIN)
    with team.case_manager.at_work(team.file) as by:
        second = typings.copy_of(administration).second
        assert second
        typing.settle(second, {NUMBER_16: Given(code=2)}, by=by)
        typing.settle(second, {NUMBER_16: Given(code=5)}, by=by)
        assert Answer.objects.get(item=NUMBER_16).code == 2


def test_an_answer_outside_the_scale_settles_nothing() -> None:
    team = Team()
    administration = checked(team, AGAIN)
    with team.case_manager.at_work(team.file) as by:
        second = typings.copy_of(administration).second
        assert second
        with pytest.raises(NoSuchAnswer):
            typing.settle(second, {NUMBER_16: Given(code=9)}, by=by)


def test_a_correction_is_not_taken_for_a_change_of_her_mind() -> None:
    """She answered 4 on the tablet, then 1 on paper; the sheet says 2 when it is read again."""
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "finances", Given(code=4))
    typed(team, administration)
    before = Answer.objects.get(item="finances")
    assert (before.first_code, before.changed) == (4, True)
    with team.case_manager.at_work(team.file) as by:
        lines = {**LINES, "domains": LINES["domains"][:-1] + "4"}
        typing.type_again(administration, answers(administration, lines), by=by)
        second = typings.copy_of(administration).second
        assert second
        typing.settle(second, {"finances": Given(code=2)}, by=by)
    after = Answer.objects.get(item="finances")
    assert (after.first_code, after.code, after.changed) == (4, 2, True)


def test_a_closed_answer_is_never_compared_nor_shown() -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    say(administration, "safe_at_home", Given(code=1))
    typed(team, administration)
    with team.case_manager.at_work(team.file) as by:
        whole = {**answers(administration, AGAIN), "safe_at_home": Given(code=5)}
        with pytest.raises(NoSuchAnswer):
            typing.type_again(administration, whole, by=by)
        assert "safe_at_home" not in typings.given_to(administration, ["safe_at_home"])
        typing.type_again(administration, answers(administration, AGAIN), by=by)
    assert not Difference.objects.filter(question="safe_at_home").exists()
    assert Answer.objects.get(item="safe_at_home").code == 1


def test_each_turn_is_taken_once() -> None:
    team = Team()
    with team.case_manager.at_work(team.file) as by:
        administration = team.start()
        given = answers(administration, LINES)
        with pytest.raises(NotTyped):
            typing.type_again(administration, given, by=by)
    typed(team, administration)
    with team.case_manager.at_work(team.file) as by:
        with pytest.raises(AlreadyTyped):
            typing.type_over(administration, given, on=administration.started_on, by=by)
        typing.type_again(administration, given, by=by)
        with pytest.raises(AlreadyChecked):
            typing.type_again(administration, given, by=by)


def test_a_colleague_who_does_not_accompany_her_checks_nothing() -> None:
    team = Team()
    administration = typed(team)
    other = make_person(team.case_manager.mandate.centre, name="Anna Autre")
    with other.at_work() as by, pytest.raises(NotYours):
        typing.type_again(administration, answers(administration, LINES), by=by)


# ---------------------------------------------------------------- the pages


def test_the_second_typist_sees_nothing_of_the_first(client: Client) -> None:
    team = Team()
    administration = typed(team)
    sign_in(client, team.case_manager)
    page = client.get(address("typing_again", administration)).content.decode()
    assert not any(line in page for line in LINES.values())
    fields = BeautifulSoup(page, "html.parser").select("input[name^=line_]")
    assert len(fields) == 4
    assert not any(field.get("value") for field in fields)


def test_what_was_not_typed_or_is_checked_is_not_typed_again(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    page = address("typing_again", administration)
    assert "il n’y a pas de copie à vérifier" in text_of(client.get(page, follow=True))
    typed(team, administration)
    client.post(page, sent(LINES))
    assert "déjà recopiée et vérifiée" in text_of(client.get(page, follow=True))


def test_differences_are_listed_and_settled_with_one_choice_each(client: Client) -> None:
    team = Team()
    administration = typed(team)
    sign_in(client, team.case_manager)
    response = client.post(address("typing_again", administration), sent(AGAIN), follow=True)
    shown = text_of(response)
    assert "34 questions comparées. 2 lues de deux façons. 2 restent à régler." in shown
    assert "La première fois : 1" in shown
    assert "La deuxième fois : (12)" in shown
    page = address("differences", administration)
    response = client.post(page, {"keep_16": "second", "once": uuid4()}, follow=True)
    assert "1 reste à régler." in text_of(response)
    response = client.post(page, {"other_32": "(23)", "once": uuid4()}, follow=True)
    shown = text_of(response)
    assert "Plus rien à régler." in shown
    assert "Réglé par Lieve" in shown
    assert "Gardé : (23)" in shown


WRONG = [
    ({}, "Choisissez pour une question au moins."),
    ({"other_16": "9"}, "Tapez un des signes de cette question sur la feuille : 1 2 3 4 5 - ? *."),
    ({"keep_16": "first", "other_16": "3"}, "l’un exclut l’autre"),
]


@pytest.mark.parametrize(("choice", "sentence"), WRONG, ids=[row[1][:20] for row in WRONG])
def test_a_choice_that_cannot_be_is_said(
    client: Client, choice: dict[str, str], sentence: str
) -> None:
    team = Team()
    administration = checked(team, AGAIN)
    sign_in(client, team.case_manager)
    response = client.post(address("differences", administration), {**choice, "once": uuid4()})
    assert sentence in text_of(response)
    assert len(typings.copy_of(administration).open) == 2


def test_how_it_went_says_who_typed_and_offers_the_check(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    begun = team.start()
    assert "Recopiée par" not in text_of(client.get(address("afterwards", begun)))
    typed(team, begun)
    shown = client.get(address("afterwards", begun))
    assert "Recopiée par Lieve" in text_of(shown)
    assert address("typing_again", begun) in shown.content.decode()
