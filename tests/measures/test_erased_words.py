"""Her erased words are shown nowhere from the tap on, come back for some minutes, then are gone."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.models import leaving
from miriam.measures import models
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.measures.services import comments, testimonies
from miriam.questionnaire.domain.asked import Moment
from tests.access.routes import Route, all_routes
from tests.measures.measuring import Team
from tests.world import sign_in

pytestmark = pytest.mark.django_db
HERS = "J’ai retrouvé mon souffle"


def said_in_testimony(team: Team) -> tuple[str, models.Testimony]:
    with team.case_manager.at_work(team.file) as by:
        told = testimonies.write(
            team.file, words=HERS, language="fr", telling=Telling.WRITTEN, moment=Moment.END, by=by
        )
        choice = {"audience": Audience.GROUP_REPORT, "read_back": ReadBack.READ}
        testimonies.choose(told, **choice, version=told.version, by=by)
    return "testimony", told


def said_of_picture(team: Team) -> tuple[str, models.Comment]:
    with team.case_manager.at_work(team.file) as by:
        return "comment", comments.write(team.file, words=HERS, language="fr", by=by)


def address_of(route: Route, names: dict[str, Any]) -> str:
    return route.address({name: names[name] for name in route.parameters})


Saying = Callable[[Team], tuple[str, Any]]
SAYINGS = pytest.mark.parametrize("saying", [said_in_testimony, said_of_picture])


class AtHand:
    """A case manager in her browser, and the words that she erases there."""

    def __init__(self, client: Client, saying: Saying) -> None:
        self.team = Team()
        self.client = sign_in(client, self.team.case_manager)
        self.noun, self.told = saying(self.team)

    def erase(self) -> str:
        """Erase them; where *Annuler* on the next page is sent."""
        erase = reverse(f"measures:{self.noun}_erase", args=[self.told.public_id])
        asked = self.client.get(erase)
        assert HERS in asked.content.decode(), "the page shows what will be lost"
        done = self.client.post(erase, follow=True)
        form = BeautifulSoup(done.content, "html.parser").select_one(".way-back form")
        assert form
        return str(form["action"])

    def pages_with_her_words(self) -> set[str]:
        """Every page about her on which her words stand."""
        names = {"file": self.team.file.public_id, self.noun: self.told.public_id}
        return {
            route.name
            for route in all_routes()
            if set(route.parameters) <= names.keys()
            and HERS.encode() in self.client.get(address_of(route, names)).content
        }


@SAYINGS
def test_from_the_tap_on_they_stand_on_no_page(client: Client, saying: Saying) -> None:
    at_hand = AtHand(client, saying)
    shown = at_hand.pages_with_her_words()
    assert f"measures:{at_hand.noun}_erase" in shown
    undo = at_hand.erase()
    assert at_hand.pages_with_her_words() == set()
    client.post(undo)
    assert at_hand.pages_with_her_words() == shown


@SAYINGS
def test_undone_they_are_as_they_were_and_her_journal_says_both(
    client: Client, saying: Saying
) -> None:
    at_hand = AtHand(client, saying)
    kind, noun = type(at_hand.told), at_hand.noun
    [before] = kind.objects.values()
    undo = at_hand.erase()
    page = client.post(
        undo,
        {"next": reverse("measures:measures", args=[at_hand.team.file.public_id])},
        follow=True,
    )
    assert "Ses mots sont revenus." in page.content.decode()
    assert list(kind.objects.values()) == [before]
    acts = Line.objects.filter(act__startswith=noun).order_by("pk").values_list("act", flat=True)
    assert list(acts)[-2:] == [f"{noun}.erased", f"{noun}.returned"]


@SAYINGS
def test_after_the_minutes_annuler_says_that_they_are_gone(client: Client, saying: Saying) -> None:
    at_hand = AtHand(client, saying)
    undo = at_hand.erase()
    with time_machine.travel(clock.now() + leaving.MINUTES):
        late = client.post(undo, follow=True)
        assert "Les dix minutes sont passées" in late.content.decode()
        leaving.destroy_those_over()
        gone = client.post(undo)
    assert gone.status_code == 404
    assert "ensuite, c’est détruit" in gone.content.decode()
    assert not type(at_hand.told)._base_manager.exists()
