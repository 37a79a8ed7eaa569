"""The pages of groups: who sees what, what an act does, what they cost."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from miriam.access.actor import Actor
from miriam.groups.domain import LaunchPoint, LaunchState, Meeting, Phase
from miriam.groups.models import Candidate, Group, LaunchItem, Membership, Place, Reply
from miriam.groups.services import candidates, groups, launch, places
from miriam.people.models import File
from miriam.people.services import pausing
from miriam.vault.domain import Depth
from tests.world import Person, World, make_file, make_person, sign_in

Propose = Callable[..., Candidate]
SameQueries = Callable[[Callable[[], object], Callable[[], object]], None]


def words(response: object) -> str:
    """All the page says, with plain spaces."""
    return " ".join(response.content.decode().replace("\u00a0", " ").split())  # type: ignore[attr-defined]


def seat(world: World, group: Group, file: File) -> Place:
    with world.case_manager.at_work(file) as by:
        return places.take(group, file=file, by=by)


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_page_of_the_case_manager_opens(
    desk: Client, world: World, group: Group, propose: Propose, language: str
) -> None:
    candidate, place = propose(world.referent), seat(world, group, world.file)
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.DUO)
    desk.cookies["miriam_language"] = language
    within = ["", "/modifier", "/equipe", "/places/nouvelle", "/lancement", "/proposer"]
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
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.CHILDCARE)
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
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.CHILDCARE)
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


def test_the_referent_proposes_once_she_knows_and_sees_nothing_afterwards(
    client: Client, world: World, group: Group
) -> None:
    sign_in(client, world.referent)
    address = f"/groupes/{group.public_id}/proposer"
    typed = {"first_name": "Zéphyrine", "channel": "phone", "address": "0470 12 34 56"}
    refused = words(client.post(address, typed))
    assert "on ne propose personne sans qu’elle le sache" in refused
    assert 'value="Zéphyrine"' in refused
    thanked = words(client.post(address, {**typed, "she_knows": "on"}, follow=True))
    assert "Merci." in thanked
    assert "Zéphyrine" not in thanked
    assert Candidate.objects.count() == 1
    for closed in ("", "/aller-vers", "/lancement", "/modifier"):
        assert client.get(f"/groupes/{group.public_id}{closed}").status_code == 404


def test_met_not_now_and_no_are_one_tap_each(
    desk: Client, world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.referent)
    listed = f"/groupes/{group.public_id}/aller-vers"
    assert "à rencontrer" in words(desk.get(listed))
    act = f"/aller-vers/{candidate.public_id}"
    assert "rencontrée" in words(desk.post(f"{act}/rencontree", follow=True))
    assert "pas maintenant" in words(desk.post(f"{act}/pas-maintenant", follow=True))
    gone = words(desk.post(f"{act}/non", follow=True))
    assert "Il n’en reste rien" in gone
    assert "Amina" not in gone
    assert desk.get(f"{act}/oui").status_code == 404


def test_a_yes_on_the_page_asks_whether_she_is_known_and_tells_the_proposer_if_she_agrees(
    desk: Client, world: World, propose: Propose, client: Client
) -> None:
    candidate = propose(world.referent, "Nadja")
    address = f"/aller-vers/{candidate.public_id}/oui"
    asked = words(desk.get(address))
    assert "Est-ce elle ?" in asked
    assert "Elle veut bien que Luc Exemple sache" in asked
    typed = {"language": "ar", "same": "another", "tell_proposer": "on"}
    welcomed = desk.post(address, typed, follow=True)
    assert "Bienvenue à elle." in words(welcomed)
    assert File.objects.count() == 2
    sign_in(client, world.referent)
    assert "a dit oui" in words(client.get("/proposer"))


def test_after_her_yes_her_card_is_there_to_print_it_and_to_name_the_duo(
    desk: Client, world: World, propose: Propose
) -> None:
    candidate = propose(world.case_manager, "Samira")
    welcomed = desk.post(f"/aller-vers/{candidate.public_id}/oui", {"language": "fr"}, follow=True)
    file = File.objects.get(public_id=welcomed.request["PATH_INFO"].split("/")[2])
    assert welcomed.request["PATH_INFO"] == f"/dossiers/{file.public_id}/fiche"
    assert "Bienvenue à elle." in words(welcomed)
    assert "pas encore demandé, donc non" in words(welcomed)


@pytest.mark.parametrize(
    ("typed", "said"),
    [({"contact_is_right": "on"}, "Confirmé avec elle le"), ({}, "Pas encore confirmé avec elle.")],
)
def test_the_yes_shows_how_she_is_reached_and_asks_whether_it_is_right(
    desk: Client, propose: Propose, world: World, typed: dict[str, str], said: str
) -> None:
    address = f"/aller-vers/{propose(world.referent, 'Samira').public_id}/oui"
    asked = words(desk.get(address))
    assert "C’est bien ainsi qu’on peut la joindre" in asked
    assert "0470" in asked
    assert said in words(desk.post(address, {"language": "fr", **typed}, follow=True))


def test_the_text_of_her_yes_is_in_her_language_and_names_who_reads(
    desk: Client, propose: Propose, world: World
) -> None:
    address = f"/aller-vers/{propose(world.referent, 'Samira').public_id}/oui"
    french = words(desk.get(address))
    assert "Mon accord pour participer à Miriam" in french
    assert f"<b>{world.case_manager.mandate.account.name}</b>, sa case manager" in french
    arabic = words(desk.get(f"{address}?langue=ar"))
    assert 'lang="ar"' in arabic
    assert 'dir="rtl"' in arabic
    assert '<option value="ar" selected' in arabic
    assert "Mon accord pour participer à Miriam" not in arabic
    assert "Mon accord pour participer à Miriam" in words(desk.get(f"{address}?langue=zz"))


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


def test_without_a_free_place_the_page_says_so_before_the_text_is_read_together(
    desk: Client, world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.case_manager, "Samira")
    address = f"/aller-vers/{candidate.public_id}/oui"
    assert "Pas de place libre" not in words(desk.get(address))
    seat(world, group, world.file)
    Group.objects.filter(pk=group.pk).update(places=1)
    page = words(desk.get(address))
    assert "Pas de place libre pour le moment" in page
    assert "Ouvrir son dossier" not in page
    refused = words(desk.post(address, {"language": "fr"}))
    assert "Pas de place libre pour le moment" in refused
    assert Candidate.objects.filter(pk=candidate.pk).exists()


def filled(page: HttpResponse) -> list[str]:
    """The filled buttons: one a page, and none that leads where there is nothing to do."""
    soup = BeautifulSoup(page.content, "html.parser")
    return [one.get_text(strip=True) for one in soup.select("main .btn--main")]


def test_a_full_group_says_so_and_no_longer_sends_towards_other_women(
    desk: Client, world: World, group: Group
) -> None:
    address = f"/groupes/{group.public_id}"
    assert filled(desk.get(address)) == ["Aller vers"]
    seat(world, group, world.file)
    Group.objects.filter(pk=group.pk).update(places=1, ends_on=date(2027, 6, 30))
    for language, said in {
        "fr": ["Complet : 1 sur 1", "Fin prévue : 30 juin 2027", "Le groupe en détail"],
        "nl": ["Volzet: 1 van 1", "Voorzien einde: 30 juni 2027", "De groep in detail"],
    }.items():
        desk.cookies["miriam_language"] = language
        page = desk.get(address)
        assert filled(page) == []
        assert [each for each in said if each not in words(page)] == []


def test_going_towards_women_has_one_filled_button_and_not_now_becomes_met(
    desk: Client, world: World, group: Group, propose: Propose
) -> None:
    propose(world.case_manager, "Amina")
    later = propose(world.case_manager, "Samira")
    with world.case_manager.at_work() as by:
        candidates.note_meeting(later, Meeting.NOT_NOW, by=by)
    page = desk.get(f"/groupes/{group.public_id}/aller-vers")
    assert filled(page) == ["Ajouter quelqu’un"]
    assert f"/aller-vers/{later.public_id}/rencontree" in words(page)


def test_whoever_proposes_reads_whether_she_can_read_it_again(
    desk: Client, world: World, group: Group, client: Client
) -> None:
    address = f"/groupes/{group.public_id}/proposer"
    again = "Vous-même ne pourrez plus le relire."
    assert again not in words(desk.get(address))
    sign_in(client, world.referent)
    assert again in words(client.get(address))


def test_a_yes_of_somebody_known_leads_to_her_own_file(
    desk: Client, world: World, group: Group, propose: Propose
) -> None:
    candidate = propose(world.case_manager, "Nadja")
    typed = {"language": "fr", "same": str(world.file.public_id)}
    desk.post(f"/aller-vers/{candidate.public_id}/oui", typed)
    assert Place.objects.get(group=group).file == world.file


def test_a_yes_of_somebody_whose_file_is_over_begins_a_new_one(
    desk: Client, world: World, group: Group, propose: Propose
) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
    candidate = propose(world.case_manager, "Nadja")
    address = f"/aller-vers/{candidate.public_id}/oui"
    assert "Nadia, dont le dossier est terminé : un nouveau s’ouvre" in words(desk.get(address))
    desk.post(address, {"language": "fr", "same": str(world.file.public_id)})
    assert Place.objects.get(group=group).file != world.file


def test_a_candidate_is_reached_by_a_number_that_can_be_dialled(desk: Client, group: Group) -> None:
    address = f"/groupes/{group.public_id}/proposer"
    typed = {"first_name": "Zoé", "channel": "sms", "address": "abc", "she_knows": "on"}
    assert "Ce n’est pas un numéro que l’on peut composer." in words(desk.post(address, typed))
    desk.post(address, {**typed, "address": "0032470123456"})
    assert "0470 12 34 56" in words(desk.get(f"/groupes/{group.public_id}/aller-vers"))


def test_the_coordinator_sees_figures_and_the_launch_list_and_no_name(
    client: Client, world: World, group: Group, propose: Propose
) -> None:
    seat(world, group, world.file)
    propose(world.referent)
    sign_in(client, world.coordinator)
    page = words(client.get("/coordination/groupes"))
    assert "<dt>Places libres</dt><dd>11</dd>" in page.replace("> <", "><")
    item = LaunchItem.objects.get(group=group, point=LaunchPoint.CHILDCARE)
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
