"""The tablet in her hands: it asks, it keeps, it shows nothing; nothing else opens with it."""

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import get_resolver, reverse

from miriam.measures.domain.occasion import Mode
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.questionnaire.pages.screen_words import offered, screen_words
from tests.measures.measuring import Team, number_of, page, take_tablet
from tests.world import sign_in

pytestmark = pytest.mark.django_db


def given_tablet(client: Client, team: Team, language: str = "fr") -> Administration:
    administration = team.start(language=language)
    take_tablet(client, team.hand_over(administration))
    return administration


def url(name: str, administration: Administration) -> str:
    return reverse(f"measures:{name}", args=[administration.public_id])


def text_of(body: bytes) -> str:
    return BeautifulSoup(body, "html.parser").get_text(" ", strip=True)


# ---------------------------------------------------------------- from the file to the tablet


def test_from_the_file_two_acts_put_the_tablet_in_her_hands(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    opened = client.get(reverse("measures:start", args=[team.file.public_id, "T0"]))
    assert "Donner la tablette" in opened.content.decode()
    response = client.post(
        reverse("measures:start", args=[team.file.public_id, "T0"]),
        {"language": "nl", "mode": "self_screen", "once": uuid4()},
    )
    administration = Administration.objects.get()
    assert response["Location"] == url("tablet", administration)
    assert administration.language == "nl"
    assert "Goeiedag" in client.get(response["Location"]).content.decode()


def test_giving_the_tablet_ends_the_session_and_drops_the_keys(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    response = client.post(
        reverse("measures:start", args=[team.file.public_id, "T0"]),
        {"language": "fr", "mode": "self_screen", "once": uuid4()},
    )
    assert response.cookies[settings.KEY_COOKIE].value == ""
    cookie = response.cookies[settings.TABLET_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/tablette/"
    closed = client.get(reverse("measures:measures", args=[team.file.public_id]))
    assert closed.status_code == 302
    assert reverse("signin:sign_in") in closed["Location"]


def test_without_her_yes_the_page_says_so_and_offers_nothing(client: Client) -> None:
    team = Team(agrees=False)
    sign_in(client, team.case_manager)
    shown = client.get(reverse("measures:start", args=[team.file.public_id, "T0"])).content
    assert "D’abord son accord pour le questionnaire" in shown.decode()
    assert "Donner la tablette" not in shown.decode()
    assert f"{reverse('people:card', args=[team.file.public_id])}#consents" in shown.decode()
    sent = client.post(
        reverse("measures:start", args=[team.file.public_id, "T0"]),
        {"language": "fr", "mode": "self_screen", "once": uuid4()},
    )
    assert sent.status_code == 200
    assert not Administration.objects.exists()
    assert client.get(reverse("measures:measures", args=[team.file.public_id])).status_code == 200


# ---------------------------------------------------------------- what the tablet can reach


def test_the_tablet_opens_nothing_but_the_questions_of_its_measure(client: Client) -> None:
    team = Team()
    administration = given_tablet(client, team)
    other = team.start(team.another_file())
    for name in ("measures", "start", "hand_over", "afterwards"):
        subject: UUID = (
            team.file.public_id if name in ("measures", "start") else administration.public_id
        )
        arguments = [subject, "T0"] if name == "start" else [subject]
        for answer in (client.get, client.post):
            reached = answer(reverse(f"measures:{name}", args=arguments))
            assert reached.status_code in (302, 404), name
            if reached.status_code == 302:
                assert reverse("signin:sign_in") in reached["Location"]
    for name in ("tablet", "end", "pause"):
        assert client.get(url(name, other)).status_code == 404
        assert client.post(url(name, other), {"once": uuid4()}).status_code == 404
    assert client.post(page(other, "housing"), {"code": 3}).status_code == 404
    assert not Answer.objects.exists()


def test_every_door_of_the_house_stays_shut_for_the_tablet(client: Client) -> None:
    team = Team()
    administration = given_tablet(client, team)
    own = {"tablet", "question", "end", "pause", "thanks", "paused"}
    routes = _routes_with_an_object(administration)
    assert {name for name, _arguments in routes} >= {"measures:measures", "measures:tablet"}
    for name, arguments in routes:
        if name.split(":")[-1] in own and name.startswith("measures:"):
            continue
        reached = client.get(reverse(name, kwargs=arguments))
        assert reached.status_code in (302, 404, 405), name
        assert b"Nadia" not in reached.content


def _routes_with_an_object(administration: Administration) -> list[tuple[str, dict[str, object]]]:
    """Every named address with exactly one public name, pointed at her file or her measure."""
    found: list[tuple[str, dict[str, object]]] = []
    for module, (_prefix, resolver) in get_resolver().namespace_dict.items():
        for name, possible in resolver.reverse_dict.lists():
            parameters = possible[0][0][0][1]
            if not isinstance(name, str) or len(parameters) != 1:
                continue
            if "uuid" in str(possible[0][3].get(parameters[0], "")).lower():
                subjects = (administration.public_id, administration.file.public_id)
                found.extend((f"{module}:{name}", {parameters[0]: value}) for value in subjects)
    return found


def test_a_swapped_or_invented_secret_opens_nothing(client: Client) -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    for secret in ("", "x" * 43, str(administration.public_id)):
        take_tablet(client, secret)
        assert client.get(url("tablet", administration)).status_code == 404
        assert client.post(page(administration, "housing"), {"code": 3}).status_code == 404
    assert not Answer.objects.exists()


def test_the_tablet_never_shows_an_answer_or_a_name(client: Client) -> None:
    team = Team()
    administration = given_tablet(client, team)
    before = client.get(page(administration, "housing")).content
    client.post(page(administration, "housing"), {"code": 1, "once": uuid4()})
    low = _without_keys(client.get(page(administration, "housing")).content)
    client.post(page(administration, "housing"), {"code": 5, "once": uuid4()})
    high = _without_keys(client.get(page(administration, "housing")).content)
    assert low == high
    assert _without_keys(before) != low
    for address in (url("tablet", administration), url("end", administration)):
        assert b"Nadia" not in client.get(address).content


def _without_keys(body: bytes) -> str:
    text = re.sub(r'name="(once|csrfmiddlewaretoken)" value="[^"]*"', "", body.decode())
    return re.sub(r'nonce="[^"]*"', "", text)


# ---------------------------------------------------------------- answering


def test_five_answers_stand_in_one_look_and_one_tap_is_an_answer(client: Client) -> None:
    administration = given_tablet(client, Team())
    shown = BeautifulSoup(client.get(page(administration, "housing")).content, "html.parser")
    taps = {tap.get_text(strip=True): tap["value"] for tap in shown.select("button.answer")}
    assert list(taps.values()) == ["1", "2", "3", "4", "5"]
    assert list(taps)[0::4] == ["Pas du tout contente", "Très contente"]
    filled = [len(tap.select("rect.full-part")) for tap in shown.select("button.answer")]
    assert filled == [1, 2, 3, 4, 5]
    assert shown.select(".taps--glance")
    assert not shown.select("a.answer")
    response = client.post(page(administration, "housing"), {"code": 5, "once": uuid4()})
    assert response["Location"] == page(administration, "mobility")
    assert Answer.objects.get().code == 5


@pytest.mark.parametrize("key", ["housing", "care_of_children", "children_number"])
def test_there_are_two_ways_out_and_what_is_not_hers_stays_an_answer(
    client: Client, key: str
) -> None:
    administration = given_tablet(client, Team())
    shown = BeautifulSoup(client.get(page(administration, key)).content, "html.parser")
    ways = [one["value"] for one in shown.select(".beside button")]
    expected = {
        "housing": ["dont_know", "no_answer"],
        "care_of_children": ["dont_know", "not_applicable", "no_answer"],
        "children_number": ["no_answer"],
    }
    assert ways == expected[key]
    assert screen_words("fr")["refused"] not in shown.get_text()


@pytest.mark.parametrize(
    ("sent", "reason"),
    [("dont_know", "dont_know"), ("refused", "refused"), ("no_answer", "no_answer")],
)
def test_not_knowing_and_passing_are_kept_apart_and_an_older_page_may_refuse(
    client: Client, sent: str, reason: str
) -> None:
    administration = given_tablet(client, Team())
    client.post(page(administration, "housing"), {"missing": sent, "once": uuid4()})
    assert Answer.objects.get().missing_reason == reason


def test_several_choices_are_kept_sealed(client: Client) -> None:
    team = Team()
    administration = given_tablet(client, team)
    client.post(
        page(administration, "children_ages"),
        {"choices": ["under_three", "six_to_eleven"], "once": uuid4()},
    )
    kept = SealedAnswer.objects.select_related("administration__file").get()
    with team.case_manager.at_work(team.file):
        assert kept.value == {"choices": ["six_to_eleven", "under_three"]}


@pytest.mark.parametrize(
    "sent",
    [{}, {"code": "9"}, {"code": "x"}, {"missing": "bored"}, {"code": "3", "missing": "refused"}],
    ids=["nothing", "outside", "letters", "unknown reason", "both"],
)
def test_a_wrong_answer_is_said_in_her_language_and_nothing_is_kept(
    client: Client, sent: dict[str, str]
) -> None:
    administration = given_tablet(client, Team(), "ar")
    response = client.post(page(administration, "housing"), {**sent, "once": uuid4()})
    assert response.status_code == 200
    assert screen_words("ar")["choose"] in response.content.decode()
    assert not Answer.objects.exists()


def test_a_double_tap_is_one_answer(client: Client) -> None:
    administration = given_tablet(client, Team())
    key = uuid4()
    first = client.post(page(administration, "housing"), {"code": 2, "once": key})
    second = client.post(page(administration, "housing"), {"code": 2, "once": key})
    assert first["Location"] == second["Location"]
    assert Answer.objects.count() == 1
    assert not Answer.objects.get().changed


def test_going_back_shows_the_question_again_and_lets_her_change(client: Client) -> None:
    administration = given_tablet(client, Team())
    client.post(page(administration, "housing"), {"code": 2, "once": uuid4()})
    again = client.get(page(administration, "housing")).content.decode()
    assert screen_words("fr")["already"] in again
    client.post(page(administration, "housing"), {"code": 4, "once": uuid4()})
    assert (Answer.objects.get().code, Answer.objects.get().changed) == (4, True)


def test_opening_the_plain_variant_is_kept_as_help(client: Client) -> None:
    administration = given_tablet(client, Team())
    client.post(page(administration, "housing"), {"code": 2, "helped": "on", "once": uuid4()})
    assert Answer.objects.get().help_asked


def test_a_withheld_question_says_that_it_stays_closed(client: Client) -> None:
    administration = given_tablet(client, Team())
    closed = screen_words("fr")["closed_answer"]
    assert closed in client.get(page(administration, "safe_at_home")).content.decode()
    assert closed not in client.get(page(administration, "housing")).content.decode()


@pytest.mark.parametrize(
    ("mode", "helped"),
    [
        (Mode.SELF_SCREEN, False),
        (Mode.AUDIO, False),
        (Mode.READ_ALOUD, True),
        (Mode.INTERPRETER, True),
        (Mode.PEER, True),
    ],
)
def test_who_helps_reads_which_help_is_allowed_and_looks_away_at_a_closed_question(
    client: Client, mode: Mode, helped: bool
) -> None:
    administration = given_tablet(client, Team())
    Administration.objects.update(mode=mode)
    words = screen_words("fr")
    first = client.get(reverse("measures:tablet", args=[administration.public_id]))
    assert (words["for_who_helps"] in first.content.decode()) is helped
    closed = client.get(page(administration, "safe_at_home")).content.decode()
    assert (words["closed_with_help"] in closed) is helped
    assert (
        words["closed_with_help"]
        not in client.get(page(administration, "housing")).content.decode()
    )


# ---------------------------------------------------------------- the whole way


def test_the_whole_questionnaire_from_the_first_tap_to_thank_you(client: Client) -> None:
    team = Team()
    administration = given_tablet(client, team)
    assert client.get(url("tablet", administration)).status_code == 200
    for asked in administration.questions:
        sent: dict[str, object] = {"once": uuid4()}
        if asked.scale is not None:
            sent["code"] = asked.scale.highest
        else:
            assert asked.question is not None
            sent["choices"] = asked.question.choices[0].code
        assert client.get(page(administration, asked.key)).status_code == 200
        assert client.post(page(administration, asked.key), sent).status_code == 302
    ending = client.get(url("end", administration)).content.decode()
    assert screen_words("fr")["seen_all"] in ending
    assert "passée" not in ending
    thanks = client.post(url("end", administration), {"once": uuid4()})
    said = text_of(client.get(thanks["Location"]).content)
    assert screen_words("fr")["thanks_kept"] in said
    administration.refresh_from_db()
    assert administration.is_finished
    assert not Answer.objects.filter(code=None).exists()
    assert client.get(url("tablet", administration)).status_code == 404


def test_interrupted_she_goes_on_later_where_she_was(client: Client) -> None:
    team = Team()
    administration = given_tablet(client, team)
    client.post(page(administration, "structured_life"), {"code": 2, "once": uuid4()})
    paused = client.post(url("pause", administration), {"once": uuid4()})
    assert screen_words("fr")["paused"] in client.get(paused["Location"]).content.decode()
    assert client.get(url("tablet", administration)).status_code == 404
    take_tablet(client, team.hand_over(administration))
    shown = client.get(url("tablet", administration)).content.decode()
    assert screen_words("fr")["go_on"] in shown
    assert f'href="{page(administration, "positive_future")}"' in shown


def test_the_end_says_how_many_she_has_not_seen_and_finishes_anyway(client: Client) -> None:
    administration = given_tablet(client, Team())
    shown = client.get(url("end", administration)).content.decode()
    assert f"Il reste {len(administration.questions)} questions que vous n’avez pas vues" in shown
    client.post(url("end", administration), {"once": uuid4()})
    administration.refresh_from_db()
    assert administration.is_finished


@pytest.mark.parametrize("language", offered())
def test_each_language_has_its_words_and_direction(client: Client, language: str) -> None:
    administration = given_tablet(client, Team(), language)
    for key in ("housing", "alimony", "children_ages"):
        body = client.get(page(administration, key)).content.decode()
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}"' in body
        assert screen_words(language)["skip"] in body


def test_the_words_of_the_screens_are_complete_in_every_language() -> None:
    # Arabic counts two, and three to ten, with forms of their own.
    names = {
        language: {
            name for name in screen_words(language).words if not name.endswith(("_two", "_few"))
        }
        for language in offered()
    }
    assert {frozenset(found) for found in names.values()} == {frozenset(names["fr"])}
    assert [language for language in offered() if screen_words(language).reviewed] == ["fr", "nl"]


@pytest.mark.parametrize("number", [0, 39, 999999])
def test_a_number_that_is_no_question_is_no_page(client: Client, number: int) -> None:
    administration = given_tablet(client, Team())
    address = reverse("measures:question", args=[administration.public_id, number])
    assert client.get(address).status_code == 404
    assert client.post(address, {"code": 1}).status_code == 404


def test_a_question_costs_the_same_at_the_beginning_and_at_the_end(
    client: Client,
    same_queries: Callable[[Callable[[], object], Callable[[], object]], None],
) -> None:
    administration = given_tablet(client, Team())

    def grow() -> None:
        for asked in administration.questions[:14]:
            client.post(page(administration, asked.key), {"code": 3, "once": uuid4()})

    assert number_of(administration, "housing") == 16
    same_queries(lambda: client.get(page(administration, "housing")), grow)
