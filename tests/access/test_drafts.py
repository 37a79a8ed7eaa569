"""What is being typed is sealed as it is typed, and given back to whoever typed it, there only."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from miriam.access.models import KeptForm, StandIn
from miriam.access.services import drafts, kept_forms
from miriam.accompaniment.domain import Doer
from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.services import steps
from miriam.core import clock
from miriam.look import dates
from miriam.people.models import File
from miriam.people.services import stand_ins
from tests.access.doors import text
from tests.access.test_kept_forms import everything_in_the_table
from tests.accompaniment.reading import one, soup_of
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
WORDS = "Elle a parlé du jardin partagé, et d’y aller samedi."
BEGUN = "Vous aviez commencé à écrire ici"


def note_of(file: File) -> str:
    return reverse("accompaniment:encounter_new", args=[file.public_id])


def type_on(client: Client, page: str, key: str, words: str = WORDS, **more: str) -> Any:
    typed = {"kind": "cafe", "text": words, "draft_page": page, "draft_key": key, **more}
    return client.post(reverse("signin:draft"), typed)


def test_what_is_typed_is_sealed_and_given_back_on_its_page(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    page, key = note_of(world.file), str(uuid4())
    with time_machine.travel(clock.now(), tick=False):
        said = type_on(client, page, key, words="Elle a parlé").json()
        assert said == {"at": dates.hour(clock.now())}
    type_on(client, page, key)
    assert WORDS.encode() not in everything_in_the_table()
    assert page.encode() not in everything_in_the_table()
    assert KeptForm.objects.count() == 1
    answer = client.get(page)
    assert BEGUN in text(answer)
    assert WORDS in answer.content.decode()
    assert key in answer.content.decode()


def test_nowhere_else_and_to_nobody_else(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    type_on(client, note_of(world.file), str(uuid4()))
    with world.case_manager.at_work() as by:
        assert drafts.begun_on(note_of(world.file), by)
        assert not drafts.begun_on(
            reverse("accompaniment:step_new", args=[world.file.public_id]), by
        )
    for other in (world.duo, world.stand_in):
        with other.at_work() as by:
            assert drafts.begun(by) == []
        sign_in(client, other)
        assert WORDS not in client.get(note_of(world.file)).content.decode()


@pytest.mark.parametrize("is_over", [True, False], ids=["over", "still running"])
def test_once_standing_in_is_over_what_she_began_is_neither_listed_nor_opened(
    client: Client, world: World, is_over: bool
) -> None:
    with world.case_manager.at_work(world.file) as by:
        step = steps.write(world.file, words="Appeler.", who=Doer.HER, by=by)
    sign_in(client, world.stand_in)
    pages = [note_of(world.file), reverse("accompaniment:step_change", args=[step.public_id])]
    for page in pages:
        type_on(client, page, str(uuid4()))
    if is_over:
        with world.case_manager.at_work() as by:
            stand_ins.end(StandIn.objects.get(mandate=world.stand_in.mandate), by=by)

    listed = client.get(reverse("desk:day")).content.decode()

    assert ("jardin partagé" in listed) is not is_over
    for page in pages:
        assert (page in listed) is not is_over
        answer = client.get(page)
        assert answer.status_code == (404 if is_over else 200)
        assert ("jardin partagé" in answer.content.decode()) is not is_over


def test_it_goes_with_the_form_that_is_written(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    page, key = note_of(world.file), str(uuid4())
    type_on(client, page, key)
    typed = {"kind": "cafe", "text": WORDS, "depth": "shared", "once": key, "handed_back": "1"}
    client.post(page, typed)
    assert Note.objects.count() == 1
    assert not KeptForm.objects.exists()
    # What was on its way while the form was written comes too late, and the form once more too.
    assert type_on(client, page, key).json() == {"at": ""}
    client.post(page, typed)
    assert (Encounter.objects.count(), KeptForm.objects.count()) == (1, 0)


def test_it_goes_too_when_the_page_asked_something_first(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    page, key = note_of(world.file), str(uuid4())
    words = f"{WORDS} Son numéro : 85.07.30-033.28"
    type_on(client, page, key, words=words)
    typed = {"kind": "cafe", "text": words, "depth": "shared", "once": key, "handed_back": "1"}
    asked = soup_of(client.post(page, typed))
    assert not Note.objects.exists()
    form = one(asked, "form.writing")
    hidden = {field["name"]: field["value"] for field in form.select("input[type=hidden]")}
    box = one(form, "[name=sure]")["value"]
    client.post(page, {"kind": "cafe", "text": words, **hidden, "sure": box})
    assert Note.objects.count() == 1
    assert not KeptForm.objects.exists()


@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("https://ailleurs.example/", {}),
        ("//ailleurs.example/x", {}),
        ("/nulle-part", {}),
        ("/se-connecter", {}),
        ("/chercher", {}),
        ("/mon-compte/mot-de-passe", {"password": "secret"}),
    ],
)
def test_only_for_pages_that_write_and_never_a_password(
    client: Client, world: World, page: str, more: dict[str, str]
) -> None:
    sign_in(client, world.case_manager)
    assert type_on(client, page, str(uuid4()), **more).json() == {"at": ""}
    assert not KeptForm.objects.exists()


def test_what_is_typed_beside_a_password_is_not_kept_either(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    beside = {"password": "une phrase de passe"}
    assert type_on(client, note_of(world.file), str(uuid4()), **beside).json() == {"at": ""}
    assert not KeptForm.objects.exists()


def test_of_two_begun_on_one_page_the_later_is_offered(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    for minutes, words in enumerate((WORDS, "Elle a ri.", "Le train de sept heures.")):
        with time_machine.travel(clock.now() + timedelta(minutes=minutes)):
            type_on(client, note_of(world.file), str(uuid4()), words)
    with world.case_manager.at_work() as by:
        begun = drafts.begun_on(note_of(world.file), by)
        assert begun
        assert begun.texts == ["Le train de sept heures."]


def test_a_page_with_her_key_closed_seals_without_opening(client: Client, world: World) -> None:
    """What was typed in the minute in which the key closed is not lost either."""
    sign_in(client, world.case_manager)
    client.cookies.pop("miriam_key")
    assert type_on(client, note_of(world.file), str(uuid4())).json()["at"]
    assert client.get(note_of(world.file)).status_code == 302
    with world.case_manager.at_work() as by:
        assert [kept.texts for kept in drafts.begun(by)] == [[WORDS]]


def test_it_is_forgotten_when_she_says_so_and_after_a_week(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    page = note_of(world.file)
    type_on(client, page, str(uuid4()))
    row = KeptForm.objects.get()
    with time_machine.travel(clock.now() + kept_forms.KEPT_FOR), world.case_manager.at_work() as by:
        assert drafts.begun(by) == []
    answer = client.post(reverse("signin:kept_forget", args=[row.public_id]), {"next": page})
    assert answer.headers["Location"] == page
    assert BEGUN not in text(client.get(page))


def test_drafts_do_not_push_out_what_was_sent_in_vain(client: Client, world: World) -> None:
    sign_in(client, world.case_manager)
    key = client.cookies.pop("miriam_key")
    client.post(note_of(world.file), {"kind": "cafe", "text": WORDS, "once": str(uuid4())})
    client.cookies["miriam_key"] = key.value
    for number in range(kept_forms.MOST + 2):
        with time_machine.travel(clock.now() + timedelta(seconds=number)):
            type_on(client, note_of(world.file), str(uuid4()), f"Un brouillon, le {number}e.")
    assert KeptForm.objects.begun().count() == kept_forms.MOST
    assert KeptForm.objects.sent_in_vain().count() == 1


def test_a_draft_that_comes_late_leaves_the_form_among_those_sent_in_vain(
    client: Client, world: World
) -> None:
    """Else the page behind her password has nothing to hand back."""
    sign_in(client, world.case_manager)
    client.cookies.pop("miriam_key")
    page, key = note_of(world.file), str(uuid4())
    client.post(page, {"kind": "cafe", "text": WORDS, "once": key})
    type_on(client, page, key)
    with world.case_manager.at_work() as by:
        assert [kept.texts for kept in kept_forms.handed_back(by)] == [[WORDS]]
        assert drafts.begun(by) == []
