"""What was typed when the key had closed is neither lost nor readable, and comes back to her."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.urls import reverse

from miriam.access.models import KeptForm
from miriam.access.services import kept_forms
from miriam.accompaniment.models import Encounter, Note
from miriam.core import clock
from miriam.core.refusals import NotYours
from miriam.people.models import File
from miriam.people.services import files
from miriam.vault import crypto
from tests.access.doors import code_of, give_application, text, type_password
from tests.world import PASSWORD, Person, World, make_person, sign_in

KEPT, CLOSED, CODE = "/cles/repris", "/cles", "/se-connecter/code"
WORDS = "Elle a ri en racontant sa journée d’essai."


@pytest.fixture
def morning() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves on."""
    with time_machine.travel(clock.now(), tick=False) as hand:
        yield hand


def come_in(client: Client, person: Person, *, secret: str, shared: bool = False) -> Any:
    type_password(client, person, shared=shared)
    return client.post(CODE, {"code": code_of(secret)})


def note(client: Client, file: File, **more: str) -> Any:
    typed = {"kind": "cafe", "text": WORDS, "depth": "shared", "once": str(uuid4()), **more}
    return client.post(f"/dossiers/{file.public_id}/rencontres/nouvelle", typed)


def send(client: Client, page: Any) -> Any:
    """Press « Enregistrer maintenant »."""
    form = BeautifulSoup(page.content, "html.parser").select_one(".card form")
    assert form
    typed = {str(field["name"]): str(field["value"]) for field in form.select("input[name]")}
    return client.post(str(form["action"]), typed)


def everything_in_the_table() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {KeptForm._meta.db_table}")
        return b"|".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for row in cursor.fetchall()
            for value in row
        )


def test_a_note_sent_when_the_key_had_closed_is_written_after_the_password(
    client: Client, world: World, morning: time_machine.Traveller
) -> None:
    secret = give_application(world.case_manager.account)
    come_in(client, world.case_manager, secret=secret, shared=True)
    morning.shift(timedelta(minutes=20))

    answer = note(client, world.file)

    assert answer.headers["Location"] == CLOSED
    assert "Ce que vous venez d’écrire est gardé" in text(client.get(CLOSED))
    assert not Encounter.objects.exists()
    assert client.post(CLOSED, {"password": PASSWORD}).headers["Location"] == KEPT
    page = client.get(KEPT)
    assert WORDS in text(page)
    assert send(client, page).status_code == 302
    assert Encounter.objects.get().file == world.file
    assert not KeptForm.objects.exists()
    assert client.get(KEPT).headers["Location"] == "/"


def test_a_choice_without_words_says_what_it_was_for(
    client: Client, world: World, morning: time_machine.Traveller
) -> None:
    secret = give_application(world.case_manager.account)
    come_in(client, world.case_manager, secret=secret, shared=True)
    morning.shift(timedelta(minutes=20))
    note(client, world.file, text="")
    client.post(CLOSED, {"password": PASSWORD})
    said = text(client.get(KEPT))
    assert "Un choix, sans texte." in said
    assert "noter une rencontre" in said


def test_sent_twice_it_is_written_once(
    client: Client, world: World, morning: time_machine.Traveller
) -> None:
    secret = give_application(world.case_manager.account)
    come_in(client, world.case_manager, secret=secret, shared=True)
    morning.shift(timedelta(minutes=20))
    once = str(uuid4())
    note(client, world.file, once=once)
    note(client, world.file, once=once)
    client.post(CLOSED, {"password": PASSWORD})
    page = client.get(KEPT)

    send(client, page)
    send(client, page)

    assert Encounter.objects.count() == 1


@pytest.mark.parametrize("passed", [timedelta(minutes=20), timedelta(hours=16)])
def test_whom_she_looks_for_is_not_kept(
    client: Client, world: World, morning: time_machine.Traveller, passed: timedelta
) -> None:
    """She asked and wrote nothing: « Enregistrer maintenant » would never be over."""
    secret = give_application(world.case_manager.account)
    come_in(client, world.case_manager, secret=secret, shared=True)
    morning.shift(passed)
    for door in ("/chercher", f"/dossiers/{world.file.public_id}/fil"):
        assert client.post(door, {"words": WORDS}).status_code == 302
    assert not KeptForm.objects.exists()


def test_a_note_sent_the_morning_after_waits_behind_the_sign_in(
    client: Client, world: World, morning: time_machine.Traveller
) -> None:
    secret = give_application(world.case_manager.account)
    come_in(client, world.case_manager, secret=secret)
    morning.shift(timedelta(hours=16))

    answer = note(client, world.file)

    arrival = answer.headers["Location"]
    assert arrival == f"{reverse('signin:sign_in')}?next=%2Fcles%2Frepris"
    assert "vous attendent après la connexion" in text(client.get(arrival))
    assert client.get(KEPT).status_code == 302, "her session is over"
    assert come_in(client, world.case_manager, secret=secret).headers["Location"] == KEPT
    assert WORDS in text(client.get(KEPT))


