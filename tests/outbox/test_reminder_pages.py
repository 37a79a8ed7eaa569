"""The page of her reminders: what she says yes to, in her words and hours; and the numbers of
whoever keeps the installation.
"""

from datetime import time, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from miriam.core import clock
from miriam.outbox.domain.hours import SafeHours
from miriam.outbox.domain.queue import MessageState, NotLeft
from miriam.outbox.domain.wording import languages
from miriam.outbox.models import MessageChannel, OutgoingMessage
from miriam.outbox.pages.reminders import in_words
from miriam.outbox.services import gateways
from miriam.people.domain import Channel
from tests.outbox.conftest import ALWAYS, agree_on, says_yes, waits
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db

SENT = {"language": "tr", "days": ["0", "3"], "start": "09:00", "end": "15:30"}


def her_page(world: World) -> str:
    return f"/dossiers/{world.file.public_id}/rappels"


def words_of(page: Any) -> str:
    main = BeautifulSoup(page.content, "html.parser").find("main")
    return " ".join(main.get_text(" ").split())


def with_version(page: Any) -> dict[str, object]:
    field = BeautifulSoup(page.content, "html.parser").find("input", attrs={"name": "version"})
    return {**SENT, "version": field["value"]}


def test_every_day_is_said_in_so_many_words() -> None:
    assert in_words(SafeHours(frozenset(range(7)), time(9), time(15))).startswith("tous les jours")
    assert in_words(SafeHours(frozenset({0, 1}), time(9), time(15))).startswith("lundi, mardi")


def test_she_says_yes_and_reads_what_she_chose(desk: Client, world: World) -> None:
    agree_on(world)
    desk.post(her_page(world), with_version(desk.get(her_page(world))))
    agreed = MessageChannel.objects.get().agreed
    assert (agreed.language, agreed.hours.days) == ("tr", frozenset({0, 3}))
    page = words_of(desk.get(her_page(world)))
    assert "Elle a dit oui" in page
    assert "0470 12 34 56" in page
    assert "lundi, jeudi, de 09:00 à 15:30" in page
    assert "turc" in page


def test_she_reads_what_she_receives_word_for_word_in_each_language(
    desk: Client, world: World
) -> None:
    agree_on(world)
    html = BeautifulSoup(desk.get(her_page(world)).content, "html.parser")
    said = {str(one["lang"]): str(one["dir"]) for one in html.select("main p[lang]")}
    assert said == {code: "rtl" if code == "ar" else "ltr" for code in languages()}
    assert words_of(desk.get(her_page(world))).count("pas encore relu") == 4


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"channel": None, "address": ""}, "ni un SMS ni un e-mail"),
        ({"may_leave_message": False}, "ne peut jamais laisser de message"),
    ],
)
def test_where_it_is_not_safe_there_is_no_form(
    desk: Client, world: World, facts: dict[str, object], said: str
) -> None:
    agree_on(world, **facts)
    page = desk.get(her_page(world))
    assert said in words_of(page)
    assert not BeautifulSoup(page.content, "html.parser").select("input[name=days]")
    desk.post(her_page(world), SENT)
    assert not MessageChannel.objects.exists()


def test_bad_input_keeps_what_was_chosen_and_says_what_to_do(desk: Client, world: World) -> None:
    agree_on(world)
    page = desk.post(her_page(world), {**SENT, "days": [], "end": "09:00"})
    said = words_of(page)
    assert "Choisissez au moins un jour avec elle." in said
    assert "donnez une heure plus tard le même jour" in said
    html = BeautifulSoup(page.content, "html.parser")
    assert html.select_one("input[name=language][value=tr]").has_attr("checked")


@pytest.mark.parametrize(("start", "end"), [("20:00", "18:00"), ("18:00", "08:00")])
def test_hours_the_wrong_way_round_are_no_yes(
    desk: Client, world: World, start: str, end: str
) -> None:
    agree_on(world)
    typed = with_version(desk.get(her_page(world)))
    page = desk.post(her_page(world), {**typed, "start": start, "end": end})
    assert "Rien ne part la nuit" in words_of(page)
    assert not MessageChannel.objects.exists()


