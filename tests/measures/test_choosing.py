"""A centre chooses a version: the next women get it, and those who began keep theirs."""

import copy
import io
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.access.domain import Role
from miriam.core.refusals import NotYours
from miriam.evaluation.selectors.group import evaluation_of
from miriam.measures.domain.intake.checking import Fault
from miriam.measures.models import Administration
from miriam.measures.selectors import asked
from miriam.measures.selectors.intake import instrument_of_sheets, known_to
from miriam.measures.services import administrations, answering
from miriam.measures.services.refusals import NotAsked
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.services import consents
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.given import Given
from miriam.questionnaire.selectors.chosen import asked_next
from miriam.questionnaire.services import choosing, versions
from tests.world import Person, make_centre, make_file, make_person, sign_in

pytestmark = pytest.mark.django_db
SHIPPED = shipped_as("miriam-14-10", "1.0.0")


def renewed() -> Instrument:
    data = {**copy.deepcopy(as_data(SHIPPED)), "version": "1.1.0"}
    data["items"][0]["wording"]["fr"] = "Il y a de l’ordre dans ma vie"
    return load(data)


def own(name: str = "quartier") -> Instrument:
    """A questionnaire that no other is an edition of."""
    return load({**copy.deepcopy(as_data(shipped_as("example", "1.0.0"))), "id": name})


@pytest.fixture
def team() -> Person:
    return make_person(make_centre(), name="Lieve Exemple")


@pytest.fixture
def published(team: Person) -> Instrument:
    assert team.mandate
    researcher = make_person(team.mandate.centre, Role.RESEARCHER, "Elena Exemple")
    with researcher.at_work() as by:
        versions.add(renewed(), by=by)
        versions.add(own(), by=by)
    return renewed()


def agreeing(team: Person, name: str) -> File:
    file = make_file(team, name)
    with team.at_work(file) as by:
        consents.give(file, scope=Scope.MEASURE, language="fr", with_interpreter=False, by=by)
    return file


def started(team: Person, file: File, moment: Moment = Moment.START, **more: Any) -> Administration:
    with team.at_work(file) as by:
        return administrations.start(file, moment=moment, language="fr", by=by, **more)


def finished(team: Person, file: File, moment: Moment) -> Administration:
    administration = started(team, file, moment)
    with team.at_work(file) as by:
        codes = {item.code: Given(code=3) for item in SHIPPED.items}
        answering.enter(administration, codes, on=administration.started_on, by=by)
    return administration


def chosen(team: Person, definition: Instrument) -> None:
    assert team.mandate
    with team.at_work() as by:
        choosing.choose(team.mandate, definition, by=by)


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_a_published_version_waits_until_the_centre_takes_it(
    client: Client, team: Person, published: Instrument
) -> None:
    assert started(team, agreeing(team, "Nadia")).version.version == "1.0.0"
    sign_in(client, team)
    page = reverse("measures:definition", args=["miriam-14-10", "1.1.0"])
    assert "vient d’une chercheuse" in text_of(client.get(page))
    take = reverse("questionnaire:version_choose", args=["miriam-14-10", "1.1.0"])
    done = client.post(take, {"once": uuid4()}, follow=True)
    assert "C’est la version que votre centre demande" in text_of(done)
    assert started(team, agreeing(team, "Samira")).version.definition == published


def test_a_woman_who_began_keeps_her_version_to_the_end_and_it_is_said(
    client: Client, team: Person, published: Instrument
) -> None:
    file = agreeing(team, "Nadia")
    finished(team, file, Moment.START)
    chosen(team, published)
    sign_in(client, team)
    page = text_of(client.get(reverse("measures:start", args=[file.public_id, "T1"])))
    assert "Elle a commencé avec la version 1.0.0 et continue avec elle" in page
    assert started(team, file, Moment.END).version.version == "1.0.0"


def test_the_centre_goes_back_to_what_ships(
    client: Client, team: Person, published: Instrument
) -> None:
    begun = agreeing(team, "Nadia")
    chosen(team, published)
    started(team, begun)
    sign_in(client, team)
    leave = reverse("questionnaire:version_leave", args=["miriam-14-10", "1.1.0"])
    client.post(leave, {"once": uuid4()})
    assert started(team, agreeing(team, "Samira")).version.version == "1.0.0"
    assert asked.definitions_for(begun)[DEFAULT_INSTRUMENT] == published


