"""The pages of women who are proposed to a group: proposing, meeting, her yes."""

from collections.abc import Callable
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from miriam.groups.domain import Meeting
from miriam.groups.models import Candidate, Group, Place
from miriam.groups.services import candidates
from miriam.people.models import File
from miriam.people.services import pausing
from tests.groups.working import seat
from tests.reading import words
from tests.world import World, sign_in

Propose = Callable[..., Candidate]


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
