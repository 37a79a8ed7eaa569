"""The questionnaire with breath: its parts, the rests between them, back to what she passed."""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.measures.domain.parts import Part, minutes, parts
from miriam.measures.domain.way import Met, Stop, after, passed, ways_out
from miriam.measures.models import Administration, Answer
from miriam.measures.selectors import study
from miriam.questionnaire.domain.asked import Moment, asked_at
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.pages.screen_words import offered, screen_words
from tests.measures.measuring import Team, number_of, page, take_tablet

MIRIAM = shipped_as("miriam-14-10", "1.0.0")
START = asked_at(MIRIAM, Moment.START)
KEYS = [one.key for one in START]


# ---------------------------------------------------------------- the rules


@pytest.mark.parametrize("moment", Moment)
def test_the_thirty_eight_have_three_parts_with_a_rest_after_14_and_after_24(
    moment: Moment,
) -> None:
    found = parts(asked_at(MIRIAM, moment))
    assert [(one.first, one.last) for one in found] == [(1, 14), (15, 24), (25, 38)]


@pytest.mark.parametrize("name", ["who-5", "miriam-2022", "example"])
def test_a_short_questionnaire_has_no_parts(name: str) -> None:
    assert parts(asked_at(shipped_as(name, "1.0.0"), Moment.START)) == ()


def test_a_section_of_few_questions_stands_with_those_before_it() -> None:
    assert parts((*START[:14], *START[14:17])) == ()
    assert parts((*START[:14], *START[14:18], *START[24:])) == (
        Part(("empowerment", "domains"), 1, 18),
        Part(("facts", "profile"), 19, 14),
    )


@pytest.mark.parametrize(("many", "expected"), [(1, 1), (14, 2), (24, 4)])
def test_how_long_it_takes_is_an_estimate_and_never_nothing(many: int, expected: int) -> None:
    assert minutes(many) == expected


def test_the_way_goes_on_rests_and_ends() -> None:
    met = Met(frozenset(KEYS[:13]))
    assert after(START, 13, met) == (Stop.QUESTION, 14)
    assert after(START, 14, met) == (Stop.REST, 15)
    assert after(START, 38, met) == (Stop.END, 0)
    assert after(START, 38, Met(frozenset(KEYS[:-1]))) == (Stop.END, 0)


def test_once_all_are_met_the_way_leads_from_passed_to_passed() -> None:
    met = Met(frozenset(KEYS), frozenset({KEYS[0], KEYS[13], KEYS[20]}))
    assert after(START, 1, met) == (Stop.QUESTION, 14)
    assert after(START, 14, met) == (Stop.QUESTION, 21)
    assert after(START, 21, met) == (Stop.END, 0)


def test_a_closed_question_that_she_passed_is_never_pointed_at() -> None:
    closed = [one.key for one in START if one.withheld]
    assert len(closed) == 4
    assert passed(START, Met(frozenset(KEYS), frozenset(closed))) == []


def test_refusing_is_passing_and_an_answer_that_concerns_her_not_stays() -> None:
    asked = next(one for one in START if one.key == "care_of_children")
    assert MissingReason.REFUSED in asked.missing
    assert ways_out(asked) == (MissingReason.DONT_KNOW, MissingReason.NOT_APPLICABLE)


ARABIC = [(1, "سؤال واحد"), (2, "سؤالان"), (3, "3 أسئلة"), (11, "11 سؤالًا"), (103, "103 أسئلة")]


@pytest.mark.parametrize(("many", "expected"), ARABIC)
def test_arabic_counts_two_apart(many: int, expected: str) -> None:
    assert screen_words("ar").numbered("questions", many) == expected


@pytest.mark.parametrize("way", ["more", "less"])
def test_two_points_are_a_dual_in_arabic_and_a_plural_elsewhere(way: str) -> None:
    said = screen_words("ar").numbered(f"points_{way}", 2, question="…", points="2")
    assert "نقطتان" in said
    assert "2" not in said
    french = screen_words("fr").numbered(f"points_{way}", 2, question="…", points="2")
    assert "2 points" in french


# ---------------------------------------------------------------- the screens


@pytest.fixture
def tablet(client: Client, db: None) -> Administration:
    team = Team()
    administration = team.start()
    take_tablet(client, team.hand_over(administration))
    return administration


def text_of(client: Client, address: str) -> str:
    body = client.get(address).content
    return " ".join(BeautifulSoup(body, "html.parser").get_text(" ").split())


def rest_of(administration: Administration, number: int) -> str:
    return reverse("measures:rest", args=[administration.public_id, number])


def end_of(administration: Administration) -> str:
    return reverse("measures:end", args=[administration.public_id])


def meet_all(client: Client, administration: Administration, *, passing: set[str]) -> None:
    """Every question, with an answer or passed."""
    for asked in administration.questions:
        sent: dict[str, object] = {"once": uuid4()}
        if asked.key in passing:
            sent["missing"] = "no_answer"
        elif asked.scale is not None:
            sent["code"] = asked.scale.codes[0]
        else:
            assert asked.question
            sent["choices"] = asked.question.choices[0].code
        client.post(page(administration, asked.key), sent)


