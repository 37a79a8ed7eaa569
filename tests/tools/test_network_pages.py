"""The pages of her drawing: begun, drawn through the list, said to stand, laid beside the start."""

from datetime import timedelta

import pytest

from miriam.tools.models import NetworkCounts, NetworkMap
from tests.accompaniment.reading import Page, one, soup_of, value_of, words_of
from tests.inspecting.client import InspectingClient
from tests.tools.conftest import as_kept
from tests.world import World

TIE = {"name": "Leïla", "kind": "person", "bond": "some", "help": "both", "near": "near"}


def test_an_empty_page_asks_nothing_and_begins_with_a_tap(
    desk: InspectingClient, world: World, page: Page
) -> None:
    assert "Rien n’est à remplir." in words_of(desk.get(page("network")))

    desk.post(page("network_begin"))

    assert "Qui vient en premier à l’esprit" in words_of(desk.get(page("network")))
    assert NetworkMap.objects.count() == 1


def test_the_drawing_and_the_list_say_the_same(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    soup = soup_of(desk.get(page("network")))

    listed = [name.text.strip() for name in soup.select(".ties b")]
    for drawn in soup.select("svg.map--landscape, svg.map--upright"):
        names = {
            "".join(line.text for line in tie.select("text")) for tie in drawn.select("[data-tie]")
        }
        assert names == {"Samira", "l’école", "leguichet"} or names == set(listed)
    assert listed == ["Samira", "l’école", "le guichet"]
    assert "l’aide vient vers moi · lien moyen · tout près" in " ".join(soup.get_text(" ").split())


def test_a_tie_is_added_and_taken_back(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    answer = desk.post(page("tie_new", network), TIE, follow=True)
    assert "Leïla" in words_of(answer)

    undo = one(soup_of(answer), "form[action*='/avant/']")["action"]
    answer = desk.post(str(undo), follow=True)

    assert "Leïla" not in words_of(answer)
    undo = one(soup_of(answer), "form[action*='/avant/']")["action"]
    assert "Leïla" in words_of(desk.post(str(undo), follow=True))


def test_a_number_in_the_words_of_a_tie_is_asked_about_and_may_be_kept(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    typed = {**TIE, "words": "Elle garde ma carte 4111 1111 1111 1111"}

    asked = desk.post(page("tie_new", network), typed)

    assert "un numéro de carte de paiement" in words_of(asked)
    box = one(soup_of(asked), "input[type=checkbox][name=sure]")["value"]
    kept = desk.post(page("tie_new", network), {**typed, "sure": box}, follow=True)
    assert "Leïla" in words_of(kept)


def test_a_tie_moves_where_a_finger_put_it(
    desk: InspectingClient, world: World, network: NetworkMap, page: Page
) -> None:
    desk.post(page("tie_move", network), {"tie": 1, "near": "", "angle": 77})

    with world.case_manager.at_work(world.file):
        tie = as_kept(network).drawing.find(1)
        assert (tie.near, tie.angle) == (False, 77)


def test_of_two_who_change_a_tie_both_texts_are_on_the_screen(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    change = page("tie_change", network, 1)
    stale = {**TIE, "name": "Ma sœur", "version": 1}
    desk.post(change, {**TIE, "name": "Samira et Nour", "version": 1})

    answer = desk.post(change, stale)

    said = words_of(answer)
    assert "Quelqu’un a modifié ce texte entre-temps." in said
    assert said.index("entre-temps.") < said.index("Samira et Nour")
    assert value_of(soup_of(answer), "name") == "Ma sœur"
    again = {**stale, "version": value_of(soup_of(answer), "version")}
    assert "Ma sœur" in words_of(desk.post(change, again, follow=True))


def test_whoever_changes_a_tie_that_was_taken_off_keeps_her_words_and_may_make_it_another(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    change = page("tie_change", network, 1)
    desk.post(page("tie_off", network, 1))

    answer = desk.post(change, {**TIE, "words": "Elle me fait rire.", "version": 1})

    soup = soup_of(answer)
    assert "Ce lien n’est plus sur le dessin" in words_of(answer)
    assert value_of(soup, "name") == "Leïla"
    assert one(soup, "textarea[name=words]").text.strip() == "Elle me fait rire."
    sent_to = one(soup, "form.turned")["action"]
    again = {**TIE, "words": "Elle me fait rire."}
    assert "Elle me fait rire." in words_of(desk.post(str(sent_to), again, follow=True))


def test_a_tie_that_was_taken_off_is_said_to_be_gone(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    desk.post(page("tie_off", network, 1))

    answer = desk.get(page("tie_change", network, 1), follow=True)

    assert "Ce lien n’est plus sur le dessin" in words_of(answer)


@pytest.mark.parametrize("apart", ["on", ""])
def test_the_page_of_a_tie_says_who_reads_it(
    desk: InspectingClient, network: NetworkMap, page: Page, apart: str
) -> None:
    desk.post(page("tie_new", network), {**TIE, "apart": apart})

    said = words_of(desk.get(page("tie_change", network, 4)))

    assert ("Lu par l’équipe seule" in said) is bool(apart)
    assert ("Ni la direction, ni le service des aides." in said) is not bool(apart)
    assert ("Un lien qui me fait peur n’est lu que par l’équipe." in said) is not bool(apart)


def test_the_form_that_comes_back_with_the_box_ticked_says_that_the_team_alone_reads(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    assert "n’est lu que par l’équipe" in words_of(desk.get(page("tie_new", network)))

    asked = words_of(desk.post(page("tie_new", network), {**TIE, "name": "", "apart": "on"}))

    assert "Lu par l’équipe seule" in asked
    assert "Ni la direction, ni le service des aides." not in asked


def test_a_name_alone_says_neither_how_the_tie_is_nor_where_help_goes(
    desk: InspectingClient, world: World, network: NetworkMap, page: Page
) -> None:
    form = one(soup_of(desk.get(page("tie_new", network))), "form.turned")
    ticked = {str(it["name"]): str(it["value"]) for it in form.select("input[checked]")}

    answer = desk.post(page("tie_new", network), {**ticked, "name": "Leïla"}, follow=True)

    listed = " ".join(soup_of(answer).select(".ties li")[1].get_text(" ").split())
    assert listed.startswith("Leïla une personne · tout près")
    desk.post(page("network_stands", network), {"version": as_kept(network).version})
    counts = NetworkCounts.objects.get()
    assert (counts.persons, counts.towards_her, counts.from_her, counts.both_ways) == (2, 1, 0, 0)


def test_what_frightens_is_on_no_page_but_its_own(
    desk: InspectingClient, network: NetworkMap, page: Page
) -> None:
    desk.post(page("tie_new", network), {**TIE, "name": "Hamid", "apart": "on"})

    for name in ("network", "network_paper"):
        assert "Hamid" not in words_of(desk.get(page(name)))
    assert "Hamid" in words_of(desk.get(page("network_apart", network)))


def test_beside_the_start_what_changed_is_said(
    desk: InspectingClient, standing_one: NetworkMap, page: Page
) -> None:
    desk.post(page("network_begin"))
    later = NetworkMap.objects.last()
    desk.post(page("tie_new", later), TIE)
    desk.post(page("tie_change", later, 1), {**TIE, "name": "Samira", "version": 1})
    desk.post(page("tie_change", later, 2), {**TIE, "name": "l’école", "version": 1})
    desk.post(page("tie_off", later, 3))

    said = words_of(desk.get(page("network_both")))

    assert "Un lien est nouveau. Avec Samira, l’aide va dans les deux sens." in said
    assert "Nouveau : Leïla." in said
    assert "Avec l’école, le lien était difficile ; il est moyen." in said
    assert "Plus sur le dessin : le guichet." in said
    assert "Avec le début à côté" in words_of(desk.get(page("network_paper")))
    assert "Au début" in words_of(desk.get(page("network_paper") + "?both=1&size=a5"))


def test_today_is_said_of_a_drawing_of_today_alone(
    desk: InspectingClient, world: World, standing_one: NetworkMap, page: Page
) -> None:
    desk.post(page("network_begin"))
    later = NetworkMap.objects.last()
    pages = (page("network_both"), page("network_paper") + "?both=1&language=fr")

    def headings() -> list[str]:
        soups = [soup_of(desk.get(one)) for one in pages]
        return [it.text.strip() for soup in soups for it in soup.select(".card h2, figcaption b")]

    assert headings() == ["Au début", "Aujourd’hui"] * 2
    NetworkMap.objects.filter(pk=later.pk).update(begun_on=later.begun_on - timedelta(days=12))
    assert headings() == ["Au début", "Plus tard"] * 2


def test_a_drawing_that_stands_has_no_pencil(
    desk: InspectingClient, standing_one: NetworkMap, page: Page
) -> None:
    soup = soup_of(desk.get(page("network")))

    assert not soup.select(".ties a")
    assert "Un nouveau dessin, à partir de celui-ci" in soup.get_text(" ")


def test_what_comes_to_frighten_leaves_the_drawing_of_the_start_and_can_come_back(
    desk: InspectingClient, standing_one: NetworkMap, page: Page
) -> None:
    desk.post(page("network_begin"))
    later = NetworkMap.objects.last()
    set_apart = {**TIE, "name": "le guichet", "version": 1, "apart": "on"}

    answer = desk.post(page("tie_change", later, 3), set_apart, follow=True)

    for address in (page("network_both"), page("network_paper") + "?both=1"):
        assert "le guichet" not in words_of(desk.get(address))
    undo = one(soup_of(answer), "form[action*='/avant/']")["action"]
    desk.post(str(undo))
    assert "le guichet" in words_of(desk.get(page("network_both")))


def test_her_drawing_stands_small_on_her_page(
    desk: InspectingClient, world: World, network: NetworkMap, page: Page
) -> None:
    desk.post(page("tie_new", network), {**TIE, "name": "Hamid", "apart": "on"})

    soup = soup_of(desk.get(f"/dossiers/{world.file.public_id}"))

    drawing = one(soup, "#around svg.map").get_text(" ")
    assert "Samira" in drawing
    assert "Hamid" not in soup.get_text(" ")
