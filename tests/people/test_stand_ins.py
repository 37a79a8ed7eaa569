"""Somebody replaces her: for a time, for some files, with lent keys."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from miriam.access.models import StandIn
from miriam.core import clock
from miriam.groups.services import groups
from miriam.groups.services.groups import GroupFacts
from miriam.look.sheets.words import sheet_words
from miriam.people.models import File
from miriam.people.permissions import READ_FILE
from miriam.people.services import exclusions, files, stand_ins
from miriam.vault.keychain import Closed
from miriam.vault.models import Grant, Ring
from tests.access.doors import text
from tests.world import Person, World, make_file, make_person, sign_in

NEW = "/equipe/remplacement"


@pytest.fixture(autouse=True)
def nobody_replaces_her_yet(world: World) -> None:
    world.without_stand_ins()


@pytest.fixture
def newcomer(world: World) -> Person:
    return make_person(world.centre, name="Elke Exemple")


def reads(person: Person, file: File) -> bool:
    with person.at_work(file) as by:
        try:
            named = bool(File.objects.get(pk=file.pk).call_name)
        except Closed:
            named = False
        return named and READ_FILE.holds(file, by=by)


def typed(person: Person, *, days: int = 7, starts: int = 0) -> dict[str, object]:
    first = clock.today() + timedelta(days=starts)
    return {
        "mandate": person.mandate.public_id,
        "starts_on": first,
        "ends_on": first + timedelta(days=days),
        "reason": "holiday",
    }


@pytest.mark.parametrize("paper", ["accompaniment:plan_paper", "desk:file_paper"])
def test_a_paper_of_hers_names_who_is_there_for_a_time(
    client: Client, world: World, newcomer: Person, paper: str
) -> None:
    sign_in(client, world.case_manager)
    address = reverse(paper, args=[world.file.public_id]) + "?language=nl"
    client.post(NEW, typed(newcomer))
    last_day = clock.today() + timedelta(days=7)

    said = text(client.get(address))
    assert f"Elke ( tot en met {sheet_words('nl').day(last_day)} )" in said
    with time_machine.travel(datetime.combine(last_day + timedelta(days=1), time(12), tzinfo=UTC)):
        sign_in(client, world.case_manager)
        assert "Elke" not in text(client.get(address))


def test_named_on_the_page_she_reads_until_the_last_day(
    client: Client, world: World, newcomer: Person
) -> None:
    sign_in(client, world.case_manager)
    assert not reads(newcomer, world.file)
    assert client.post(NEW, typed(newcomer)).headers["Location"] == "/equipe"
    assert "Elke Exemple remplace Lieve Exemple" in text(client.get("/equipe"))
    assert reads(newcomer, world.file)
    now = clock.now()
    with time_machine.travel(now + timedelta(days=7), tick=False):
        assert reads(newcomer, world.file)
    with time_machine.travel(now + timedelta(days=8), tick=False):
        assert not reads(newcomer, world.file)


@pytest.mark.parametrize("page", ["fiche", "identite", "menage", "contact", "accords/measure"])
def test_wherever_it_says_who_reads_she_is_named_with_her_last_day(
    client: Client, world: World, newcomer: Person, page: str
) -> None:
    sign_in(client, world.case_manager).post(NEW, typed(newcomer))
    said = text(client.get(f"/dossiers/{world.file.public_id}/{page}"))
    assert re.search(rf"{world.file.call_name} et, jusqu’au [^,]+, Elke\. Ni la direction", said)


@pytest.mark.parametrize("page", ["parole", "image/mots"])
def test_beside_her_own_words_she_is_named_too(
    client: Client, world: World, newcomer: Person, page: str
) -> None:
    sign_in(client, world.case_manager).post(NEW, typed(newcomer))
    said = text(client.get(f"/dossiers/{world.file.public_id}/{page}"))
    assert re.search(rf"{world.file.call_name} et, jusqu’au [^,]+, Elke[.,]", said)


def test_the_page_proposes_today_as_the_first_day(client: Client, world: World) -> None:
    page = sign_in(client, world.case_manager).get(NEW).content.decode()
    assert f'name="starts_on" value="{clock.today():%Y-%m-%d}"' in page


def test_before_the_first_day_nothing_opens(client: Client, world: World, newcomer: Person) -> None:
    sign_in(client, world.case_manager).post(NEW, typed(newcomer, starts=3))
    assert not reads(newcomer, world.file)
    with time_machine.travel(clock.now() + timedelta(days=3), tick=False):
        assert reads(newcomer, world.file)


def midnight_after(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


@pytest.mark.parametrize(("starts", "days"), [(0, 0), (0, 7), (3, 2)])
def test_a_key_is_lent_from_the_first_midnight_to_the_last_and_not_a_second_longer(
    world: World, newcomer: Person, starts: int, days: int
) -> None:
    first = clock.today() + timedelta(days=starts)
    last = first + timedelta(days=days)
    with world.case_manager.at_work(world.file) as by:
        stand_ins.name(newcomer.mandate, starts_on=first, ends_on=last, reason="holiday", by=by)

    lent = Grant.objects.filter(
        holder=newcomer.mandate.holder, ring__subject=world.file.ring_subject
    )
    times = set(lent.values_list("starts_at", "ends_at"))
    assert times == {(midnight_after(first - timedelta(days=1)), midnight_after(last))}


def test_without_any_permission_the_lent_key_opens_nothing_the_day_after(
    world: World, newcomer: Person
) -> None:
    today = clock.today()
    with world.case_manager.at_work(world.file) as by:
        stand_ins.name(newcomer.mandate, starts_on=today, ends_on=today, reason="holiday", by=by)
    over = midnight_after(today)
    for moment, opens in ((over - timedelta(seconds=1), True), (over, False)):
        with time_machine.travel(moment, tick=False), newcomer.at_work(world.file) as by:
            assert by.keychain.is_open(world.file.ring_subject, "identity") is opens, moment


def test_only_the_chosen_files_are_lent(client: Client, world: World, newcomer: Person) -> None:
    second = make_file(world.case_manager, "Samira")
    sign_in(client, world.case_manager)
    client.post(f"{NEW}?dossier={second.public_id}", typed(newcomer))
    assert reads(newcomer, second)
    assert not reads(newcomer, world.file)


def test_a_file_that_is_not_hers_cannot_be_lent(
    client: Client, world: World, newcomer: Person
) -> None:
    sign_in(client, world.other_group)
    answer = client.post(f"{NEW}?dossier={world.file.public_id}", typed(newcomer))
    assert "pas de dossier à confier" in text(answer)
    assert not reads(newcomer, world.file)


def test_back_earlier_the_keys_go_at_once_and_new_ones_follow(
    client: Client, world: World, newcomer: Person
) -> None:
    sign_in(client, world.case_manager).post(NEW, typed(newcomer))
    stand_in = StandIn.objects.get(mandate=newcomer.mandate)
    client.post(f"{NEW}/{stand_in.public_id}/fin")
    assert not reads(newcomer, world.file)
    lent = Grant.objects.filter(holder=newcomer.mandate.holder)
    assert not lent.filter(ring__subject=world.file.ring_subject).exists()
    assert Ring.objects.filter(subject=world.file.ring_subject, left_by_someone=True).exists()


def test_the_next_holiday_written_down_in_advance_takes_no_key_away_today(
    client: Client, world: World, newcomer: Person
) -> None:
    sign_in(client, world.case_manager)
    client.post(NEW, typed(newcomer, days=2))
    client.post(NEW, typed(newcomer, days=2, starts=10))
    now = clock.now()
    for later, may_read in ((0, True), (2, True), (3, False), (9, False), (10, True), (13, False)):
        with time_machine.travel(now + timedelta(days=later), tick=False):
            assert reads(newcomer, world.file) is may_read, later


def test_back_earlier_the_keys_of_another_period_stay_lent(
    client: Client, world: World, newcomer: Person
) -> None:
    sign_in(client, world.case_manager)
    client.post(NEW, typed(newcomer, days=2))
    client.post(NEW, typed(newcomer, days=2, starts=10))
    first, second = StandIn.objects.filter(mandate=newcomer.mandate).order_by("starts_on")
    client.post(f"{NEW}/{first.public_id}/fin")
    assert not reads(newcomer, world.file)
    with time_machine.travel(clock.now() + timedelta(days=10), tick=False):
        assert reads(newcomer, world.file)
    client.post(f"{NEW}/{second.public_id}/fin")
    lent = Grant.objects.filter(holder=newcomer.mandate.holder)
    assert not lent.filter(ring__subject=world.file.ring_subject).exists()


def test_standing_in_takes_nothing_from_a_duo(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        stand_in = stand_ins.name(
            world.duo.mandate,
            starts_on=clock.today(),
            ends_on=clock.today(),
            reason="illness",
            by=by,
        )
        stand_ins.end(stand_in, by=by)
    assert reads(world.duo, world.file)


def said_beside(page: Any, field: str) -> str:
    """What the form says about this field, where a screen reader finds it too."""
    html = BeautifulSoup(page.content, "html.parser")
    [control] = html.select(f"[name={field}]")
    said = [html.find(id=name) for name in str(control.get("aria-describedby", "")).split()]
    return " ".join(it.get_text(" ", strip=True) for it in said if it)


@pytest.mark.parametrize(
    ("days", "starts", "sentence"),
    [(-1, 5, "précéder le premier"), (1, -9, "déjà passé")],
    ids=["ends before it starts", "is over already"],
)
def test_days_must_be_in_order(
    client: Client, world: World, newcomer: Person, days: int, starts: int, sentence: str
) -> None:
    sign_in(client, world.case_manager)
    page = client.post(NEW, typed(newcomer, days=days, starts=starts))
    assert sentence in said_beside(page, "ends_on")


@pytest.mark.parametrize("persona", ["waiting", "coordinator", "other_centre"])
def test_only_an_admitted_colleague_can_be_named(world: World, persona: str) -> None:
    who: Person = getattr(world, persona)
    with world.case_manager.at_work(world.file) as by:
        assert who.mandate not in stand_ins.colleagues(by)
        with pytest.raises(stand_ins.CannotReplaceHer):
            stand_ins.name(
                who.mandate,
                starts_on=clock.today(),
                ends_on=clock.today(),
                reason="other",
                by=by,
            )


def test_the_list_of_colleagues_costs_the_same_however_long(
    world: World, same_queries: object
) -> None:
    def grow() -> None:
        for _ in range(3):
            make_person(world.centre)

    with world.case_manager.at_work() as by:
        same_queries(lambda: [str(one) for one in stand_ins.colleagues(by)], grow)  # type: ignore[operator]


def test_a_loan_of_years_is_a_slip_of_the_hand(
    client: Client, world: World, newcomer: Person
) -> None:
    sign_in(client, world.case_manager)
    # The first and the last day both count: 93 days, then 92.
    assert "vérifiez l’année" in said_beside(client.post(NEW, typed(newcomer, days=92)), "ends_on")
    asked = said_beside(client.post(NEW, typed(newcomer, days=91)), "ends_on")
    assert "13 semaines : est-ce bien cela ?" in asked
    assert not StandIn.objects.exists()
    assert client.post(NEW, {**typed(newcomer, days=91), "sure": "on"}).status_code == 302


@pytest.mark.parametrize(
    ("starts", "days", "asked"), [(0, 34, False), (0, 35, True), (182, 3, False), (183, 3, True)]
)
def test_days_that_do_not_look_like_an_absence_are_asked_about(
    client: Client, world: World, newcomer: Person, starts: int, days: int, asked: bool
) -> None:
    sign_in(client, world.case_manager)
    assert 'name="sure"' not in client.get(NEW).content.decode()
    page = client.post(NEW, typed(newcomer, starts=starts, days=days))
    assert StandIn.objects.exists() is not asked
    if asked:
        assert 'name="sure"' in page.content.decode()
        assert "est-ce bien cela" in said_beside(page, "ends_on")


def test_a_file_has_one_stand_in_a_day(client: Client, world: World, newcomer: Person) -> None:
    other = make_person(world.centre, name="Nele Exemple")
    sign_in(client, world.case_manager)
    client.post(NEW, typed(newcomer, days=7))
    page = client.post(NEW, typed(other, days=3, starts=7))
    assert "vous remplace déjà" in said_beside(page, "starts_on")
    assert not StandIn.objects.filter(mandate=other.mandate).exists()
    client.post(NEW, typed(other, days=3, starts=8))
    assert StandIn.objects.filter(mandate=other.mandate).count() == 1


def test_her_duo_names_nobody_beside_whom_her_case_manager_named(
    client: Client, world: World, newcomer: Person
) -> None:
    other = make_person(world.centre, name="Nele Exemple")
    own = make_file(world.duo, "Amina")
    sign_in(client, world.case_manager).post(NEW, typed(newcomer))
    sign_in(client, world.duo)
    hers = f"{NEW}?dossier={world.file.public_id}"
    page = client.post(hers, typed(other, starts=7))
    assert "vous remplace déjà, vous ou votre duo" in said_beside(page, "starts_on")
    said = text(client.post(NEW, typed(other), follow=True))
    assert "Nele Exemple peut lire 1 dossier" in said
    assert "Au moins un dossier n’est pas compris" in said
    assert reads(other, own)
    assert not reads(other, world.file)
    client.post(hers, typed(other, starts=8))
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        assert reads(other, world.file)


def no_duo(world: World, by: Any) -> None:
    files.name_duo(world.file, duo=None, by=by)


def duo_shut_out(world: World, by: Any) -> None:
    exclusions.exclude(world.file, account=world.duo.account, by=by)


@pytest.mark.parametrize("leaves", [no_duo, duo_shut_out])
def test_a_duo_who_leaves_her_team_leaves_nobody_there_in_her_place(
    client: Client, world: World, newcomer: Person, leaves: Callable[[World, Any], None]
) -> None:
    own = make_file(world.duo, "Amina")
    sign_in(client, world.duo).post(NEW, typed(newcomer))
    assert reads(newcomer, world.file)
    with world.case_manager.at_work(world.file) as by:
        leaves(world, by)
    assert not reads(newcomer, world.file)
    assert reads(newcomer, own)
    lent = Grant.objects.filter(holder=newcomer.mandate.holder)
    assert not lent.filter(ring__subject=world.file.ring_subject).exists()


def test_what_nobody_has_yet_is_lent_beside_what_a_colleague_has(
    client: Client, world: World, newcomer: Person
) -> None:
    other = make_person(world.centre, name="Nele Exemple")
    added = make_file(world.case_manager, "Amina")
    sign_in(client, world.case_manager)
    client.post(f"{NEW}?dossier={world.file.public_id}", typed(newcomer))
    both = f"{NEW}?dossier={world.file.public_id}&dossier={added.public_id}"
    assert "vous remplace déjà" in said_beside(client.post(both, typed(other)), "starts_on")
    said = text(client.post(NEW, typed(other), follow=True))
    assert "Nele Exemple peut lire 1 dossier" in said
    assert not reads(other, world.file)
    assert reads(other, added)


def test_a_day_of_another_year_says_so(client: Client, world: World, newcomer: Person) -> None:
    with time_machine.travel(datetime(2031, 12, 20, 9, tzinfo=UTC), tick=False):
        sign_in(client, world.case_manager).post(NEW, typed(newcomer, days=20))
        assert "du 20 décembre 2031 au 9 janvier 2032" in text(client.get("/equipe"))


@pytest.mark.parametrize(("starts", "named"), [(0, 1), (7, 1), (8, 2)])
def test_the_same_colleague_is_not_named_twice_for_a_day(
    client: Client, world: World, newcomer: Person, starts: int, named: int
) -> None:
    sign_in(client, world.case_manager)
    client.post(NEW, typed(newcomer, days=7))
    page = client.post(NEW, typed(newcomer, days=7, starts=starts))
    assert StandIn.objects.filter(mandate=newcomer.mandate).count() == named
    assert named == 2 or "vous remplace déjà" in said_beside(page, "starts_on")


def test_the_key_of_a_group_is_not_lent_with_her_files(world: World, newcomer: Person) -> None:
    facts = GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=14)
    with world.case_manager.at_work(world.file) as by:
        group = groups.create(facts, by=by)
        today = clock.today()
        stand_ins.name(newcomer.mandate, starts_on=today, ends_on=today, reason="other", by=by)
    lent = Grant.objects.filter(holder=newcomer.mandate.holder)
    assert lent.filter(ring__subject=world.file.ring_subject).exists()
    assert not lent.filter(ring__subject=group.ring_subject).exists()
