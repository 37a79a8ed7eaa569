"""A researcher writes a version: part by part, nothing lost, the right number, nobody else."""

import copy
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.access.domain import Role
from miriam.core.refusals import NotYours
from miriam.questionnaire.domain.definition.canonical import as_data, content_hash
from miriam.questionnaire.domain.definition.compare import changes
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.domain.editor import content
from miriam.questionnaire.domain.editor.verdict import verdict
from miriam.questionnaire.models import DefinitionDraft, InstrumentVersion
from miriam.questionnaire.selectors import definitions
from miriam.questionnaire.services import drafts
from miriam.questionnaire.services.refusals import NameTaken, NotComplete, NothingNew
from tests.world import Person, World, make_centre, make_person, sign_in

pytestmark = pytest.mark.django_db
EXAMPLE = shipped_as("example", "1.0.0")
MIRIAM = shipped_as("miriam-14-10", "1.0.0")
DATA = as_data(EXAMPLE)


@pytest.fixture
def draft(page: Client) -> DefinitionDraft:
    page.post(reverse("questionnaire:draft_begin", args=["example", "1.0.0"]), {"once": uuid4()})
    return DefinitionDraft.objects.get()


def soup_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text_of(response: Any) -> str:
    return soup_of(response).get_text(" ", strip=True)


def address(draft: DefinitionDraft, kind: str, code: str) -> str:
    return reverse("questionnaire:draft_part", args=[draft.public_id, kind, code])


def typed(response: Any) -> dict[str, Any]:
    """What a browser would send back from the one form of the page, untouched."""
    form = next(one for one in soup_of(response).select("main form") if one.select("[name=once]"))
    form = next(one for one in soup_of(response).select("main form.form") or [form])
    sent: dict[str, Any] = {"once": str(uuid4())}
    for field in form.select("input[name], textarea[name], select[name]"):
        name = str(field["name"])
        if name in ("csrfmiddlewaretoken", "once"):
            continue
        if field.get("type") in ("checkbox", "radio"):
            if field.has_attr("checked"):
                sent.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            sent[name] = chosen["value"] if chosen else ""
        else:
            sent[name] = (
                field.get_text().lstrip("\n")
                if field.name == "textarea"
                else field.get("value", "")
            )
    return sent


def edit(page: Client, draft: DefinitionDraft, kind: str, code: str, **changed: Any) -> Any:
    """Open the page of a part, change something, send it."""
    url = address(draft, kind, code)
    response = page.post(url, {**typed(page.get(url)), **changed})
    draft.refresh_from_db()
    return response


def test_keeping_every_page_untouched_changes_nothing(page: Client) -> None:
    for definition in shipped():
        at = reverse("questionnaire:draft_begin", args=[definition.id, definition.version])
        page.post(at, {"once": uuid4()})
        draft = DefinitionDraft.objects.get(base_name=definition.id)
        data = as_data(definition)
        for kind in content.LISTS:
            for code in content.codes(data, kind)[:3]:
                assert edit(page, draft, kind, code).status_code == 302, (definition.id, kind, code)
        for kind in (content.HEAD, content.THEN_TEST):
            assert edit(page, draft, kind, kind).status_code == 302
        assert not changes(definition, load(draft.content))
        assert content_hash(load(draft.content)) == content_hash(definition)


def test_a_changed_wording_is_published_as_the_next_minor_version(
    page: Client, draft: DefinitionDraft
) -> None:
    edit(page, draft, "items", "trees", wording__nl="Veel bomen")
    shown = text_of(page.get(reverse("questionnaire:draft", args=[draft.public_id])))
    assert "example 1.1.0" in shown
    assert "des mots ont changé" in shown
    assert "question trees, libellé, nl" in shown
    done = page.post(
        reverse("questionnaire:draft_publish", args=[draft.public_id]),
        {"once": uuid4()},
        follow=True,
    )
    assert "La version 1.1.0 est publiée." in text_of(done)
    kept = InstrumentVersion.objects.get()
    assert (kept.version, kept.definition.item("trees").wording["nl"]) == ("1.1.0", "Veel bomen")
    assert kept.content_hash == content_hash(kept.definition)
    assert definitions.definition("example", "1.0.0") == EXAMPLE
    assert not DefinitionDraft.objects.exists()


