"""The pages of the bank: what fits, one card with what lies around it, and who reads it."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from miriam.practices.data.shipped import shipped
from miriam.practices.domain.card import CardStep
from miriam.practices.domain.standing import Move
from miriam.practices.models import Adaptation, Practice, PracticeUse
from miriam.practices.selectors.cards import card_to_use
from miriam.practices.services import adaptations, standing
from miriam.practices.services import use as uses
from miriam.practices.services.adaptations import LayerFacts
from tests.practices.cards import written
from tests.reading import words
from tests.world import World, sign_in

CARD = "/pratiques/fiches/cercle-du-stress"
READERS = ("case_manager", "coordinator", "referent", "facilitator", "researcher")
OTHERS = ("benefits_worker", "councillor", "steward", "administrator")


def steps_on(desk: Client, address: str) -> list[str]:
    page = BeautifulSoup(desk.get(address).content, "html.parser")
    return [" ".join(step.get_text(" ").split()) for step in page.select("ol.course li")]


@pytest.mark.parametrize("who", READERS)
def test_these_read_the_bank(who: str, client: Client, world: World) -> None:
    sign_in(client, getattr(world, who))
    assert "Banque de pratiques" in words(client.get("/pratiques"))
    assert "Le cercle du stress" in words(client.get(CARD))


@pytest.mark.parametrize("who", OTHERS)
def test_these_have_no_part_in_it(who: str, client: Client, world: World) -> None:
    sign_in(client, getattr(world, who))
    assert {client.get(page).status_code for page in ("/pratiques", CARD)} == {404}


def test_only_case_managers_write_in_it(client: Client, world: World) -> None:
    sign_in(client, world.facilitator)
    assert client.get("/pratiques/nouvelle").status_code == 404
    assert "Nous l’avons essayée" not in words(client.get(CARD))


def test_the_address_asks_and_the_list_answers(desk: Client) -> None:
    shown = words(desk.get("/pratiques?people=3&minutes=20&children=no&theme=health&words="))
    assert "Respirer ensemble" in shown
    assert "plus longue que votre temps" in shown
    assert "Jouer la visite" not in shown
    assert "Rien ne correspond" in words(desk.get("/pratiques?words=zeppelin"))


def test_what_cannot_be_meant_is_said_and_nothing_else_is_lost(desk: Client) -> None:
    shown = words(desk.get("/pratiques?people=0&theme=housing"))
    assert "Jouer la visite d’un logement" in shown
    assert "Respirer ensemble" not in shown


def test_it_is_written_changed_and_erased(desk: Client, world: World) -> None:
    typed = {
        "title": "Le tour des prénoms",
        "steps": "10 On se nomme.\n5 min: On écoute.\nOn se tait.",
        "theme": "together",
        "kind": "talk",
        "fewest": "3",
        "most": "8",
        "children": "both",
        "language": "little",
        "reading": "none",
    }
    desk.post("/pratiques/nouvelle", typed)
    row = Practice.objects.get()
    shown = steps_on(desk, f"/pratiques/fiches/{row.code}")
    assert shown == ["10 min On se nomme.", "5 min On écoute.", "On se tait."]
    change = f"/pratiques/du-centre/{row.public_id}/changer"
    assert "10 On se nomme." in desk.get(change).content.decode()
    desk.post(change, {**typed, "title": "Le tour", "version": "1"})
    assert "Le tour" in words(desk.get(f"/pratiques/fiches/{row.code}"))
    overtaken = words(desk.post(change, {**typed, "title": "Le rond", "version": "1"}))
    assert "Quelqu’un a modifié ce texte" in overtaken
    gone = desk.post(f"/pratiques/du-centre/{row.public_id}/effacer", follow=True)
    assert "Le brouillon est effacé." in words(gone)
    assert desk.get(f"/pratiques/fiches/{row.code}").status_code == 404
    desk.post(f"/pratiques/du-centre/{row.public_id}/reprendre-le-brouillon")
    assert desk.get(f"/pratiques/fiches/{row.code}").status_code == 200


def test_bad_input_keeps_what_was_typed(desk: Client) -> None:
    shown = desk.post("/pratiques/nouvelle", {"title": "Un nom à garder", "steps": ""})
    assert "Un nom à garder" in shown.content.decode()
    assert "Écrivez au moins une étape." in words(shown)
    assert not Practice.objects.exists()


@pytest.mark.parametrize("page", ["/pratiques/nouvelle", f"{CARD}/adapter"])
def test_steps_that_no_session_takes_are_refused_where_they_are_typed(
    desk: Client, page: str
) -> None:
    steps = "\n".join(["a" * 400] * 30)
    shown = words(desk.post(page, {"title": "Trop", "changed": "Trop", "steps": steps}))
    assert "une séance n’en prend que 4 000 signes" in shown.replace("\u00a0", " ")


def test_layers_stand_beside_the_card_and_never_in_its_place(desk: Client, world: World) -> None:
    desk.post(f"{CARD}/adapter", {"changed": "Avec des cailloux peints.", "steps": "20 Peindre."})
    page = words(desk.get(CARD))
    assert "Avec des cailloux peints." in page
    steps = shipped()["cercle-du-stress"].said("fr").steps
    own = [" ".join(f"{step.minutes} min {step.title}".split()) for step in steps]
    assert steps_on(desk, CARD) == [*own, "20 min Peindre."]
    assert Adaptation.objects.get().course == [CardStep("Peindre.", 20)]


def test_a_layer_is_read_elsewhere_once_it_is_shared(client: Client, world: World) -> None:
    with world.case_manager.at_work() as by:
        adaptations.lay("respirer", LayerFacts("Pour nous."), by=by)
        adaptations.lay("respirer", LayerFacts("Pour toutes.", is_shared=True), by=by)
    sign_in(client, world.other_centre)
    page = words(client.get("/pratiques/fiches/respirer"))
    assert "Pour toutes." in page
    assert "Pour nous." not in page


def test_a_layer_is_taken_off_and_put_back_by_its_centre(client: Client, world: World) -> None:
    with world.case_manager.at_work() as by:
        layer = adaptations.lay("respirer", LayerFacts("Dehors.", is_shared=True), by=by)
    off = f"/pratiques/adaptations/{layer.public_id}/enlever"
    sign_in(client, world.other_centre)
    assert client.post(off).status_code == 404
    sign_in(client, world.duo)
    client.post(off)
    assert not Adaptation.objects.exists()
    client.post(off.replace("enlever", "remettre"))
    assert Adaptation.objects.exists()


def test_what_it_taught_is_given_in_one_tap_and_taken_back(desk: Client) -> None:
    given = desk.post(
        f"{CARD}/essayee", {"worked": "yes", "words": "Prévoir le double."}, follow=True
    )
    assert "Prévoir le double." in words(given)
    assert "Essayée 1 fois." in words(given)
    use = PracticeUse.objects.get()
    desk.post(f"/pratiques/essais/{use.public_id}/reprendre")
    assert "Essayée" not in words(desk.get(CARD))
    desk.post(f"/pratiques/essais/{use.public_id}/remettre")
    assert "Essayée 1 fois." in words(desk.get(CARD))


def test_a_use_without_one_of_the_buttons_keeps_the_words(desk: Client) -> None:
    shown = desk.post(f"{CARD}/essayee", {"words": "Trop de bruit."})
    assert "Trop de bruit." in shown.content.decode()
    assert "Touchez l’un des deux boutons." in words(shown)


def test_a_session_takes_title_steps_and_materials(world: World) -> None:
    taken = card_to_use("cercle-du-stress")
    assert taken
    assert (taken.title, taken.minutes) == ("Le cercle du stress", 50)
    assert taken.steps[0].minutes == 5
    assert card_to_use("not-there") is None


def test_a_session_takes_a_card_of_the_centre_for_whoever_reads_it(world: World) -> None:
    row = written(world.case_manager)
    with world.case_manager.at_work() as by:
        assert card_to_use(row.code, by=by)
        standing.move(row, Move.SHARE, by=by)
    with world.other_centre.at_work() as by:
        assert card_to_use(row.code, by=by) is None
    assert card_to_use(row.code) is None


def test_many_cards_and_uses_ask_no_more(
    desk: Client, world: World, same_queries: Callable[..., None]
) -> None:
    def read() -> None:
        desk.get("/pratiques")
        desk.get(CARD)

    def grow() -> None:
        for _each in range(5):
            written(world.case_manager)
            with world.case_manager.at_work() as by:
                uses.give_back("cercle-du-stress", worked=True, words="Bien.", by=by)
                adaptations.lay("cercle-du-stress", LayerFacts("Autrement."), by=by)

    grow()
    same_queries(read, grow)


def test_in_dutch_it_is_dutch_and_prints_in_both_languages(desk: Client) -> None:
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "nl"
    page = words(desk.get(CARD))
    assert "De stresscirkel" in page
    assert "Wat anderen ervan geleerd hebben" in page
    assert "a4.pdf?langue=fr" in page
    assert "a4.pdf?langue=nl" in page
    assert "Samen ademen" in words(desk.get("/pratiques"))