def test_another_centre_chooses_for_itself(team: Person, published: Instrument) -> None:
    chosen(team, published)
    elsewhere = make_person(make_centre("Mont-Inventé"), name="Joke Exemple")
    assert started(elsewhere, agreeing(elsewhere, "Fatou")).version.version == "1.0.0"


def test_a_questionnaire_of_another_name_is_asked_only_where_it_was_chosen(
    client: Client, team: Person, published: Instrument
) -> None:
    file = agreeing(team, "Nadia")
    with pytest.raises(NotAsked):
        started(team, file, instrument="quartier")
    sign_in(client, team)
    start = reverse("measures:start", args=[file.public_id, "T0"]) + "?questionnaire=quartier"
    assert client.get(start).status_code == 404
    chosen(team, own())
    assert client.get(start).status_code == 200
    assert (
        "?questionnaire=quartier"
        in client.get(reverse("measures:around", args=[file.public_id])).content.decode()
    )
    assert started(team, file, instrument="quartier").version.definition == own()


def test_an_example_says_that_it_is_one(client: Client, team: Person) -> None:
    chosen(team, shipped_as("example", "1.0.0"))
    file = agreeing(team, "Nadia")
    sign_in(client, team)
    start = reverse("measures:start", args=[file.public_id, "T0"])
    page = text_of(client.get(start, {"questionnaire": "example"}))
    assert "C’est un exemple" in page
    assert "English" in page.split("Pas encore relues")[1]


def test_paper_codebook_and_evaluation_find_a_version_that_does_not_ship(
    client: Client, team: Person, published: Instrument
) -> None:
    from miriam.groups.data import editions
    from miriam.groups.services import groups, places

    chosen(team, published)
    files = [agreeing(team, name) for name in ("Nadia", "Samira")]
    edition = editions.newest()
    with team.at_work(*files) as by:
        group = groups.create(
            groups.GroupFacts(
                edition_key=edition.key, name_fr="Tilleuls", places=edition.places_least
            ),
            by=by,
        )
        for file in files:
            places.take(group, file=file, by=by)
    for file in files:
        finished(team, file, Moment.START)
    found = evaluation_of(group)
    assert (found.women, found.measured_first, found.other_versions) == (2, 2, 0)
    sign_in(client, team)
    sheet = started(team, agreeing(team, "Fatou"))
    paper = client.get(reverse("measures:paper", args=[sheet.public_id]))
    assert "Il y a de l’ordre dans ma vie" in paper.content.decode()
    book = client.get(reverse("questionnaire:download", args=["miriam-14-10", "1.1.0", "csv"]))
    assert "Il y a de l’ordre dans ma vie" in io.BytesIO(book.content).read().decode()


def test_a_sheet_is_read_with_the_version_of_the_centre_and_of_nobody_else(
    team: Person, published: Instrument
) -> None:
    began, fresh = agreeing(team, "Nadia"), agreeing(team, "Samira")
    finished(team, began, Moment.START)
    chosen(team, published)
    assert team.mandate
    assert instrument_of_sheets(team.mandate) == published
    with team.at_work(began, fresh) as by:
        known = known_to(by)
    assert known.standing(began.public_id, "T1", read_with="1.1.0") is Fault.OTHER_VERSION
    assert known.standing(began.public_id, "T1", read_with="1.0.0") is None
    assert known.standing(fresh.public_id, "T0", read_with="1.1.0") is None


def test_only_case_managers_who_were_let_in_choose(team: Person, published: Instrument) -> None:
    assert team.mandate
    centre = team.mandate.centre
    for person in (
        make_person(centre, Role.RESEARCHER),
        make_person(centre, Role.COORDINATOR),
        make_person(centre, admitted=False),
    ):
        assert person.mandate
        with person.at_work() as by, pytest.raises(NotYours):
            choosing.choose(person.mandate, published, by=by)
        with person.at_work() as by, pytest.raises(NotYours):
            choosing.choose(team.mandate, published, by=by)
    assert asked_next(centre)[DEFAULT_INSTRUMENT] == SHIPPED