def test_a_point_more_on_the_scale_is_a_new_major_version(
    page: Client, draft: DefinitionDraft
) -> None:
    more = {f"options-4-label__{code}": f"encore ({code})" for code in ("fr", "nl", "en")}
    steps = {f"options-4-step_label__{code}": "encore" for code in ("fr", "nl", "en")}
    edit(
        page,
        draft,
        "scales",
        "agree",
        **more,
        **steps,
        **{"options-4-code": "5", "first_steps-0-options": "3, 4, 5"},
    )
    shown = text_of(page.get(reverse("questionnaire:draft", args=[draft.public_id])))
    assert "example 2.0.0" in shown
    assert "ce qui est mesuré a changé" in shown


def test_an_older_base_gets_the_number_after_the_newest(researcher: Person) -> None:
    newer = copy.deepcopy(DATA) | {"version": "1.4.0"}
    newer["items"][0]["wording"]["fr"] = "Autre"
    mine = load(copy.deepcopy(DATA) | {"licence": "CC-BY-4.0"})
    found = verdict(mine, [EXAMPLE, load(newer)], "1.0.0")
    assert (found.number, found.since) == ("1.5.0", EXAMPLE)
    assert verdict(EXAMPLE, [EXAMPLE, load(newer)], "1.4.0").same_as == "1.0.0"


def test_nothing_changed_is_nothing_to_publish(
    page: Client, draft: DefinitionDraft, researcher: Person
) -> None:
    assert "rien à publier" in text_of(
        page.get(reverse("questionnaire:draft", args=[draft.public_id]))
    )
    with researcher.at_work() as by, pytest.raises(NothingNew):
        drafts.publish(draft, by=by)


def test_a_new_language_asks_for_every_text_and_leaves_with_all_of_them(
    page: Client, draft: DefinitionDraft, researcher: Person
) -> None:
    add = reverse("questionnaire:draft_add", args=[draft.public_id, "languages"])
    page.post(add, {"code": "ar", "once": uuid4()})
    draft.refresh_from_db()
    assert draft.content["languages"][-1]["direction"] == "rtl"
    shown = soup_of(page.get(reverse("questionnaire:draft", args=[draft.public_id])))
    assert "le texte manque en « ar »" in shown.get_text(" ").replace("\u00a0", " ")
    assert shown.find("a", href=address(draft, "items", "trees"))
    with researcher.at_work() as by, pytest.raises(NotComplete):
        drafts.publish(draft, by=by)
    question = soup_of(page.get(address(draft, "items", "trees")))
    arabic = question.select_one("[name=wording__ar]")
    assert arabic is not None
    assert (arabic["lang"], arabic["dir"]) == ("ar", "rtl")
    edit(page, draft, "items", "trees", wording__ar="أشجار")
    drop = reverse("questionnaire:draft_remove", args=[draft.public_id, "languages", "ar"])
    page.post(drop, {"once": uuid4()})
    draft.refresh_from_db()
    assert content_hash(load(draft.content)) == content_hash(EXAMPLE)


def test_questions_are_added_moved_and_taken_away(page: Client, draft: DefinitionDraft) -> None:
    add = reverse("questionnaire:draft_add", args=[draft.public_id, "items"])
    empty = typed(page.get(add))
    page.post(add, {**empty, "code": "bench", "wording__fr": "Il y a un banc"})
    place = [draft.public_id, "items", "bench"]
    page.post(reverse("questionnaire:draft_move", args=place), {"to": "earlier", "once": uuid4()})
    draft.refresh_from_db()
    assert content.codes(draft.content, "items")[-2] == "bench"
    added = content.find(draft.content, "items", "bench")
    assert added is not None
    assert (added["section"], added["scale"]) == ("neighbourhood", "agree")
    page.post(reverse("questionnaire:draft_remove", args=place), {"once": uuid4()})
    draft.refresh_from_db()
    assert content_hash(load(draft.content)) == content_hash(EXAMPLE)


@pytest.mark.parametrize(
    ("kind", "code", "changed", "sentence"),
    [
        ("items", "trees", {"wording__fr": ""}, "C’est encore vide."),
        ("scores", "street", {"items": ["trees"]}, "il en faut au moins 2"),
        ("scales", "agree", {"first_steps-0-options": "many"}, "séparés par des virgules"),
        ("scales", "agree", {"options-0-code": "x"}, "nombre entier"),
        ("head", "head", {"id": "Été !"}, "Lettres minuscules sans accent"),
    ],
)
def test_an_error_stands_at_its_field_and_what_was_typed_stays(
    page: Client,
    draft: DefinitionDraft,
    kind: str,
    code: str,
    changed: dict[str, Any],
    sentence: str,
) -> None:
    before = copy.deepcopy(draft.content)
    also = {"note__fr": "écrit à côté"} if kind == "scales" else {"title__fr": "écrit à côté"}
    also = {"plain__fr": "écrit à côté"} if kind == "items" else also
    response = edit(page, draft, kind, code, **also, **changed)
    assert response.status_code == 200
    wrong = soup_of(response).select(".field--wrong")
    assert sentence.lower() in " ".join(one.get_text(" ") for one in wrong).lower()
    assert "écrit à côté" in response.content.decode()
    assert draft.content == before


