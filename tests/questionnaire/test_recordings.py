"""A voice is recorded in the editor: recognised by its bytes, frozen with the version, let go of
when nothing names it any more.
"""

from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from miriam.access.domain import Role
from miriam.core.refusals import NotYours
from miriam.questionnaire.domain.definition.canonical import as_data, content_hash
from miriam.questionnaire.domain.definition.compare import VersionStep, step_needed
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.domain.editor import voices
from miriam.questionnaire.models import DefinitionDraft, InstrumentVersion, Recording
from miriam.questionnaire.services import drafts
from miriam.questionnaire.services.refusals import NotASound, NothingToRead
from tests.questionnaire.sounds import PROGRAM, ogg, tone
from tests.world import Person, World, make_centre, make_person, sign_in

pytestmark = pytest.mark.django_db
EXAMPLE = shipped_as("example", "1.0.0")
TREES = ("items.trees", "fr")


@pytest.fixture
def draft(researcher: Person) -> DefinitionDraft:
    with researcher.at_work() as by:
        return drafts.begin_from(EXAMPLE, by=by)


def record(
    researcher: Person, draft: DefinitionDraft, content: bytes, key: str = TREES[0]
) -> DefinitionDraft:
    with researcher.at_work() as by:
        drafts.record(draft, key, "fr", content, by=by)
    draft.refresh_from_db()
    return draft


def name_in(draft: DefinitionDraft, key: str = TREES[0]) -> str:
    slot = voices.slot(draft.content, key)
    assert slot
    return slot.names.get("fr", "")


def upload(page: Client, draft: DefinitionDraft, content: bytes, name: str = "voix.ogg") -> Any:
    address = reverse("questionnaire:voice", args=[draft.public_id, "fr", TREES[0]])
    file = SimpleUploadedFile(name, content, "audio/ogg")
    return page.post(address, {"file": file, "once": uuid4()})


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


# ---------------------------------------------------------------- recording in the editor


def test_a_voice_is_uploaded_heard_and_taken_away(page: Client, draft: DefinitionDraft) -> None:
    assert upload(page, draft, tone()).status_code == 302
    draft.refresh_from_db()
    name = name_in(draft)
    assert name.startswith("trees-fr-")
    assert name.endswith(".wav")
    address = reverse("questionnaire:draft_sound", args=[draft.public_id, name])
    for where in (
        reverse("questionnaire:voices", args=[draft.public_id, "fr"]),
        reverse("questionnaire:voice", args=[draft.public_id, *reversed(TREES)]),
        reverse("questionnaire:draft_preview", args=[draft.public_id]) + "?langue=fr",
    ):
        shown = BeautifulSoup(page.get(where).content, "html.parser")
        assert [one["src"] for one in shown.select("audio")] == [address], where
    silent = page.get(
        reverse("questionnaire:draft_preview", args=[draft.public_id]), {"langue": "nl"}
    )
    assert b"<audio" not in silent.content
    heard = page.get(address)
    assert heard.content == tone()
    assert heard["Content-Type"] == "audio/wav"
    assert heard["X-Content-Type-Options"] == "nosniff"
    assert heard["Cross-Origin-Resource-Policy"] == "same-origin"
    page.post(
        reverse("questionnaire:voice_remove", args=[draft.public_id, *reversed(TREES)]),
        {"once": uuid4()},
    )
    draft.refresh_from_db()
    assert content_hash(load(draft.content)) == content_hash(EXAMPLE)
    assert not Recording.objects.exists()
    assert page.get(address).status_code == 404


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (PROGRAM, "n’est pas un enregistrement reconnu"),
        (b"x", "n’est pas un enregistrement reconnu"),
        (tone() + bytes(5_000_000), "5 Mo au plus"),
        (bytes(11_000_000), "5 Mo au plus"),
        (b"", "vide"),
    ],
    ids=["renamed program", "one byte", "too large", "larger than the server takes", "empty"],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_kept(
    page: Client, draft: DefinitionDraft, content: bytes, sentence: str
) -> None:
    response = upload(page, draft, content)
    assert response.status_code == 200
    wrong = BeautifulSoup(response.content, "html.parser").select(".field--wrong")
    assert sentence in " ".join(one.get_text(" ") for one in wrong)
    assert not Recording.objects.exists()


