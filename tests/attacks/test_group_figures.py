"""A case manager knows what her own women answered. From the figures of the group she does not
compute what the few women of a colleague answered; without the rule she does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.evaluation import disclosure
from miriam.evaluation.domain import PROGRESS_IN_AT_LEAST
from miriam.evaluation.pages.group import EvaluationPage, page_of
from miriam.evaluation.selectors import evaluation_of
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.services import consents
from miriam.questionnaire.domain.asked import Moment
from tests.measures.measuring import Team
from tests.world import Person, make_file, make_person, sign_in

pytestmark = pytest.mark.django_db
MINE, HERS = 2, 5


@dataclass
class Carried:
    """A group carried by two, with the women of the one and of the other, measured twice."""

    mine: int
    others: int
    duo: bool = False

    def __post_init__(self) -> None:
        self.team = Team()
        self.me = self.team.case_manager
        self.colleague = make_person(self.me.mandate.centre, name="Sofie Exemple")
        with self.me.at_work() as by:
            self.group: Group = groups.create(
                groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=15), by=by
            )
            groups.add_case_manager(self.group, mandate=self.colleague.mandate, by=by)
        self.measure(self.me, self.mine, MINE)
        self.measure(self.colleague, self.others, HERS)

    def measure(self, person: Person, many: int, code: int) -> None:
        for number in range(many):
            duo = self.me if self.duo and person is self.colleague else None
            file = make_file(person, f"Prénom {number}", duo=duo)
            with person.at_work(file) as by:
                places.take(self.group, file=file, by=by)
            self.answer(person, file, code)

    def answer(self, person: Person, file: File, code: int) -> None:
        team = self.team
        team.case_manager = person
        with person.at_work(file) as by:
            consents.give(file, scope=Scope.MEASURE, language="fr", with_interpreter=False, by=by)
        for moment in (Moment.START, Moment.END):
            team.measured(file, moment=moment, code=code)


def rows_of(client: Client, person: Person, group: Group) -> list[list[str]]:
    """The table of the domains, as it stands on the page."""
    page = sign_in(client, person).get(reverse("evaluation:group", args=[group.public_id]))
    soup = BeautifulSoup(page.content, "html.parser")
    return [[cell.get_text(strip=True) for cell in row.select("td")] for row in soup.select("tr")]


def computed(rows: Iterable[list[str]], known: int) -> set[int]:
    """What the one woman that the reader does not know answered, domain by domain."""
    found = set()
    for row in rows:
        numbers = [cell.replace(",", ".") for cell in row if cell and cell[0].isdigit()]
        if len(numbers) >= 3:
            women, mean = int(numbers[0]), float(numbers[1])
            found.add(round(women * mean - known * MINE))
    return found


def test_the_answers_of_the_one_woman_of_a_colleague_are_not_computed(client: Client) -> None:
    carried = Carried(mine=5, others=1)
    for reader in (carried.me, carried.colleague):
        assert computed(rows_of(client, reader, carried.group), known=5) == set()


def test_without_the_rule_they_are(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disclosure, "FEWEST_APART", 0)
    carried = Carried(mine=5, others=1)
    assert computed(rows_of(client, carried.me, carried.group), known=5) == {HERS}


def shown(group: Group) -> EvaluationPage:
    return page_of(evaluation_of(group))


def text_of(client: Client, carried: Carried) -> str:
    page = sign_in(client, carried.me).get(
        reverse("evaluation:group", args=[carried.group.public_id])
    )
    said = BeautifulSoup(page.content, "html.parser").get_text(" ", strip=True)
    return re.sub(r"\s+", " ", said)


def test_the_page_and_its_document_say_so_and_count_right(client: Client) -> None:
    carried = Carried(mine=5, others=2)
    said = text_of(client, carried)
    assert "moins de cinq femmes qu’elle n’accompagne pas" in said
    assert "au début et à la fin : 7" in said
    assert "Aucune mesure" not in said
    report = client.get(reverse("evaluation:group_report", args=[carried.group.public_id]))
    assert report.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    "shared", [{"others": 2, "duo": True}, {"others": 0}, {"others": 5}], ids=str
)
def test_who_may_read_about_all_of_them_or_who_would_compute_nothing_is_shown_figures(
    client: Client, shared: dict[str, Any]
) -> None:
    carried = Carried(mine=5, **shared)
    assert not shown(carried.group).kept_back
    assert rows_of(client, carried.me, carried.group)


def test_a_place_on_a_line_says_no_more_than_the_table() -> None:
    carried = Carried(mine=6, others=0)
    picture = shown(carried.group).picture
    assert picture is not None
    for row in picture.rows:
        assert all(value == round(value, 1) for value in row.values if value is not None)


def test_what_is_counted_beside_chance_keeps_the_same_rule(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who answered in few domains is in the figures of each, and not among those counted here."""
    carried = Carried(mine=5, others=5)
    counted = shown(carried.group).chance
    assert counted[0].startswith("Sur 10 femmes, 0 montent dans au moins 3 domaines")
    assert counted[0] in text_of(client, carried).replace(" ;", "\u00a0;")

    of_all = disclosure._in_enough_domains
    monkeypatch.setattr(
        disclosure, "_in_enough_domains", lambda *asked: set(sorted(of_all(*asked), key=str)[:-1])
    )
    assert shown(carried.group).chance == ()


def test_a_woman_counts_beside_chance_when_she_was_measured_in_three_domains() -> None:
    twice = {"a": {1, 2}, "b": {1, 2}, "c": {1}, "d": {2}, "e": {3}}
    assert disclosure._in_enough_domains(twice, ["a", "b", "c", "e"], PROGRESS_IN_AT_LEAST) == {1}