def test_the_parts_are_announced_and_a_rest_says_what_is_left(
    client: Client, tablet: Administration
) -> None:
    first = text_of(client, reverse("measures:tablet", args=[tablet.public_id]))
    assert "En 3 parties." in first
    assert "Ma force d’agir : 14 questions" in first.replace("\u00a0", " ")
    assert "Dans ma vie, aujourd’hui · Qui je suis" in first
    sent = client.post(page(tablet, "strong_points"), {"code": 3, "once": uuid4()})
    assert sent["Location"] == rest_of(tablet, 15)
    rest = text_of(client, sent["Location"])
    assert "Partie 1 sur 3" in rest
    assert "Encore 24 questions : 4 minutes environ" in rest
    assert "Ma vie aujourd’hui" in rest
    assert "Encore 14 questions : 2 minutes environ" in text_of(client, rest_of(tablet, 25))
    for number in (1, 14, 16, 38, 99):
        assert client.get(rest_of(tablet, number)).status_code == 404


@pytest.mark.parametrize("language", offered())
def test_the_rest_and_the_end_are_said_in_every_language(
    client: Client, language: str, db: None
) -> None:
    team = Team()
    administration = team.start(language=language)
    take_tablet(client, team.hand_over(administration))
    words = screen_words(language)
    assert words["go_on"] in text_of(client, rest_of(administration, 15))
    meet_all(client, administration, passing={"housing", "mobility"})
    shown = text_of(client, end_of(administration))
    assert words["seen_all"] in shown
    assert words.numbered("passed", 2).replace("\u00a0", " ") in shown


def test_fourteen_passed_are_said_and_the_way_back_leads_from_one_to_the_next(
    client: Client, tablet: Administration
) -> None:
    open_ones = [one.key for one in tablet.questions if not one.withheld]
    # Of the scales and of the sealed questions.
    given_up = [*open_ones[:7], *open_ones[-7:]]
    meet_all(client, tablet, passing={*given_up, "safe_at_home"})
    shown = text_of(client, end_of(tablet))
    assert "Vous avez vu toutes les questions." in shown
    assert "14 passées : y revenir ?" in shown
    assert "cadenas ne sont pas comptées" in shown
    assert "répondu à toutes" not in shown
    back = BeautifulSoup(client.get(end_of(tablet)).content, "html.parser")
    assert back.select(f'a[href="{page(tablet, given_up[0])}"]')
    sent = client.post(page(tablet, given_up[0]), {"code": 3, "once": uuid4()})
    assert sent["Location"] == page(tablet, given_up[1])
    assert "13 passées" in text_of(client, end_of(tablet))
    assert number_of(tablet, given_up[-1]) == 38
    sent = client.post(page(tablet, given_up[-1]), {"missing": "no_answer", "once": uuid4()})
    assert sent["Location"] == end_of(tablet)


def test_a_passed_question_is_an_answer_in_no_report(
    client: Client, tablet: Administration
) -> None:
    meet_all(client, tablet, passing={"housing"})
    client.post(end_of(tablet), {"once": uuid4()})
    assert Answer.objects.filter(item="housing", code=None).count() == 1
    rows = {row.item: row for row in study.study_rows([tablet.file])}
    assert (rows["housing"].value, rows["housing"].missing_reason) == (None, "no_answer")
    assert rows["mobility"].value == 1


def test_the_padlock_is_explained_only_where_there_is_one(client: Client, db: None) -> None:
    team = Team()
    for instrument, there in (("who-5", False), ("miriam-14-10", True)):
        administration = team.start(instrument=instrument)
        take_tablet(client, team.hand_over(administration))
        first = text_of(client, reverse("measures:tablet", args=[administration.public_id]))
        assert ("cadenas" in first) is there


def test_simple_words_stand_open_at_a_domain_and_are_said_to_be_missing_where_they_are(
    client: Client, tablet: Administration
) -> None:
    assert "Là où j’habite" in text_of(client, page(tablet, "housing"))
    body = BeautifulSoup(client.get(page(tablet, "housing")).content, "html.parser")
    assert not body.select("details[data-helped]")
    body = BeautifulSoup(client.get(page(tablet, "positive_future")).content, "html.parser")
    assert body.select("details[data-helped]")
    tablet.language = "ar"
    tablet.save()
    for key in ("housing", "positive_future"):
        assert screen_words("ar")["no_other_words"] in text_of(client, page(tablet, key))


@pytest.mark.parametrize("name", ["thanks", "paused"])
def test_who_takes_the_tablet_back_finds_the_way_in(client: Client, name: str) -> None:
    client.cookies["miriam_language"] = "nl"
    shown = client.get(reverse(f"measures:{name}", args=["ar"]))
    door = BeautifulSoup(shown.content, "html.parser").select_one(".goodbye-door")
    assert door
    assert door["lang"] == "nl"
    assert door.select(f'a[href="{reverse("signin:sign_in")}"]')


def test_the_voice_of_the_device_stands_only_where_nobody_recorded_one(
    client: Client, tablet: Administration
) -> None:
    body = BeautifulSoup(client.get(page(tablet, "housing")).content, "html.parser")
    device = body.select_one("[data-device-voice]")
    assert device
    assert device.has_attr("hidden")
    assert "Vos réponses ne partent pas." in device.get_text()
