"""The pages of groups: who sees what, what an act does, what they cost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

import pytest
from django.test import Client

from miriam.access.actor import Actor
from miriam.groups.domain import LaunchPoint, LaunchState, Phase
from miriam.groups.models import Candidate, Group, LaunchItem, Membership, Place, Reply
from miriam.groups.services import groups, launch
from miriam.vault.domain import Depth
from tests.groups.working import seat
from tests.reading import words
from tests.world import Person, World, make_file, make_person, sign_in

Propose = Callable[..., Candidate]
SameQueries = Callable[[Callable[[], object], Callable[[], object]], None]


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_page_of_the_case_manager_opens(
    desk: Client, world: World, group: Group, propose: Propose, language: str
) -> None:
    candidate, place = propose(world.referent), seat(world, group, world.file)
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.DUO)
    desk.cookies["miriam_language"] = language
    within = ["", "/modifier", "/equipe", "/places/nouvelle", "/lancement", "/proposer", "/garde"]
    for address in (
        *(f"/groupes/{group.public_id}{page}" for page in [*within, "/aller-vers"]),
        *("/groupes", "/groupes/nouveau", "/miriam-c-est-quoi"),
        *("/miriam-c-est-quoi/mothers/ar", "/miriam-c-est-quoi/colleagues/nl"),
        f"/groupes/lancement/{item.public_id}",
        f"/groupes/places/{place.public_id}/liberer",
        f"/aller-vers/{candidate.public_id}/oui",
    ):
        response = desk.get(address)
        assert (address, response.status_code) == (address, 200)
        own = address.rpartition("/")[2] if "c-est-quoi/" in address else language
        assert f'<html lang="{own}"' in words(response)


def test_a_group_is_made_in_one_form_and_refuses_a_size_with_its_reason(desk: Client) -> None:
    typed = {"name_fr": "Les Tilleuls", "edition_key": "4", "places": 20}
    refused = words(desk.post("/groupes/nouveau", typed))
    assert "Programme Miriam (4e édition) : de 12 à 15 places." in refused
    assert 'value="Les Tilleuls"' in refused
    made = desk.post("/groupes/nouveau", {**typed, "places": 14}, follow=True)
    assert "14 places libres sur 14" in words(made)


def test_a_group_that_ends_before_it_starts_is_refused(desk: Client) -> None:
    days = {"starts_on": "2027-09-01", "ends_on": "2027-06-30"}
    typed = {"name_fr": "Les Tilleuls", "edition_key": "4", "places": 12, **days}
    assert "La fin est avant le début." in words(desk.post("/groupes/nouveau", typed))


def test_changing_a_group_keeps_the_rest(desk: Client, group: Group) -> None:
    known = {"edition_key": "4", "places": 13, "neighbourhood": "Gare", "version": 1}
    typed = {"name_fr": "Les Saules", **known}
    response = desk.post(f"/groupes/{group.public_id}/modifier", typed, follow=True)
    assert "Les Saules" in words(response)
    assert "13 places libres sur 13" in words(response)


BOTH_TEXTS = {
    "fr": ("Quelqu’un a modifié ce texte entre-temps.", "Ce qui est gardé en ce moment"),
    "nl": ("Iemand heeft deze tekst intussen gewijzigd.", "Wat nu bewaard is"),
}
FIRST_DAY = {"fr": "11 janvier 2027", "nl": "11 januari 2027"}


@pytest.mark.parametrize("language", BOTH_TEXTS)
def test_of_two_who_describe_a_group_both_texts_are_shown_and_none_is_lost(
    desk: Client, world: World, group: Group, language: str
) -> None:
    with world.case_manager.at_work() as by:
        theirs = groups.GroupFacts(
            edition_key="4",
            name_fr="Les Tilleuls",
            places=12,
            neighbourhood="Gare",
            starts_on=date(2027, 1, 11),
        )
        groups.change(Group.objects.get(pk=group.pk), theirs, version=1, by=by)
    desk.cookies["miriam_language"] = language
    address = f"/groupes/{group.public_id}/modifier"
    typed = {"name_fr": "Les Saules", "edition_key": "4", "places": 13, "version": 1}

    shown = words(desk.post(address, typed))

    for sentence in BOTH_TEXTS[language]:
        assert sentence in shown
    for kept in ("Les Tilleuls", "Gare", "12", FIRST_DAY[language]):
        assert f"<dd>{kept}</dd>" in shown
    assert 'value="Les Saules"' in shown
    assert 'name="version" value="2"' in shown
    assert Group.objects.get(pk=group.pk).name_fr == "Les Tilleuls"
    assert desk.post(address, {**typed, "version": 2}).status_code == 302
    assert Group.objects.get(pk=group.pk).name_fr == "Les Saules"


@pytest.mark.parametrize("language", BOTH_TEXTS)
def test_of_two_who_settle_a_point_both_notes_are_shown_and_none_is_lost(
    desk: Client, world: World, group: Group, language: str
) -> None:
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.PLACE)
    with opened(world.case_manager, group) as by:
        other = LaunchItem.objects.get(pk=item.pk)
        launch.settle(other, state=LaunchState.SETTLED, note="Huit places", version=1, by=by)
    desk.cookies["miriam_language"] = language
    address = f"/groupes/lancement/{item.public_id}"
    typed = {"state": LaunchState.TO_DO, "note": "Deux crèches", "version": 1}

    shown = words(desk.post(address, typed))

    for sentence in (*BOTH_TEXTS[language], "<dd>Huit places</dd>", 'value="Deux crèches"'):
        assert sentence in shown
    assert note_of(world, item) == "Huit places"
    assert desk.post(address, {**typed, "version": 2}).status_code == 302
    assert note_of(world, item) == "Deux crèches"


def test_the_coordinator_says_how_far_a_point_is_and_its_note_stays_shut_to_her(
    client: Client, world: World, group: Group
) -> None:
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.PLACE)
    with opened(world.case_manager, group) as by:
        launch.settle(item, state=LaunchState.UNDERWAY, note="Huit places", version=1, by=by)
    sign_in(client, world.coordinator)
    address = f"/groupes/lancement/{item.public_id}"
    assert 'name="note"' not in words(client.get(address))
    settled = {"state": LaunchState.SETTLED, "version": 2, "note": "Une autre"}
    shown = words(client.post(address, settled, follow=True))
    assert "réglé" in shown
    assert "Huit places" not in shown
    assert note_of(world, item) == "Huit places"


def note_of(world: World, item: LaunchItem) -> str | None:
    """The note as a case manager of the group reads it."""
    with opened(world.case_manager, item.group):
        return LaunchItem.objects.get(pk=item.pk).note


@contextmanager
def opened(person: Person, group: Group) -> Iterator[Actor]:
    """Somebody at work with the ring of the group open."""
    with person.at_work() as by:
        by.open([group.ring_subject], [Depth.GROUP])
        yield by


def test_the_page_names_ones_own_women_and_only_counts_those_of_colleagues(
    desk: Client, world: World, group: Group
) -> None:
    theirs = make_file(world.other_group, "Samira")
    seat(world, group, world.file)
    Place.objects.create(group=group, file=theirs)
    page = words(desk.get(f"/groupes/{group.public_id}"))
    assert "Nadia" in page
    assert "Samira" not in page
    assert "accompagnée par une collègue" in page
    assert "10 places libres sur 12" in page


def test_starting_is_refused_in_words_until_the_list_was_looked_at(
    desk: Client, group: Group
) -> None:
    start = {"phase": "formation"}
    response = desk.post(f"/groupes/{group.public_id}/phase", start, follow=True)
    assert "Regardez d’abord ensemble la liste de lancement" in words(response)
    seen = desk.post(f"/groupes/{group.public_id}/lancement/vue", follow=True)
    assert "par Lieve Exemple" in words(seen)
    response = desk.post(f"/groupes/{group.public_id}/phase", start, follow=True)
    assert "démarrage et formation du groupe" in words(response)


@pytest.mark.parametrize("sent", [{}, {"phase": "x"}], ids=["empty", "unknown"])
def test_a_phase_that_nobody_offered_is_said_and_changes_nothing(
    desk: Client, group: Group, sent: dict[str, str]
) -> None:
    before = group.phase
    response = desk.post(f"/groupes/{group.public_id}/phase", sent, follow=True)
    assert "Choisissez d’abord une phase" in words(response)
    group.refresh_from_db()
    assert group.phase == before


def test_a_place_is_given_and_freed(desk: Client, world: World, group: Group) -> None:
    address = f"/groupes/{group.public_id}/places/nouvelle"
    given = desk.post(address, {"file": str(world.file.public_id)}, follow=True)
    assert "Elle a sa place." in words(given)
    assert "Toutes ont déjà une place" in words(desk.get(address))
    place = Place.objects.get(group=group)
    freed = desk.post(f"/groupes/places/{place.public_id}/liberer", follow=True)
    assert "12 places libres sur 12" in words(freed)


def test_a_colleague_is_added_to_the_group_and_taken_from_it(
    desk: Client, world: World, group: Group
) -> None:
    address = f"/groupes/{group.public_id}/equipe"
    added = desk.post(address, {"mandate": world.duo.actor().hat.pk}, follow=True)
    assert "Ne le porte plus\u00a0: Sofie Exemple" in added.content.decode()
    membership = Membership.objects.get(mandate=world.duo.actor().hat)
    desk.post(f"/groupes/equipe/{membership.public_id}/fin")
    assert "Sofie Exemple" not in words(desk.get(f"/groupes/{group.public_id}"))


@pytest.mark.parametrize("phase", [Phase.CLOSING, Phase.ENDED])
def test_the_page_of_a_group_that_ends_offers_no_form_and_says_why(
    desk: Client, group: Group, phase: Phase
) -> None:
    address = f"/groupes/{group.public_id}/proposer"
    assert 'name="first_name"' in words(desk.get(address))
    Group.objects.filter(pk=group.pk).update(phase=phase)
    page = words(desk.get(address))
    assert 'name="first_name"' not in page
    assert "Ce groupe se termine" in page
    typed = {"first_name": "Mona", "channel": "phone", "address": "0470", "she_knows": "on"}
    assert "Ce groupe se termine" in words(desk.post(address, typed))
    assert not Candidate.objects.exists()
    assert "Ajouter quelqu’un" not in words(desk.get(f"/groupes/{group.public_id}/aller-vers"))


def test_the_coordinator_sees_figures_and_the_launch_list_and_no_name(
    client: Client, world: World, group: Group, propose: Propose
) -> None:
    seat(world, group, world.file)
    propose(world.referent)
    sign_in(client, world.coordinator)
    page = words(client.get("/coordination/groupes"))
    assert "<dt>Places libres</dt><dd>11</dd>" in page.replace("> <", "><")
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.PLACE)
    settled = {"state": LaunchState.SETTLED, "version": 1}
    shown = words(client.post(f"/groupes/lancement/{item.public_id}", settled, follow=True))
    assert "réglé" in shown
    for said in (page, shown):
        assert "Nadia" not in said
        assert "Amina" not in said
    for closed in ("", "/aller-vers", "/places/nouvelle", "/equipe", "/proposer"):
        assert client.get(f"/groupes/{group.public_id}{closed}").status_code == 404


@pytest.mark.parametrize("who", ["referent", "coordinator", "benefits_worker", "councillor"])
def test_everybody_who_works_here_may_print_what_miriam_is(
    client: Client, world: World, who: str
) -> None:
    sign_in(client, getattr(world, who))
    page = words(client.get("/miriam-c-est-quoi/mothers/tr"))
    assert 'lang="tr"' in page
    assert "çeviri henüz kontrol edilmedi" in page, "said in the language that nobody has read"
    assert client.get("/miriam-c-est-quoi/mothers/de").status_code == 404
    assert client.get("/miriam-c-est-quoi/strangers/fr").status_code == 404


def test_the_page_of_a_group_costs_the_same_with_two_rows_and_five(
    desk: Client, world: World, group: Group, propose: Propose, same_queries: SameQueries
) -> None:
    def grow(rows: int = 3) -> None:
        for number in range(rows):
            seat(world, group, make_file(world.case_manager, f"Femme {number}"))
            propose(world.referent, f"Amina {number}")
            colleague = make_person(world.centre)
            Membership.objects.create(group=group, mandate=colleague.actor().hat)

    grow(2)
    same_queries(lambda: desk.get(f"/groupes/{group.public_id}"), grow)
    grow(2)
    same_queries(lambda: desk.get(f"/groupes/{group.public_id}/aller-vers"), grow)


def test_the_lists_of_groups_cost_the_same_with_two_groups_and_five(
    client: Client, world: World, same_queries: SameQueries
) -> None:
    def grow(rows: int = 3) -> None:
        with world.case_manager.at_work() as by:
            for number in range(rows):
                made = groups.create(
                    groups.GroupFacts(edition_key="4", name_fr=f"Groupe {number}", places=12), by=by
                )
                launch.see(made, by=by)
                Reply.objects.create(group=made, to=world.referent.actor().hat)

    grow(2)
    for person, address in (
        (world.case_manager, "/groupes"),
        (world.coordinator, "/coordination/groupes"),
        (world.referent, "/proposer"),
    ):
        sign_in(client, person)
        same_queries(partial(client.get, address), grow)


def test_no_name_reaches_the_log(
    desk: Client, world: World, group: Group, propose: Propose, logs: list[str]
) -> None:
    candidate = propose(world.referent, "Zéphyrine")
    desk.get(f"/groupes/{group.public_id}/aller-vers")
    desk.post(f"/aller-vers/{candidate.public_id}/oui", {"language": "fr"})
    assert not [line for line in logs if "phyrine" in line]