def many(page: Client, draft: DefinitionDraft, **files: bytes) -> Any:
    address = reverse("questionnaire:voices", args=[draft.public_id, "fr"])
    sent = [
        SimpleUploadedFile(name.replace("__", "-").replace("_dot_", "."), content)
        for name, content in files.items()
    ]
    response = page.post(address, {"recordings": sent, "once": uuid4()}, follow=True)
    draft.refresh_from_db()
    return response


def test_many_recordings_find_their_places_by_their_names(
    page: Client, draft: DefinitionDraft
) -> None:
    shown = many(
        page,
        draft,
        items__trees_dot_wav=tone(),
        items__noise__fr_dot_ogg=ogg(),
        items__nowhere_dot_wav=tone(),
        items__shops_dot_mp3=PROGRAM,
        sections__neighbourhood_dot_wav=tone(pitch=300),
    )
    said = text_of(shown)
    assert "3 textes ont une voix." in said
    assert "items-nowhere.wav, items-shops.mp3" in said
    read = {slot.key for slot in voices.slots(draft.content) if slot.names}
    assert read == {"items.trees", "items.noise", "sections.neighbourhood"}
    assert Recording.objects.count() == 3


def test_the_file_that_a_definition_names_reads_every_text_that_names_it(
    page: Client, draft: DefinitionDraft
) -> None:
    for key in ("items.trees", "items.noise"):
        draft.content = voices.put(draft.content, key, "fr", "q1.wav")
    draft.save()
    assert (
        b"<audio"
        not in page.get(reverse("questionnaire:voices", args=[draft.public_id, "fr"])).content
    )
    many(page, draft, q1_dot_wav=tone())
    assert {name_in(draft, key).split("-")[0] for key in ("items.trees", "items.noise")} == {
        "trees",
        "noise",
    }


def test_many_that_are_too_much_are_refused_with_a_sentence(
    page: Client, draft: DefinitionDraft
) -> None:
    for content in (bytes(6_000_000), bytes(11_000_000)):
        shown = many(page, draft, items__trees_dot_wav=content)
        assert "100 fichiers et 10 Mo au plus à la fois" in text_of(shown)
        assert shown.status_code == 200
    assert not Recording.objects.exists()


def test_each_text_has_a_file_name_of_its_own() -> None:
    for definition in shipped():
        files = [slot.file for slot in voices.slots(as_data(definition))]
        assert len(files) == len(set(files))


def test_the_list_counts_what_can_be_heard(page: Client, draft: DefinitionDraft) -> None:
    upload(page, draft, tone())
    shown = text_of(page.get(reverse("questionnaire:voices", args=[draft.public_id, "nl"])))
    of = len(list(voices.slots(draft.content)))
    assert f"Français · 1/{of}" in shown
    assert f"Nederlands · 0/{of}" in shown


def test_another_take_replaces_the_first(researcher: Person, draft: DefinitionDraft) -> None:
    first = name_in(record(researcher, draft, tone()))
    second = name_in(record(researcher, draft, tone(pitch=220)))
    assert first != second
    assert [one.name for one in Recording.objects.all()] == [second]


def test_each_text_of_her_screens_can_be_read_aloud(researcher: Person) -> None:
    for definition in shipped():
        with researcher.at_work() as by:
            draft = drafts.begin_from(definition, by=by)
        keys = [slot.key for slot in voices.slots(draft.content) if "fr" in slot.words]
        assert len(keys) == len(set(keys))
        data = draft.content
        for key in keys:
            data = voices.put(data, key, "fr", "voix.ogg")
        assert load(data).items[0].audio == {"fr": "voix.ogg"}
        for key in keys:
            data = voices.take(data, key, "fr")
        assert content_hash(load(data)) == content_hash(definition)


