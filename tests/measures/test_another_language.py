"""She goes on in another language between two questions; each answer says in which it was asked."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.core.refusals import NotYours
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.measures.selectors import study
from miriam.measures.services import answering
from miriam.measures.services.refusals import UnknownLanguage
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given
from tests.measures.measuring import Team, number_of, page, say, tablet_actor, take_tablet
from tests.world import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def team() -> Team:
    return Team()


@pytest.fixture
def administration(client: Client, team: Team) -> Administration:
    """Begun in French, in her hands."""
    found = team.start()
    take_tablet(client, team.hand_over(found))
    return found


def door(administration: Administration, number: int) -> str:
    return reverse("measures:change_language", args=[administration.public_id, number])


def go_on_in(administration: Administration, language: str) -> None:
    answering.go_on_in(administration, language, by=tablet_actor(administration))


def language_now(administration: Administration) -> str:
    return Administration.objects.values_list("language", flat=True).get(pk=administration.pk)


def test_she_comes_back_to_the_question_she_left_in_the_language_she_chose(
    client: Client, administration: Administration
) -> None:
    asked = page(administration, "housing")
    there = door(administration, number_of(administration, "housing"))
    link = BeautifulSoup(client.get(asked).content, "html.parser").select_one(f"a[href='{there}']")
    assert link
    assert link.get_text(strip=True) == "Changer de langue"
    answer = client.post(there, {"language": "ar"})
    assert answer.headers["Location"] == asked
    html = BeautifulSoup(client.get(asked).content, "html.parser").html
    assert html
    assert (html["lang"], html["dir"]) == ("ar", "rtl")


def test_from_the_first_screen_it_leads_to_the_first_screen(
    client: Client, administration: Administration
) -> None:
    first = reverse("measures:tablet", args=[administration.public_id])
    assert door(administration, 0) in client.get(first).content.decode()
    answer = client.post(door(administration, 0), {"language": "nl"})
    assert answer.headers["Location"] == first
    assert "Beginnen" in client.get(first).content.decode()


def test_each_language_is_called_as_those_call_it_who_speak_it(
    client: Client, administration: Administration
) -> None:
    shown = BeautifulSoup(client.get(door(administration, 3)).content, "html.parser")
    buttons = {one["value"]: one for one in shown.select("button[name=language]")}
    assert set(buttons) == set(administration.version.definition.language_codes)
    arabic, french = buttons["ar"], buttons["fr"]
    assert arabic.get_text(strip=True) == "العربية"
    assert arabic.parent
    assert (arabic.parent["lang"], arabic.parent["dir"]) == ("ar", "rtl")
    # Nobody whose language it is has read it: said in that language.
    assert arabic.parent.p
    assert arabic.parent.p["lang"] == "ar"
    assert (french.get("aria-current"), arabic.get("aria-current")) == ("true", None)
    assert french.parent
    assert french.parent.p is None


@pytest.mark.parametrize("sent", [{}, {"language": ""}, {"language": "ti"}, {"language": "fr'--"}])
def test_a_language_without_words_changes_nothing(
    client: Client, administration: Administration, sent: dict[str, str]
) -> None:
    assert client.post(door(administration, 1), sent).status_code == 200
    assert language_now(administration) == "fr"


def test_there_is_no_such_page_beside_a_question_that_is_not_asked(
    client: Client, administration: Administration
) -> None:
    past = len(administration.questions) + 1
    assert client.get(door(administration, past)).status_code == 404
    assert client.post(door(administration, past), {"language": "ar"}).status_code == 404
    assert language_now(administration) == "fr"


def test_a_tablet_that_was_given_back_changes_nothing(
    client: Client, administration: Administration
) -> None:
    answering.pause(administration, by=tablet_actor(administration))
    assert client.post(door(administration, 1), {"language": "ar"}).status_code == 404
    assert language_now(administration) == "fr"


def test_the_service_refuses_a_language_without_words_and_another_tablet(
    team: Team, administration: Administration
) -> None:
    with pytest.raises(UnknownLanguage):
        go_on_in(administration, "ti")
    another = team.start(team.another_file())
    team.hand_over(another)
    with pytest.raises(NotYours):
        answering.go_on_in(administration, "ar", by=tablet_actor(another))
    assert language_now(administration) == "fr"


# ---------------------------------------------------------------- what is kept


def test_each_answer_keeps_the_language_of_its_question(administration: Administration) -> None:
    say(administration, "housing", Given(code=2))
    say(administration, "has_gp", Given(choices=("yes",)))
    go_on_in(administration, "ar")
    say(administration, "mobility", Given(code=3))
    say(administration, "has_dentist", Given(choices=("no",)))
    clear = Answer.objects.order_by("pk").values_list("item", "language")
    assert list(clear) == [("housing", "fr"), ("mobility", "ar")]
    sealed = SealedAnswer.objects.order_by("pk").values_list("question", "language")
    assert list(sealed) == [("has_gp", "fr"), ("has_dentist", "ar")]


def test_an_answer_that_is_given_again_is_in_the_language_of_the_second_time(
    administration: Administration,
) -> None:
    say(administration, "housing", Given(code=2))
    go_on_in(administration, "ar")
    say(administration, "housing", Given(code=3))
    kept = Answer.objects.get(item="housing")
    assert (kept.language, kept.changed) == ("ar", True)


def test_the_rows_of_a_study_tell_how_each_answer_came_about(
    administration: Administration,
) -> None:
    say(administration, "housing", Given(code=2, help_asked=True, audio_played=3))
    go_on_in(administration, "ar")
    say(administration, "mobility", Given(code=3))
    say(administration, "mobility", Given(code=4))
    answering.finish(administration, by=tablet_actor(administration))
    rows = {row.item: row for row in study.study_rows([administration.file])}
    housing, mobility = rows["housing"], rows["mobility"]
    assert (housing.language, housing.help_asked, housing.audio_played) == ("fr", True, 3)
    assert (housing.changed, mobility.changed) == (False, True)
    assert (mobility.language, mobility.help_asked, mobility.audio_played) == ("ar", False, 0)


def test_her_case_manager_reads_in_which_languages(
    client: Client, new_client: type[Client], team: Team, administration: Administration
) -> None:
    address = reverse("measures:afterwards", args=[administration.public_id])
    browser = sign_in(new_client(), team.case_manager)
    for item in ("housing", "mobility"):
        say(administration, item, Given(code=2))
    assert "Langues des questions" not in browser.get(address).content.decode()
    go_on_in(administration, "ar")
    say(administration, "leisure", Given(missing=MissingReason.REFUSED))
    answering.finish(administration, by=tablet_actor(administration))
    said = browser.get(address).content.decode().replace("\u00a0", " ")
    assert "Langues des questions : français (2), arabe (1)." in said