def test_a_code_in_use_is_refused_at_its_field(page: Client, draft: DefinitionDraft) -> None:
    add = reverse("questionnaire:draft_add", args=[draft.public_id, "items"])
    sent = {**typed(page.get(add)), "code": "trees", "wording__fr": "Encore des arbres"}
    assert "Ce code est déjà pris" in text_of(page.post(add, sent))


def test_an_empty_questionnaire_grows_into_a_first_version(
    page: Client, researcher: Person
) -> None:
    new = reverse("questionnaire:draft_new")
    page.post(new, {"title": "Mon quartier", "name": "quartier", "language": "fr", "once": uuid4()})
    draft = DefinitionDraft.objects.get()
    overview = text_of(page.get(reverse("questionnaire:draft", args=[draft.public_id])))
    assert "il en faut au moins 1" in overview
    add = reverse("questionnaire:draft_add", args=[draft.public_id, "items"])
    page.post(add, {**typed(page.get(add)), "code": "bench", "wording__fr": "Il y a un banc"})
    with researcher.at_work() as by:
        assert drafts.publish(draft, by=by).version == "1.0.0"


def test_a_name_that_exists_is_refused_with_what_was_typed(page: Client) -> None:
    sent = {"title": "Le mien", "name": "who-5", "language": "fr", "once": uuid4()}
    response = page.post(reverse("questionnaire:draft_new"), sent)
    assert "porte déjà ce nom court" in text_of(response)
    assert "Le mien" in response.content.decode()


def test_the_preview_reads_the_draft_and_waits_until_it_is_whole(
    page: Client, draft: DefinitionDraft, researcher: Person
) -> None:
    edit(page, draft, "items", "trees", wording__nl="Veel bomen")
    preview = reverse("questionnaire:draft_preview", args=[draft.public_id])
    assert "Veel bomen" in text_of(page.get(preview, {"langue": "nl"}))
    with researcher.at_work() as by:
        drafts.put(
            draft, "languages", {"code": "tr", "name": "Türkçe", "status": "reviewed"}, by=by
        )
    assert "L’aperçu vient quand tout est complet" in text_of(page.get(preview))


def test_a_draft_is_thrown_away_only_by_its_researcher(
    client: Client, researcher: Person, draft: DefinitionDraft
) -> None:
    other = make_person(make_centre("Ailleurs"), Role.RESEARCHER, "Autre Exemple")
    drop = reverse("questionnaire:draft_drop", args=[draft.public_id])
    sign_in(client, other)
    for url in (drop, reverse("questionnaire:draft_publish", args=[draft.public_id])):
        assert client.post(url, {"once": uuid4()}).status_code == 404
    with other.at_work() as by, pytest.raises(NotYours):
        drafts.put(draft, "items", {"code": "x"}, by=by)
    assert "Mes brouillons" not in text_of(client.get(reverse("questionnaire:definitions")))
    sign_in(client, researcher)
    assert "Mes brouillons" in text_of(client.get(reverse("questionnaire:definitions")))
    client.post(drop, {"once": uuid4()})
    assert not DefinitionDraft.objects.exists()


def test_a_name_taken_is_refused_in_the_service(researcher: Person) -> None:
    with researcher.at_work() as by, pytest.raises(NameTaken):
        drafts.begin_empty(name="who-5", title="Le mien", language="fr", by=by)


def test_only_researchers_reach_the_editor(world: World, client: Client) -> None:
    with world.researcher.at_work() as by:
        draft = drafts.begin_from(EXAMPLE, by=by)
    for person, writes in (
        (world.researcher, True),
        (world.case_manager, False),
        (world.steward, False),
        (world.facilitator, False),
        (world.coordinator, False),
        (world.administrator, False),
    ):
        sign_in(client, person)
        for url in (
            reverse("questionnaire:draft_new"),
            reverse("questionnaire:draft", args=[draft.public_id]),
            address(draft, "items", "trees"),
        ):
            assert (client.get(url).status_code == 200) is writes, (person, url)


def test_the_shelf_of_drafts_asks_the_database_little(
    page: Client, draft: DefinitionDraft, django_assert_max_num_queries: Any
) -> None:
    page.get(reverse("questionnaire:draft", args=[draft.public_id]))
    with django_assert_max_num_queries(12):
        page.get(reverse("questionnaire:draft", args=[draft.public_id]))