def test_of_an_answer_in_two_steps_the_words_on_the_screen_are_read() -> None:
    slots = {slot.key: slot.words["fr"] for slot in voices.slots(as_data(EXAMPLE))}
    agree = {key: words for key, words in slots.items() if key.startswith("scales.agree.")}
    steps = [key for key in agree if ".first_steps." in key]
    assert steps
    for key in set(agree) - set(steps):
        option = EXAMPLE.scale("agree").option(int(key.rpartition(".")[2]))
        assert option.step_label
        assert agree[key] == option.step_label["fr"]


def test_a_recording_goes_with_the_words_that_it_says(
    page: Client, researcher: Person, draft: DefinitionDraft
) -> None:
    record(researcher, draft, tone())
    item = dict(voices_item(draft))
    with researcher.at_work() as by:
        assert drafts.put(draft, "items", {**item, "theme": None}, by=by) == 0
        draft.refresh_from_db()
        assert name_in(draft)
        item["wording"] = {**item["wording"], "fr": "Il y a beaucoup d’arbres"}
        assert drafts.put(draft, "items", item, by=by) == 1
    draft.refresh_from_db()
    assert not name_in(draft)
    assert not Recording.objects.exists()


def voices_item(draft: DefinitionDraft) -> dict[str, Any]:
    return next(one for one in draft.content["items"] if one["code"] == "trees")


def test_words_that_are_not_there_are_not_read(researcher: Person, draft: DefinitionDraft) -> None:
    with researcher.at_work() as by:
        for key, language in (("items.trees", "tr"), ("items.nowhere", "fr"), ("prompt", "fr")):
            with pytest.raises(NothingToRead):
                drafts.record(draft, key, language, tone(), by=by)
        with pytest.raises(NotASound):
            drafts.record(draft, *TREES, PROGRAM, by=by)
    assert not Recording.objects.exists()


@pytest.mark.parametrize("path", ["xx/items.trees", "fr/items.nowhere", "fr/prompt", "tr"])
def test_a_page_for_what_cannot_be_read_does_not_exist(
    page: Client, draft: DefinitionDraft, path: str
) -> None:
    assert page.get(f"/questionnaires/brouillons/{draft.public_id}/voix/{path}").status_code == 404


def test_only_she_who_writes_the_draft_records_and_hears(
    client: Client, researcher: Person, draft: DefinitionDraft
) -> None:
    name = name_in(record(researcher, draft, tone()))
    other = make_person(make_centre("Ailleurs"), Role.RESEARCHER, "Autre Exemple")
    with other.at_work() as by, pytest.raises(NotYours):
        drafts.record(draft, *TREES, tone(), by=by)
    sign_in(client, other)
    for address in (
        reverse("questionnaire:voices", args=[draft.public_id, "fr"]),
        reverse("questionnaire:voice", args=[draft.public_id, *reversed(TREES)]),
        reverse("questionnaire:draft_sound", args=[draft.public_id, name]),
    ):
        assert client.get(address).status_code == 404
    # A name that is known elsewhere opens nothing in a draft that does not name it.
    with other.at_work() as by:
        own = drafts.begin_from(EXAMPLE, by=by)
    hidden = reverse("questionnaire:draft_sound", args=[own.public_id, name])
    assert client.get(hidden).status_code == 404


# ---------------------------------------------------------------- frozen with the version


def test_a_published_voice_is_part_of_the_version_and_never_changes(
    researcher: Person, draft: DefinitionDraft
) -> None:
    name = name_in(record(researcher, draft, tone()))
    with researcher.at_work() as by:
        version = drafts.publish(draft, by=by)
    assert version.version == "1.0.1"
    assert version.definition.item("trees").audio == {"fr": name}
    assert version.content_hash != content_hash(EXAMPLE)
    assert InstrumentVersion.objects.count() == 1
    with researcher.at_work() as by:
        again = drafts.begin_from(version.definition, by=by)
        drafts.record(again, *TREES, tone(pitch=220), by=by)
        drafts.unrecord(again, *TREES, by=by)
        drafts.throw_away(again, by=by)
    version.refresh_from_db()
    assert bytes(Recording.objects.get().content) == tone()
    assert version.content_hash == content_hash(version.definition)


