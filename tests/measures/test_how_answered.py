"""How the answers came about: the sittings told to her case manager, what helped only to those who
rewrite the questions, over many women; never with an answer.
"""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.measures.domain.occasion import Mode
from miriam.measures.models import Administration, Answer
from miriam.measures.selectors import measures, received
from miriam.measures.services import administrations, answering
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.given import Given
from tests.measures.measuring import Team, say, tablet_actor
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
CLOSED = "good_collaboration"


def shown(client: Client, administration: Administration, language: str = "fr") -> BeautifulSoup:
    client.cookies["miriam_language"] = language
    address = reverse("measures:afterwards", args=[administration.public_id])
    return BeautifulSoup(client.get(address).content, "html.parser")


def text_of(page: Any) -> str:
    return " ".join(page.get_text(" ").split())


def on_the_tablet(team: Team) -> Administration:
    """Begun, handed over a second time, with simpler words for one open and one closed question."""
    administration = team.start()
    team.hand_over(administration)
    say(administration, "housing", Given(code=2, help_asked=True))
    say(administration, "housing", Given(code=4))
    say(administration, CLOSED, Given(code=1, help_asked=True, audio_played=2))
    say(administration, CLOSED, Given(code=5))
    team.hand_over(administration)
    return administration


def test_her_case_manager_sees_in_how_many_sittings_and_not_what_she_looked_up(
    client: Client,
) -> None:
    team = Team()
    administration = on_the_tablet(team)
    assert Answer.objects.filter(help_asked=True).count() == 2
    sign_in(client, team.case_manager)
    page = shown(client, administration)
    sentences = [text_of(one) for one in page.select("form ul li")]
    assert sentences == ["Elle a répondu en 2 fois."]
    for told in ("Elle a ouvert", "Elle a changé", "Elle a écouté", "Écoutée"):
        assert told not in text_of(page)
    dutch = text_of(shown(client, administration, "nl"))
    assert "Zij heeft in 2 keer geantwoord." in dutch
    assert "niet over haar" in dutch


def test_a_measure_answered_in_one_go_without_help_says_nothing_of_it(client: Client) -> None:
    team = Team()
    administration = team.measured()
    sign_in(client, team.case_manager)
    page = shown(client, administration)
    assert page.select("form ul li") == []
    assert "pas d’elle" not in text_of(page)


def test_the_look_back_stands_apart_from_the_same_question_of_today(client: Client) -> None:
    team = Team()
    administration = team.measured(moment=Moment.END)
    sign_in(client, team.case_manager)
    blocks = {
        text_of(block.summary): [one["name"] for one in block.select("input[type=checkbox]")]
        for block in shown(client, administration).select("details:has(.otherwise)")
    }
    assert "said_then.mobility" in blocks["En repensant au début"]
    assert "said_mobility" not in blocks["En repensant au début"]
    every = [name for names in blocks.values() for name in names]
    assert len(every) == len(set(every)) == len(measures.met_keys(administration))


def test_only_the_part_in_which_something_was_put_otherwise_stands_open(client: Client) -> None:
    team = Team()
    administration = team.measured()
    with team.case_manager.at_work(team.file) as by:
        administrations.note_reformulations(administration, words={"housing": "Mon toit"}, by=by)
    sign_in(client, team.case_manager)
    parts = shown(client, administration).select("details:has(.otherwise)")
    opened = [text_of(part.summary) for part in parts if part.has_attr("open")]
    assert (len(parts), opened) == (2, ["Ma vie aujourd’hui"])


def test_only_questions_that_she_met_can_have_been_put_otherwise(client: Client) -> None:
    team = Team()
    administration = team.start()
    team.hand_over(administration)
    sign_in(client, team.case_manager)
    assert shown(client, administration).select("input[name^=said_]") == []
    say(administration, "housing", Given(code=2))
    say(administration, CLOSED, Given(missing=MissingReason.NO_ANSWER))
    answering.finish(administration, by=tablet_actor(administration))
    ticks = {one["name"] for one in shown(client, administration).select("input[name^=said_]")}
    assert ticks == {"said_housing", f"said_{CLOSED}"}
    with team.case_manager.at_work(team.file) as by:
        administrations.note_reformulations(administration, words={"housing": ""}, by=by)
    noted = Answer.objects.filter(reformulated__isnull=False).order_by("item")
    assert list(noted.values_list("item", "reformulated")) == [(CLOSED, False), ("housing", True)]


def test_only_a_questionnaire_about_the_centre_asks_whom_she_meant(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    about_well_being = team.measured(instrument="who-5")
    assert shown(client, about_well_being).select_one("input[name=meant]") is None
    assert shown(client, team.measured()).select_one("input[name=meant]")
    address = reverse("measures:afterwards", args=[about_well_being.public_id])
    once = "0c6b9d4e-6f3c-4a1e-9f37-5bb52a8f5d0e"
    typed = {"mode": "phone", "helper": "nobody", "version": "1", "once": once}
    assert client.post(address, typed).status_code == 302
    assert Administration.objects.get(pk=about_well_being.pk).mode == Mode.PHONE


# ---------------------------------------------------------------- for those who rewrite it


def on_screens(team: Team, *, helped: int, sittings: int = 0, of: int = 10) -> None:
    """So many measures on a screen, of which so many with simpler words for one question."""
    for number in range(of):
        administration = team.start(team.another_file())
        team.hand_over(administration)
        say(administration, "housing", Given(code=3, help_asked=number < helped))
        if number < sittings:
            team.hand_over(administration)
        by = tablet_actor(administration)
        answering.finish(administration, by=by)


def test_questions_often_looked_up_are_listed_and_small_numbers_are_not() -> None:
    definition = shipped_as("miriam-14-10", "1.0.0")
    team = Team()
    on_screens(team, helped=4)
    assert received.most_looked_up(definition) == []
    on_screens(team, helped=1, of=1)
    found = received.most_looked_up(definition)
    assert [(one.item, one.times, one.noted) for one in found] == [("housing", 5, 11)]


def test_what_was_on_paper_had_nothing_to_open() -> None:
    definition = shipped_as("miriam-14-10", "1.0.0")
    team = Team()
    on_screens(team, helped=6)
    Administration.objects.update(mode=Mode.SELF_PAPER)
    assert received.most_looked_up(definition) == []
    assert received.sittings_of(definition) is None


def test_how_many_measures_took_several_sittings_is_told_when_enough_did() -> None:
    definition = shipped_as("miriam-14-10", "1.0.0")
    team = Team()
    on_screens(team, helped=0, sittings=4)
    assert received.sittings_of(definition) is None
    on_screens(team, helped=0, sittings=1, of=1)
    found = received.sittings_of(definition)
    assert found
    assert (found.several, found.finished) == (5, 11)


def test_the_researcher_reads_it_on_the_page_of_the_version(world: World, client: Client) -> None:
    team = Team()
    on_screens(team, helped=6, sittings=5)
    Answer.objects.filter(item="housing").update(reformulated=True)
    sign_in(client, world.researcher)
    page = client.get(reverse("measures:definition", args=["miriam-14-10", "1.0.0"]))
    text = text_of(BeautifulSoup(page.content, "html.parser").main)
    assert "Le plus souvent relues en mots plus simples, à l’écran Logement 6 fois sur 10" in text
    assert "À l’écran, 5 questionnaires sur 10 ont été remplis en plusieurs fois." in text
    assert "Le plus souvent dites autrement Logement 10 fois sur 10" in text