def test_what_is_kept_lies_sealed(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, world.case_manager, with_keys=False)
    note(client, world.file)
    assert KeptForm.objects.count() == 1
    assert WORDS.encode() not in everything_in_the_table()

    monkeypatch.setattr(crypto, "box", lambda clear, public: clear)
    monkeypatch.setattr(
        kept_forms.Signer, "sign_object", lambda self, what, **_how: str(what["fields"])
    )
    note(client, world.file)
    assert WORDS.encode() in everything_in_the_table(), "unsealed, the same search finds it"


def test_nobody_else_reads_or_forgets_it(client: Client, world: World) -> None:
    sign_in(client, world.case_manager, with_keys=False)
    note(client, world.file)
    kept = KeptForm.objects.get()

    sign_in(client, world.duo)

    assert client.get(KEPT).headers["Location"] == "/"
    assert client.post(f"{KEPT}/{kept.public_id}/effacer").status_code == 404
    with pytest.raises(NotYours):
        kept_forms.forget(kept, by=world.duo.actor())
    assert KeptForm.objects.exists()


def test_she_may_forget_it(client: Client, world: World) -> None:
    sign_in(client, world.case_manager, with_keys=False)
    note(client, world.file)
    sign_in(client, world.case_manager)
    kept = KeptForm.objects.get()
    assert client.post(f"{KEPT}/{kept.public_id}/effacer").status_code == 302
    assert not KeptForm.objects.exists()


def test_a_row_that_somebody_put_there_is_not_handed_to_her(client: Client, world: World) -> None:
    sign_in(client, world.case_manager, with_keys=False)
    note(client, world.file)
    sign_in(client, world.case_manager)
    assert WORDS in text(client.get(KEPT))
    forged = '{"path": "/equipe", "fields": [["text", "Un piège bien tendu."]]}'
    public = bytes(world.case_manager.mandate.holder.public_key)  # type: ignore[union-attr]
    KeptForm.objects.update(sealed=crypto.box(forged.encode(), public))
    assert client.get(KEPT).headers["Location"] == "/"


def test_after_seven_days_nothing_is_left(
    client: Client, world: World, morning: time_machine.Traveller
) -> None:
    sign_in(client, world.case_manager, with_keys=False)
    note(client, world.file)
    morning.shift(timedelta(days=7, seconds=1))
    sign_in(client, world.case_manager)
    assert client.get(KEPT).headers["Location"] == "/"
    sign_in(client, world.case_manager, with_keys=False)
    note(client, world.file)
    assert KeptForm.objects.count() == 1


def test_of_many_the_last_twenty_are_kept(client: Client, world: World) -> None:
    sign_in(client, world.case_manager, with_keys=False)
    many = kept_forms.MOST + 3
    for number in range(1, many + 1):
        note(client, world.file, text=f"La note numéro {number}.")
    kept = kept_forms.handed_back(world.case_manager.actor())
    last = [[f"La note numéro {number}."] for number in range(4, many + 1)]
    assert [form.texts for form in kept] == last
    assert KeptForm.objects.count() == kept_forms.MOST


def test_the_twenty_of_one_take_nothing_from_another(client: Client, world: World) -> None:
    sign_in(client, world.duo, with_keys=False)
    note(client, world.file)
    sign_in(client, world.case_manager, with_keys=False)
    for _ in range(kept_forms.MOST + 1):
        note(client, world.file)
    assert len(kept_forms.handed_back(world.duo.actor())) == 1


def test_what_was_handed_back_stays_kept_until_it_is_written(client: Client, world: World) -> None:
    sign_in(client, world.case_manager, with_keys=False)
    note(client, world.file, kind="")
    sign_in(client, world.case_manager)
    assert send(client, client.get(KEPT)).status_code == 200, "which kind of encounter?"
    assert not Encounter.objects.exists()
    assert WORDS in text(client.get(KEPT))


def test_what_she_sent_before_she_had_the_key_of_the_file_comes_back_once_she_has_it(
    client: Client, world: World
) -> None:
    """Permitted and not granted: she is named as duo, and waits for a colleague."""
    nina = make_person(world.centre, name="Nina Exemple")
    File.objects.filter(pk=world.file.pk).update(duo=nina.mandate)
    sign_in(client, nina)

    assert note(client, world.file).headers["Location"] == CLOSED
    assert not Encounter.objects.exists()
    assert WORDS in text(client.get(KEPT))

    with world.case_manager.at_work(world.file) as by:
        files.give_keys(world.file, to=nina.mandate, reason="duo", by=by)
    assert send(client, client.get(KEPT)).status_code == 302
    with nina.at_work(world.file):
        assert Note.objects.select_related("encounter__file").get().text == WORDS
    assert not KeptForm.objects.exists()


def test_a_page_that_opens_no_file_keeps_nothing(
    client: Client, world: World, morning: time_machine.Traveller
) -> None:
    secret = give_application(world.case_manager.account)
    come_in(client, world.case_manager, secret=secret)
    morning.shift(timedelta(hours=16))
    client.post("/mon-compte/mot-de-passe", {"old": PASSWORD, "new": "quatre mots de plus"})
    assert not KeptForm.objects.exists()


def test_what_a_stranger_sends_to_a_file_is_kept_for_nobody(client: Client, world: World) -> None:
    note(client, world.file)
    sign_in(client, world.other_centre, with_keys=False)
    assert note(client, world.file).status_code == 404
    assert not KeptForm.objects.exists()