def test_a_voice_moves_the_third_number_whatever_it_reads() -> None:
    data = as_data(shipped_as("miriam-14-10", "1.0.0"))
    for slot in voices.slots(data):
        spoken = load(voices.put(data, slot.key, "fr", "voix.ogg"))
        assert step_needed(load(data), spoken) is VersionStep.PATCH, slot.key


def test_what_a_thrown_away_draft_had_is_erased(researcher: Person, draft: DefinitionDraft) -> None:
    record(researcher, draft, tone())
    with researcher.at_work() as by:
        kept = drafts.begin_from(EXAMPLE, by=by)
        drafts.record(kept, *TREES, tone(), by=by)
        drafts.throw_away(draft, by=by)
        assert Recording.objects.count() == 1
        drafts.remove(kept, "items", "trees", by=by)
    assert not Recording.objects.exists()


def test_those_who_read_the_version_hear_it(world: World, client: Client) -> None:
    with world.researcher.at_work() as by:
        draft = drafts.begin_from(EXAMPLE, by=by)
        drafts.record(draft, *TREES, tone(), by=by)
        version = drafts.publish(draft, by=by)
    name = version.definition.item("trees").audio["fr"]
    address = reverse("questionnaire:sound", args=["example", "1.0.1", name])
    elsewhere = reverse("questionnaire:sound", args=["example", "1.0.0", name])
    for person, may_hear in (
        (world.researcher, True),
        (world.case_manager, True),
        (world.benefits_worker, False),
        (world.coordinator, False),
    ):
        sign_in(client, person)
        assert (client.get(address).status_code == 200) is may_hear, person
        assert client.get(elsewhere).status_code == 404
        if may_hear:
            shown = client.get(reverse("measures:definition", args=["example", "1.0.1"]))
            assert f'src="{address}"' in shown.content.decode()


# ---------------------------------------------------------------- parts of a file


@pytest.mark.parametrize(
    ("asked", "status", "said", "first", "last"),
    [
        ("bytes=0-", 206, "bytes 0-{end}/{size}", 0, None),
        ("bytes=0-1", 206, "bytes 0-1/{size}", 0, 2),
        ("bytes=10-99999999", 206, "bytes 10-{end}/{size}", 10, None),
        ("bytes=-4", 206, "bytes {tail}-{end}/{size}", -4, None),
        ("bytes=99999999-", 416, "bytes */{size}", 0, 0),
        ("bytes=5-2", 416, "bytes */{size}", 0, 0),
        ("bytes=-", 200, "", 0, None),
        ("bytes=0-1,4-5", 200, "", 0, None),
        ("lines=1-2", 200, "", 0, None),
        ("bytes=" + "9" * 5000 + "-", 200, "", 0, None),
    ],
)
def test_a_player_gets_the_part_it_asks_for(
    page: Client,
    draft: DefinitionDraft,
    asked: str,
    status: int,
    said: str,
    first: int,
    last: int | None,
) -> None:
    upload(page, draft, tone())
    draft.refresh_from_db()
    address = reverse("questionnaire:draft_sound", args=[draft.public_id, name_in(draft)])
    response = page.get(address, headers={"Range": asked})
    size = len(tone())
    assert response.status_code == status
    assert response.get("Content-Range", "") == said.format(size=size, end=size - 1, tail=size - 4)
    assert response.content == tone()[first:last]
    assert response["Accept-Ranges"] == "bytes"


def test_the_list_of_voices_asks_the_database_little(
    page: Client, researcher: Person, draft: DefinitionDraft, same_queries: Any
) -> None:
    record(researcher, draft, tone())
    others = [slot.key for slot in voices.slots(draft.content) if slot.key != TREES[0]]

    def grow() -> None:
        for key in others:
            record(researcher, draft, tone(), key)

    same_queries(
        lambda: page.get(reverse("questionnaire:voices", args=[draft.public_id, "fr"])), grow
    )
