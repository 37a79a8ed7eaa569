"""What no page about a woman ever says, however long ago a step was written or a measure begun.

No clock runs on her, nothing of hers fails, nobody is ranked (product principles: a step has no
due date; a candidate has no rank; her answers have no clock, docs/adr/0015).
"""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.accompaniment.domain import Doer, EncounterKind, StepState
from miriam.accompaniment.services import aspirations, encounters, steps
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.groups.domain import Meeting
from miriam.groups.models import Candidate
from miriam.groups.services import candidates, groups, places
from miriam.groups.services.candidates import ProposalFacts
from miriam.measures.models import Administration
from miriam.measures.services import administrations, answering
from miriam.people.domain import Channel, Scope
from miriam.people.services import consents, contacts
from miriam.people.services.contacts import ContactFacts
from miriam.questionnaire.domain.asked import Moment
from tests.world import World, sign_in

LONG_AGO = timedelta(days=420)
LATELY = timedelta(days=12)
NEVER_SAID = {
    "fr": re.compile(
        r"en retard|retardataire|échéance|délai dépassé|à terme échu|échou|échec|raté|"
        r"manqué|pour ?cent\b|%|classement|classée|meilleure que",
        re.IGNORECASE,
    ),
    "nl": re.compile(
        r"te laat|achterstallig|achterstand|vervaldag|deadline|verstreken|mislukt|gefaald|"
        r"gemist|procent|%|rangschikking|ranglijst|beter dan",
        re.IGNORECASE,
    ),
}
# The house promises that there is none.
PROMISED = re.compile(r"sans classement|zonder rangschikking")
# Figures of a whole group, what is asked of everybody, and the colleagues are not about her.
NOT_ABOUT_HER = re.compile(r"/questionnaires|/miriam-c-est-quoi|/equipe|/lancement|/evaluation")
SOME_OF_THE_PAGES = {
    *("accompaniment:plan", "accompaniment:thread", "desk:file", "people:card"),
    "measures:measures",
}


@pytest.fixture
def old_story(world: World) -> Iterator[World]:
    """Steps, promises, a contact and a measure of more than a year ago, candidates of lately."""
    _written_long_ago(world)
    with time_machine.travel(clock.now() + LONG_AGO - LATELY, tick=False) as hand:
        _proposed_lately(world)
        hand.shift(LATELY)
        yield world


def _written_long_ago(world: World) -> None:
    file = world.file
    with world.case_manager.at_work(file) as by:
        for scope in Scope:
            consents.give(file, scope=scope, language="fr", with_interpreter=False, by=by)
        contacts.agree(
            file.safe_contact,
            ContactFacts(channel=Channel.SMS, address="0470"),
            version=1,
            by=by,
        )
        encounters.record(file, EncounterFacts(kind=EncounterKind.WALK, text="Au parc."), by=by)
        aspirations.write(file, words="Coudre.", language="fr", by=by)
        for who in Doer:
            steps.write(file, words="Appeler l’école.", who=who, by=by)
        let_go = steps.write(file, words="La photo.", who=Doer.HER, by=by)
        steps.settle(let_go, state=StepState.LET_GO, by=by)
        done = steps.write(file, words="La carte.", who=Doer.HER, by=by)
        steps.settle(done, state=StepState.DONE, by=by)
        begun = administrations.start(file, moment=Moment.START, language="fr", by=by)
        answering.enter(begun, {}, on=clock.today(), by=by)
        administrations.start(file, moment=Moment.END, language="fr", by=by)


def _proposed_lately(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        places.take(group, file=world.file, by=by)
        for name, meeting in (("Amina", Meeting.NOT_NOW), ("Rosa", Meeting.MET)):
            proposed = candidates.propose(
                group,
                ProposalFacts(first_name=name, channel=None, address="", she_knows=True),
                by=by,
            )
            candidates.note_meeting(proposed, meeting, by=by)


def pages(client: Client) -> Iterator[tuple[str, str]]:
    """The pages about her that links lead to from the day, with what one reads or hears there."""
    waiting, known = ["/journee"], {"/journee"}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        soup = BeautifulSoup(answer.content, "html.parser")
        yield address, _said_on(soup)
        for link in soup.select("main a[href^='/']"):
            target = str(link["href"]).partition("#")[0]
            if target not in known and not NOT_ABOUT_HER.search(target):
                known.add(target)
                waiting.append(target)


def _said_on(soup: BeautifulSoup) -> str:
    heard = [str(tag[name]) for name in ("aria-label", "title") for tag in soup.select(f"[{name}]")]
    return PROMISED.sub("", " ".join([soup.get_text(" "), *heard]))


@pytest.mark.on_one_database
@pytest.mark.parametrize("language", NEVER_SAID)
def test_no_page_about_her_says_late_failed_or_ranked(
    old_story: World, client: Client, language: str
) -> None:
    client.cookies["miriam_language"] = language
    read = dict(pages(sign_in(client, old_story.case_manager)))
    about_her = {reverse(name, args=[old_story.file.public_id]) for name in SOME_OF_THE_PAGES}
    assert about_her <= set(read)
    found = {
        address: NEVER_SAID[language].findall(said)
        for address, said in read.items()
        if NEVER_SAID[language].search(said)
    }
    assert found == {}


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Ce pas est En retard de 3 jours"), ("fr", "42 %"), ("nl", "Deze stap is te laat")],
)
def test_the_words_would_be_found(language: str, said: str) -> None:
    assert NEVER_SAID[language].search(said)


def test_the_story_is_as_old_as_it_says(old_story: World) -> None:
    begun = Administration.objects.get(moment=Moment.END)
    assert begun.started_on <= clock.today() - timedelta(days=400)
    assert not begun.is_finished
    assert Candidate.objects.count() == 2
