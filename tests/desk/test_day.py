"""« Ma journée »: seven lines at most, safety first, nobody's guilt."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.access.domain import Role
from miriam.accompaniment.domain import Doer, EncounterKind
from miriam.accompaniment.pages.appointment_words import hour
from miriam.accompaniment.services import aspirations, encounters, steps
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.desk.pages.day import page_of
from miriam.desk.selectors.day import day
from miriam.groups.services import groups
from miriam.groupwork.services import sessions
from miriam.groupwork.services.sessions import SessionFacts
from miriam.look.dates import short
from miriam.people.domain import Channel
from miriam.people.models import File
from miriam.people.services import contacts
from miriam.people.services.contacts import ContactFacts
from miriam.tools.domain.lines import Tool
from miriam.tools.services import drawing, lines
from miriam.tools.services.drawing import TieFacts
from miriam.tools.services.lines import LineFacts
from miriam.vault.domain import Depth
from tests.inspecting.queries import queries_of
from tests.world import Person, World, add_mandate, make_file, make_person, sign_in


def promise(world: World, words: str, who: Doer = Doer.CASE_MANAGER) -> None:
    with world.case_manager.at_work(world.file) as by:
        steps.write(world.file, words=words, who=who, by=by)


def meet_tomorrow(world: World) -> None:
    """A group of hers, with a session tomorrow."""
    starts = clock.now() + timedelta(days=1)
    with world.case_manager.at_work(world.file) as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        by.open([group.ring_subject], [Depth.GROUP])
        facts = SessionFacts(starts, starts + timedelta(hours=2), title="Le budget")
        sessions.plan(group, facts, by=by)


def agree_on_contact(world: World, file: File) -> None:
    with world.case_manager.at_work(file) as by:
        contacts.agree(
            file.safe_contact,
            ContactFacts(channel=Channel.SMS, address="0000 00 00 01"),
            version=file.safe_contact.version,
            by=by,
        )


def shown_to(person: Person, client: Client) -> BeautifulSoup:
    return BeautifulSoup(sign_in(client, person).get("/journee").content, "html.parser")


def titles(page: BeautifulSoup) -> list[str]:
    return [title.get_text(strip=True) for title in page.select("main .row-title, .tick-text b")]


def test_what_she_promised_is_there_and_one_tap_settles_it(world: World, client: Client) -> None:
    promise(world, "Appeler l’école")
    page = shown_to(world.case_manager, client)
    form = page.select_one("#promised form")
    assert form is not None
    sent = {field["name"]: field["value"] for field in form.select("input")}

    answer = client.post(str(form["action"]), sent)

    square = form.find("button")
    assert square
    assert square["aria-label"] == "C’est fait : Appeler l’école"
    assert answer["Location"] == "/journee"
    assert page.select_one("#promised")
    assert shown_to(world.case_manager, client).select_one("#promised") is None


def test_a_step_of_hers_is_never_a_line(world: World, client: Client) -> None:
    promise(world, "Appeler la crèche", Doer.HER)
    promise(world, "Remplir le dossier", Doer.TOGETHER)
    found = titles(shown_to(world.case_manager, client))
    assert not {"Appeler la crèche", "Remplir le dossier"} & set(found)


def test_never_more_than_seven_lines_and_the_rest_can_wait(world: World, client: Client) -> None:
    for number in range(9):
        promise(world, f"Promesse {number}")
    page = shown_to(world.case_manager, client)
    waiting = page.select_one("details.fold")
    assert waiting is not None
    said = waiting.extract().get_text(" ", strip=True)
    assert len(titles(page)) == 7
    assert "Peuvent attendre\u00a0: 3 lignes" in said


def test_what_stands_above_the_seven_is_one_of_them(world: World, client: Client) -> None:
    for number in range(9):
        promise(world, f"Promesse {number}")
    account = world.case_manager.account
    account.unseen_since = clock.now()
    account.save(update_fields=["unseen_since"])
    page = shown_to(world.case_manager, client)
    page.select_one("details.fold").extract()
    assert "Votre compte a changé" in page.get_text()
    assert len(titles(page)) == 6


def test_a_contact_that_may_no_longer_be_safe_comes_before_promises(
    world: World, client: Client
) -> None:
    promise(world, "Appeler l’école")
    agree_on_contact(world, world.file)
    with time_machine.travel(clock.now() + timedelta(days=61), tick=False):
        found = titles(shown_to(world.case_manager, client))
    assert found[:2] == ["Le contact sûr est-il toujours sûr\u00a0?", "Appeler l’école"]


def test_a_contact_agreed_on_lately_is_no_line(world: World, client: Client) -> None:
    agree_on_contact(world, world.file)
    page = shown_to(world.case_manager, client)
    assert page.select_one("#first") is None


def test_the_stand_in_sees_until_when_she_replaces(world: World, client: Client) -> None:
    assert "Vous remplacez Lieve" in titles(shown_to(world.stand_in, client))
    assert "Vous remplacez Lieve" not in titles(shown_to(world.former_stand_in, client))


def test_what_she_promised_whom_one_stands_in_for_is_said_in_her_name(
    world: World, client: Client
) -> None:
    promise(world, "Appeler l’école")
    promise(world, "Photo du bail")

    def headings(who: Person, language: str) -> list[str]:
        client.cookies["miriam_language"] = language
        page = shown_to(who, client)
        return [one.get_text(strip=True) for one in page.select("main .card:has(.tick) h2")]

    assert headings(world.stand_in, "fr") == ["Lieve a promis"]
    assert headings(world.stand_in, "nl") == ["Lieve heeft beloofd"]
    assert headings(world.case_manager, "fr") == ["Vous avez promis"]
    assert headings(world.case_manager, "nl") == ["U hebt beloofd"]


def test_what_a_colleague_noted_lately_is_named_and_not_shown(world: World, client: Client) -> None:
    def met(who: Person, text: str) -> None:
        with who.at_work(world.file) as by:
            encounters.record(
                world.file, EncounterFacts(kind=EncounterKind.PHONE, text=text), by=by
            )

    met(world.duo, "Elle rappelle mercredi.")
    met(world.case_manager, "De ma main.")

    page = shown_to(world.case_manager, client)
    noted = page.select_one("#noted")
    assert noted
    assert noted.get_text(" ", strip=True) == (
        "Ces derniers jours Nadia aujourd’hui, téléphone, noté par Sofie"
    )
    with time_machine.travel(clock.now() + timedelta(days=8), tick=False):
        assert shown_to(world.case_manager, client).select_one("#noted") is None


def test_a_colleague_who_waits_is_a_line_with_her_name(world: World, client: Client) -> None:
    found = titles(shown_to(world.duo, client))
    assert "Noor attend votre feu vert" in found


def test_the_names_to_note_are_hers_and_not_those_of_her_duo(world: World, client: Client) -> None:
    make_file(world.duo, "Rosa")
    page = shown_to(world.duo, client)
    names = [link.get_text(strip=True) for link in page.select("#women li a:first-child")]
    assert names == ["Rosa"]
    assert "le duo pour 1 dossier" in page.get_text()


def test_an_empty_day_says_what_the_page_is_for(world: World, client: Client) -> None:
    page = shown_to(world.other_centre, client)
    assert "Rien ne presse aujourd’hui" in page.get_text()


def test_a_file_without_a_key_is_counted_and_unnamed(world: World) -> None:
    nina = make_person(world.centre, name="Nina Exemple")
    File.objects.filter(pk=world.file.pk).update(case_manager=nina.mandate)
    with nina.at_work(world.file) as by:
        today = page_of(day(by), by=by)
    assert today.mine.own == []
    assert today.mine.waiting
    assert today.mine.waiting.many == 1


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_page_opens_in_both_languages(world: World, client: Client, language: str) -> None:
    promise(world, "Appeler l’école")
    sign_in(client, world.case_manager)
    client.cookies["miriam_language"] = language
    heading = {"fr": "Ma journée", "nl": "Mijn dag"}[language]
    assert f"<h1>{heading}</h1>" in client.get("/journee").content.decode()


def test_the_page_costs_the_same_for_two_files_and_for_five(
    world: World, client: Client, same_queries: Callable[..., None]
) -> None:
    sign_in(client, world.case_manager)

    def one_more(name: str) -> None:
        file = make_file(world.case_manager, name, world.duo)
        agree_on_contact(world, file)
        with world.case_manager.at_work(file) as by:
            steps.write(file, words="Une promesse", who=Doer.CASE_MANAGER, by=by)

    one_more("Rosa")

    def three_more() -> None:
        for name in ("Fatou", "Irina", "Grâce"):
            one_more(name)

    same_queries(lambda: client.get("/journee"), three_more)


def begin(client: Client, page: str, words: str, key: str = "") -> str:
    """The browser keeps what she types; the key of its form."""
    key = key or str(uuid4())
    typed = {"kind": "cafe", "text": words, "draft_page": page, "draft_key": key}
    client.post(reverse("signin:draft"), typed)
    return key


def test_what_she_began_and_did_not_keep_leads_to_where_she_typed_it(
    world: World, client: Client
) -> None:
    sign_in(client, world.case_manager)
    page = reverse("accompaniment:encounter_new", args=[world.file.public_id])
    words = "Elle a parlé du jardin partagé, et d’y aller samedi avec les petits si le temps tient."
    key = begin(client, page, words)

    shown = shown_to(world.case_manager, client).select_one("#begun")

    assert shown.a["href"] == page
    assert (
        shown.a.get_text()
        == "«\u00a0Elle a parlé du jardin partagé, et d’y aller samedi avec le…\u00a0»"
    )
    at = f"{short(clock.now())}, {hour(clock.now())}"
    assert f"Noter une rencontre, brouillon du {at}" in shown.get_text(" ")
    typed = {"kind": "cafe", "text": words, "depth": "shared", "once": key, "handed_back": "1"}
    client.post(page, typed)
    assert shown_to(world.case_manager, client).select_one("#begun") is None


def test_what_she_began_says_whose_it_is_once_a_page_and_shows_no_private_number(
    world: World, client: Client
) -> None:
    sign_in(client, world.case_manager)
    page = reverse("accompaniment:encounter_new", args=[world.file.public_id])
    begin(client, page, "Au jardin avec elle.")
    begin(client, page, "Son compte est le BE71 0961 2345 6769, dit-elle.")
    shown = shown_to(world.case_manager, client).select("#begun a")
    assert [line.get_text() for line in shown] == ["Noter une rencontre"]
    body = shown_to(world.case_manager, client).select_one("#begun").get_text(" ")
    assert f"{world.file.call_name} · Noter une rencontre, brouillon du" in body
    assert "BE71" not in body


def test_what_she_began_is_shown_to_nobody_else_and_under_no_other_hat(
    world: World, client: Client
) -> None:
    page = reverse("accompaniment:encounter_new", args=[world.file.public_id])
    begin(sign_in(client, world.case_manager), page, "Au jardin avec elle.")
    other_hat = add_mandate(world.case_manager.account, world.elsewhere, Role.CASE_MANAGER)
    for other in (other_hat, world.duo, world.stand_in, world.other_group):
        answer = sign_in(client, other).get("/journee")
        assert answer.status_code == 200
        assert "Au jardin" not in answer.content.decode()


def test_a_change_that_she_began_says_whose_it_is(world: World, client: Client) -> None:
    with world.case_manager.at_work(world.file) as by:
        wish = aspirations.write(world.file, words="Un logement", language="fr", by=by)
        step = steps.write(world.file, words="Appeler", who=Doer.HER, by=by)
        network = drawing.begin(world.file, by=by)
        drawing.add(network, TieFacts(name="Rosa"), by=by)
        line = lines.lay(world.file, Tool.LIFE_LINE, LineFacts("Un pas"), by=by)
    sign_in(client, world.case_manager)
    pages = [
        reverse("accompaniment:aspiration_change", args=[wish.public_id]),
        reverse("accompaniment:step_change", args=[step.public_id]),
        reverse("tools:tie_change", args=[network.public_id, 1]),
        reverse("tools:line_change", args=[line.public_id]),
    ]
    for page in pages:
        begin(client, page, "Le dos ne suit plus.")
    said = shown_to(world.case_manager, client).select_one("#begun").get_text(" ")
    assert said.count(f"{world.file.call_name} · ") == len(pages)


def test_what_was_begun_comes_last_and_can_wait(world: World, client: Client) -> None:
    sign_in(client, world.case_manager)
    page = reverse("accompaniment:encounter_new", args=[world.file.public_id])
    begin(client, page, "Au jardin avec elle.")
    for number in range(6):
        promise(world, f"Promesse {number}")
    full = shown_to(world.case_manager, client)
    promise(world, "Promesse 6")
    promise(world, "Promesse 7")
    over = shown_to(world.case_manager, client)
    assert titles(full)[-1] == "«\u00a0Au jardin avec elle.\u00a0»"
    assert over.select_one("#begun") is None
    assert "Au jardin avec elle." in over.select_one("details.fold").get_text(" ")


def test_the_page_asks_nineteen_questions_at_most(world: World, client: Client) -> None:
    promise(world, "Appeler l’école")
    meet_tomorrow(world)
    sign_in(client, world.case_manager)
    begin(client, reverse("accompaniment:encounter_new", args=[world.file.public_id]), "Au jardin.")
    assert len(queries_of(lambda: client.get("/journee"))) <= 19


def test_each_line_of_what_was_begun_leads_to_a_page_that_gives_it_back(
    world: World, client: Client
) -> None:
    with world.case_manager.at_work(world.file) as by:
        wish = aspirations.write(world.file, words="Un logement", language="fr", by=by)
    sign_in(client, world.case_manager)
    names = ("aspiration_change", "aspiration_set_aside")
    pages = [reverse(f"accompaniment:{name}", args=[wish.public_id]) for name in names]
    for page in pages:
        begin(client, page, f"Le dos ne suit plus. {page}")
    shown = shown_to(world.case_manager, client).select("#begun a")
    assert sorted(str(line["href"]) for line in shown) == sorted(pages)
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200
        assert f"Le dos ne suit plus. {page}" in answer.content.decode()
