"""The pages about a woman: what they show, what they keep, what they say when it goes wrong."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from miriam.audit.models import Line
from miriam.core import clock
from miriam.people.domain import Channel, Child, Scope
from miriam.people.models import Consent, Exclusion, SafeContact
from miriam.people.services import commitments, consents, contacts, files, households, pausing
from miriam.people.services.contacts import ContactFacts
from tests.reading import words
from tests.world import World, make_account, sign_in

Page = Callable[[str], str]
PAGES = """fiche identite menage contact accords/participation accords/measure
accords/participation/papier equipe jamais arreter""".split()


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_every_page_opens_in_both_languages(desk: Client, page: Page, language: str) -> None:
    desk.cookies["miriam_language"] = language
    for name in PAGES:
        response = desk.get(page(name))
        assert (name, response.status_code) == (name, 200)
        assert f'lang="{language}"' in words(response)


def test_a_contact_without_any_way_is_not_said_to_be_confirmed(desk: Client, page: Page) -> None:
    said = words(desk.post(page("contact"), {"version": 1}, follow=True))
    assert "aucun moyen sûr de la joindre n’est connu" in said
    assert "confirmé aujourd’hui" not in said


def test_nobody_excluded_is_said_without_a_figure(desk: Client, page: Page) -> None:
    assert "Elle n’a nommé personne." in words(desk.get(page("fiche")))


@pytest.mark.parametrize(("born", "year"), [("1900-05-01", "1900"), ("2020-05-01", "2020")])
def test_an_age_that_no_mother_has_is_asked_about_and_kept_once_confirmed(
    desk: Client, page: Page, born: str, year: str
) -> None:
    typed = {"version": 1, "call_name": "Nadia", "birth_date": born}
    asked = desk.post(page("identite"), typed)
    assert f"Née en {year} : est-ce bien cela ?" in words(asked)
    assert "Une question avant de garder" in words(asked)
    assert "Il y a quelque chose à corriger" not in words(asked)
    box = BeautifulSoup(asked.content, "html.parser").select_one("main [name=sure]")
    assert box
    yes = {"sure": str(box["value"])}
    another = {**typed, **yes, "birth_date": "1901-05-01"}
    assert desk.post(page("identite"), another).status_code == 200, "that was not confirmed"
    assert desk.post(page("identite"), {**typed, **yes}).status_code == 302
    kept = {**typed, "version": 2, "first_language": "ar"}
    assert desk.post(page("identite"), kept).status_code == 302, "not asked about twice"


def test_an_age_of_a_mother_is_not_asked_about(desk: Client, page: Page) -> None:
    typed = {"version": 1, "call_name": "Nadia", "birth_date": "1994-05-01"}
    assert desk.post(page("identite"), typed).status_code == 302


def test_a_child_long_grown_up_is_asked_about(desk: Client, page: Page) -> None:
    counts = {"child-TOTAL_FORMS": 2, "child-INITIAL_FORMS": 0}
    typed = {"version": 1, **counts, "child-0-birth_year": "1949", "child-1-birth_year": "2015"}
    asked = desk.post(page("menage"), typed)
    assert "Né ou née en 1949 : est-ce bien cela ?" in words(asked)
    yes = {"child-0-sure": "birth_year=1949"}
    assert desk.post(page("menage"), {**typed, **yes}).status_code == 302


@pytest.mark.parametrize("channel", ["sms", "phone", "whatsapp"])
def test_a_number_is_kept_in_one_form_and_what_is_none_is_refused(
    desk: Client, page: Page, world: World, channel: str
) -> None:
    typed = {"version": 1, "channel": channel, "address": "abc"}
    refused = words(desk.post(page("contact"), typed))
    assert "Ce n’est pas un numéro que l’on peut composer." in refused
    assert 'value="abc"' in refused
    card = desk.post(page("contact"), {**typed, "address": "+32 (0)470/12.34.56"}, follow=True)
    assert "<bdi>0470 12 34 56</bdi>" in words(card)
    with world.case_manager.at_work(world.file):
        assert SafeContact.objects.select_related("file").get().address == "+32470123456"


def test_a_number_with_a_digit_too_few_is_asked_about(desk: Client, page: Page) -> None:
    typed = {"version": 1, "channel": "sms", "address": "0470 12 34 5"}
    assert "Ce numéro semble incomplet" in words(desk.post(page("contact"), typed))
    yes = {"sure": "address=0470 12 34 5"}
    assert desk.post(page("contact"), {**typed, **yes}).status_code == 302


def test_an_address_of_mail_is_one_and_a_place_is_a_place(desk: Client, page: Page) -> None:
    typed = {"version": 1, "channel": "email", "address": "chez sa sœur"}
    assert "Écrivez une adresse complète" in words(desk.post(page("contact"), typed))
    there = {**typed, "channel": "in_person"}
    assert "chez sa sœur" in words(desk.post(page("contact"), there, follow=True))


@pytest.mark.parametrize("name", ["CPAS Miriam", "L’OCMW", "miriam"])
def test_a_name_to_show_that_tells_who_calls_is_asked_about(
    desk: Client, page: Page, name: str
) -> None:
    typed = {"version": 1, "name_to_show": name}
    assert "Ce nom dit d’où vous appelez." in words(desk.post(page("contact"), typed))
    assert desk.post(page("contact"), {**typed, "name_to_show": "Anne"}).status_code == 302


def test_identity_is_kept_and_shown(desk: Client, page: Page) -> None:
    typed = {"version": 1, "call_name": "Nadia", "first_language": "ar", "second_language": "ar"}
    response = desk.post(page("identite"), {**typed, "third_language": "fr"}, follow=True)
    assert "arabe, français" in words(response)


def test_two_people_who_edit_see_both_texts_and_may_save_again(
    desk: Client, page: Page, world: World
) -> None:
    with world.duo.at_work(world.file) as by:
        contacts.agree(
            world.file.safe_contact,
            ContactFacts(channel=Channel.SMS, address="0470"),
            version=1,
            by=by,
        )
    typed = {
        "version": 1,
        "channel": "phone",
        "address": "0499 12 34 56",
        "may_leave_message": "no",
    }
    response = desk.post(page("contact"), typed)
    assert "Quelqu’un a modifié ce texte entre-temps" in words(response)
    assert "<dd>0470</dd>" in words(response)
    assert 'value="0499 12 34 56"' in words(response)
    assert 'name="version" value="2"' in words(response)
    assert desk.post(page("contact"), {**typed, "version": 2}).status_code == 302


def test_two_people_who_describe_a_household_see_both(
    desk: Client, page: Page, world: World
) -> None:
    with world.duo.at_work(world.file) as by:
        children = [Child("Ilyas", 2020)]
        households.describe(world.file.household, children=children, note="", version=1, by=by)
    none = {"child-TOTAL_FORMS": 0, "child-INITIAL_FORMS": 0}
    response = desk.post(page("menage"), {"version": 1, "note": "Seule.", **none})
    assert "<dd>Ilyas 2020</dd>" in words(response)
    assert "Seule." in words(response)


def test_children_are_kept_and_an_emptied_line_goes(desk: Client, page: Page) -> None:
    typed = {
        "version": 1,
        "child-TOTAL_FORMS": 2,
        "child-INITIAL_FORMS": 0,
        "child-0-first_name": "Ilyas",
        "child-0-birth_year": "2020",
        "child-0-custody": "alternating",
        "child-1-first_name": "",
    }
    response = desk.post(page("menage"), typed, follow=True)
    assert "Ilyas" in words(response)
    assert "une semaine sur deux environ" in words(response)
    emptied = {**typed, "version": 2, "child-0-first_name": "", "child-0-birth_year": ""}
    response = desk.post(page("menage"), {**emptied, "child-0-custody": ""}, follow=True)
    assert "Noter ses enfants" in words(response)


def test_a_child_of_next_year_is_refused_and_the_line_kept(desk: Client, page: Page) -> None:
    counts = {"child-TOTAL_FORMS": 1, "child-INITIAL_FORMS": 0}
    typed = {"version": 1, **counts, "child-0-birth_year": "2099", "child-0-first_name": "Adam"}
    response = desk.post(page("menage"), typed)
    assert "Cette année n’a pas encore commencé." in words(response)
    assert 'value="Adam"' in words(response)


def test_a_contact_not_asked_about_for_months_is_gently_asked_again(
    client: Client, page: Page, world: World
) -> None:
    with world.case_manager.at_work(world.file) as by:
        contact = world.file.safe_contact
        contacts.agree(contact, ContactFacts(channel=Channel.SMS, address="0470"), version=1, by=by)
    with time_machine.travel(clock.now() + timedelta(days=92)):
        sign_in(client, world.case_manager)
        assert "Redemandez-lui" in words(client.get(page("fiche")))
        response = client.post(page("contact/confirmer"), follow=True)
        assert "Redemandez-lui" not in words(response)


def test_where_nobody_asked_no_message_is_left(desk: Client, page: Page, world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        contact = SafeContact.objects.select_related("file").get(file=world.file)
        contacts.agree(
            contact, ContactFacts(channel=Channel.PHONE, address="0470"), version=1, by=by
        )
    assert "pas encore demandé, donc non" in words(desk.get(page("fiche")))


def test_a_consent_is_read_beside_her_language_written_printed_and_withdrawn(
    desk: Client, page: Page, world: World
) -> None:
    with world.case_manager.at_work(world.file) as by:
        files.correct(
            world.file,
            call_name="Nadia",
            birth_date=None,
            languages=["ar"],
            needs_interpreter=True,
            version=1,
            by=by,
        )
    asked = words(desk.get(page("accords/participation")))
    assert 'lang="ar" dir="rtl"' in asked
    assert "traduction non relue" in asked
    typed = {"language": "ar", "with_interpreter": "on", "given_on": "2026-03-02"}
    desk.post(page("accords/participation"), typed)
    [consent] = Consent.objects.filter(file=world.file)
    paper = words(desk.get(f"/accords/{consent.public_id}"))
    for said in ("2 مارس 2026", "العربية", "مع مترجمة", "Lieve Exemple", "Sofie Exemple"):
        assert said in paper, "as it was explained"
    paper = words(desk.get(f"/accords/{consent.public_id}?language=fr"))
    for said in ("2 mars 2026", "arabe", "avec interprète", "Lieve Exemple", "Sofie Exemple"):
        assert said in paper
    response = desk.post(f"/accords/{consent.public_id}/retirer", follow=True)
    assert "Son accord est retiré" in words(response)
    paper = words(desk.get(f"/accords/{consent.public_id}?language=fr"))
    assert "J’ai retiré mon accord le" in paper


def test_a_yes_of_tomorrow_is_refused(desk: Client, page: Page) -> None:
    typed = {"language": "fr", "given_on": "2099-01-01"}
    response = desk.post(page("accords/measure"), typed)
    assert "Ce jour n’est pas encore venu." in words(response)
    assert not Consent.objects.exists()


def test_there_is_no_consent_to_something_else(desk: Client, page: Page) -> None:
    assert desk.get(page("accords/tout")).status_code == 404


def test_the_commitment_is_printed_with_the_consent_once_the_centre_has_made_it(
    client: Client, page: Page, world: World
) -> None:
    sign_in(client, world.case_manager)
    assert "n’a pas encore noté son engagement" in words(client.get(page("accords/measure/papier")))
    sign_in(client, world.coordinator)
    assert client.post("/engagement").status_code == 302
    sign_in(client, world.case_manager)
    paper = words(client.get(page("accords/measure/papier")))
    assert "Pendant Miriam, le centre s’engage envers vous." in paper
    assert "n’a pas encore noté son engagement" not in paper


def test_only_the_coordinator_speaks_for_the_centre(desk: Client) -> None:
    assert desk.get("/engagement").status_code == 404


def test_a_duo_is_named_and_unnamed(desk: Client, page: Page, world: World) -> None:
    response = desk.post(page("equipe"), {"duo": world.other_group.actor().hat.pk}, follow=True)
    assert "Marta Exemple" in words(response)
    response = desk.post(page("equipe"), {"duo": ""}, follow=True)
    assert "pas encore nommée" in words(response)


def test_she_names_somebody_and_changes_her_mind(desk: Client, page: Page, world: World) -> None:
    response = desk.post(page("jamais"), {"account": world.duo.account.pk}, follow=True)
    assert "Sofie Exemple" in words(response)
    [exclusion] = Exclusion.objects.filter(file=world.file)
    desk.post(f"/jamais/{exclusion.public_id}/lever")
    assert not Exclusion.objects.exists()


def test_one_names_only_people_of_the_centre(desk: Client, page: Page, world: World) -> None:
    response = desk.post(page("jamais"), {"account": world.other_centre.account.pk})
    assert response.status_code == 200
    assert not Exclusion.objects.exists()


def test_pause_take_up_stop_and_undo_are_one_act_each(desk: Client, page: Page) -> None:
    assert "Elle reviendra si elle veut" in words(desk.post(page("pause"), follow=True))
    assert "C’est repris." in words(desk.post(page("reprendre"), follow=True))
    stopped = words(desk.post(page("arreter"), follow=True))
    assert "Cet accompagnement est terminé" in stopped
    assert "Annuler l’arrêt" in stopped
    assert "Mettre en pause" in words(desk.post(page("arreter/annuler"), follow=True))


def test_an_act_that_comes_too_late_says_why(desk: Client, page: Page, world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
    response = desk.post(page("pause"), follow=True)
    assert "quelqu’un a changé l’état du dossier entre-temps" in words(response)


def test_a_closed_card_offers_nothing_to_write(desk: Client, page: Page, world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
    card = words(desk.get(page("fiche")))
    for act in ("identite", "menage", "/contact", "equipe", "jamais", "pause"):
        assert f'{page("")}{act.strip("/")}"' not in card


def test_opening_a_page_is_written_in_her_journal_with_its_purpose(
    desk: Client, page: Page, world: World
) -> None:
    desk.get(page("menage"))
    purposes = Line.objects.filter(subject=world.file.public_id, act="opened.shared")
    assert set(purposes.values_list("purpose", flat=True)) == {"people.household"}


def test_the_card_costs_the_same_with_more_consents_exclusions_and_children(
    desk: Client, page: Page, world: World, same_queries: Callable[..., None]
) -> None:
    def grow() -> None:
        with world.case_manager.at_work(world.file) as by:
            for _ in range(3):
                given = consents.give(
                    world.file, scope=Scope.MEASURE, language="fr", with_interpreter=False, by=by
                )
                consents.withdraw(given, by=by)
                Exclusion.objects.create(file=world.file, account=make_account())

    grow()
    same_queries(lambda: desk.get(page("fiche")), grow)


def test_the_list_of_professionals_costs_the_same_however_many(
    desk: Client, page: Page, world: World, same_queries: Callable[..., None]
) -> None:
    def grow() -> None:
        for _ in range(3):
            Exclusion.objects.create(file=world.file, account=make_account())

    grow()
    same_queries(lambda: desk.get(page("jamais")), grow)


def test_no_name_reaches_an_address_or_the_log(desk: Client, page: Page, logs: list[str]) -> None:
    for name in PAGES:
        desk.get(page(name))
    assert not [line for line in logs if "Nadia" in line]


def test_a_commitment_made_stays_word_for_word(world: World, client: Client) -> None:
    with world.coordinator.at_work() as by:
        commitments.commit_centre(world.coordinator.actor().hat, by=by)
    sign_in(client, world.coordinator)
    shown = words(client.get("/engagement"))
    assert "depuis le" in shown
    assert "Le centre s’y engage" not in shown