def test_of_two_who_note_it_at_once_the_second_sees_both(desk: Client, world: World) -> None:
    agree_on(world)
    says_yes(world)
    first = with_version(desk.get(her_page(world)))
    says_yes(world, ALWAYS, version=1)
    page = desk.post(her_page(world), first)
    assert "Quelqu’un a modifié ce texte entre-temps" in words_of(page)
    assert MessageChannel.objects.get().agreed.language == "fr"
    desk.post(her_page(world), with_version(page))
    assert MessageChannel.objects.get().agreed.language == "tr"


def test_it_is_stopped_and_taken_up_again(desk: Client, world: World) -> None:
    agree_on(world)
    channel = says_yes(world)
    page = desk.post(f"/rappels/{channel.public_id}/arreter", follow=True)
    assert "plus aucun rappel ne part" in words_of(page)
    assert not MessageChannel.objects.exists()
    desk.post(f"/rappels/{channel.public_id}/reprendre")
    assert MessageChannel.objects.exists()


def test_it_says_that_her_contact_changed(desk: Client, world: World) -> None:
    agree_on(world)
    says_yes(world)
    agree_on(world, channel=Channel.EMAIL, address="maman@exemple.example")
    assert "rien ne part avant qu’elle ait redit oui" in words_of(desk.get(her_page(world)))


def test_it_says_that_nothing_can_leave_from_here(
    desk: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree_on(world)
    assert "Aucun message ne peut partir d’ici" in words_of(desk.get(her_page(world)))
    monkeypatch.setattr(gateways, "can_leave", lambda _way: True)
    assert "Aucun message ne peut partir d’ici" not in words_of(desk.get(her_page(world)))


def test_what_left_and_what_did_not_is_told(desk: Client, world: World) -> None:
    agree_on(world)
    says_yes(world)
    became(waits(world, hours=50), MessageState.PERHAPS)
    became(waits(world, hours=51), MessageState.CANCELLED, NotLeft.CHANGED)
    waits(world, hours=49)
    page = words_of(desk.get(her_page(world)))
    assert "Part le" in page
    assert "il ne part pas une deuxième fois" in page
    assert "son contact a changé" in page


def test_what_waited_when_she_stopped_is_not_said_to_leave(desk: Client, world: World) -> None:
    agree_on(world)
    channel = says_yes(world)
    waits(world, hours=49)
    page = words_of(desk.post(f"/rappels/{channel.public_id}/arreter", follow=True))
    assert "ne part plus" in page
    assert "Part le" not in page


def became(message: OutgoingMessage, state: MessageState, why: NotLeft | None = None) -> None:
    OutgoingMessage.objects.filter(pk=message.pk).update(state=state, why=why or "")


def test_whoever_stands_in_stops_it_and_notes_none(world: World, client: Client) -> None:
    agree_on(world)
    says_yes(world)
    sign_in(client, world.stand_in)
    page = client.get(her_page(world))
    assert "Vous remplacez pour quelques jours" in words_of(page)
    assert not BeautifulSoup(page.content, "html.parser").select("input[name=days]")


def test_whoever_keeps_the_installation_reads_numbers(world: World, client: Client) -> None:
    agree_on(world)
    says_yes(world)
    became(waits(world, hours=50), MessageState.SENT)
    late = waits(world, hours=51)
    late.due_at = clock.now() - timedelta(hours=1)
    late.save()
    sign_in(client, world.administrator)
    page = words_of(client.get("/passerelles"))
    assert "Attendent 1" in page
    assert "Partis ces sept jours 1" in page
    assert "Le plus ancien aurait dû partir" in page
    assert "rien ne peut partir d’ici" in page
    assert "Nadia" not in page


def test_it_speaks_of_no_other_centre(world: World, client: Client) -> None:
    agree_on(world)
    says_yes(world)
    waits(world, hours=50)
    file = OutgoingMessage.objects.get().file
    file.centre = world.elsewhere
    file.save(update_fields=["centre"])
    sign_in(client, world.administrator)
    assert "Attendent 0" in words_of(client.get("/passerelles"))
