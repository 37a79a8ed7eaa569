"""The team's pages: where measures stand, how it went, her picture; never a withheld answer."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation

from miriam.measures.models import Administration, Answer
from miriam.measures.pages.picture import picture_of
from miriam.measures.selectors import measures, study
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.services import pausing
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.shelf import shipped_as
from tests.measures.measuring import Team
from tests.world import World, make_file, sign_in

pytestmark = pytest.mark.django_db
WITHHELD = [item for item in shipped_as("miriam-14-10", "1.0.0").items if item.withheld]


def measures_page(client: Client, file: File, name: str = "measures") -> str:
    body = client.get(reverse(f"measures:{name}", args=[file.public_id])).content
    return BeautifulSoup(body, "html.parser").get_text(" ", strip=True)


def test_the_page_says_where_each_moment_stands(client: Client) -> None:
    team = Team()
    team.measured()
    team.start(moment=Moment.END)
    sign_in(client, team.case_manager)
    text = measures_page(client, team.file)
    assert "Questionnaire : début" in text.replace("\u00a0", " ")
    assert "commencé. Ce qu’elle a répondu est gardé." in text
    assert "Pas encore commencé." in text


def test_the_year_after_begins_where_she_agreed_to_it_and_elsewhere_asks(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    start = reverse("measures:start", args=[team.file.public_id, "T2"])
    assert "Donner la tablette" in client.get(start).content.decode()
    team.take_back(Scope.FOLLOW_UP_MEASURE)
    assert "Se demande à part" in measures_page(client, team.file)
    page = client.get(start).content.decode()
    assert "Un an après\u00a0: un autre accord" in page
    assert "Donner la tablette" not in page
    refused = client.post(start, {"language": "fr", "mode": "self_screen", "once": str(uuid4())})
    assert refused.status_code == 200
    assert not Administration.objects.exists()


def test_after_the_end_no_page_offers_the_measure_of_the_start(client: Client) -> None:
    team = Team()
    begun = team.start()
    never = team.another_file()
    for file in (team.file, never):
        with team.case_manager.at_work(file) as by:
            pausing.stop(file, by=by)
    sign_in(client, team.case_manager)
    for file in (team.file, never):
        start = reverse("measures:start", args=[file.public_id, "T0"])
        for address in (reverse("measures:measures", args=[file.public_id]), start):
            page = BeautifulSoup(client.get(address).content, "html.parser")
            assert page.select(f'a[href="{start}"], main form.form') == []
        assert "le début ne se prend plus" in page.get_text()
    hers = client.get(reverse("measures:measures", args=[team.file.public_id])).content.decode()
    assert reverse("measures:hand_over", args=[begun.public_id]) not in hers
    # What she wrote on paper before the end may still be typed in; the end may still be measured.
    assert reverse("measures:typing", args=[begun.public_id]) in hers
    assert reverse("measures:start", args=[team.file.public_id, "T1"]) in hers


def test_others_find_no_such_page(world: World, client: Client) -> None:
    administration = Administration.objects.create(
        file=world.file,
        version=Team().measured().version,
        moment=Moment.START,
        language="fr",
    )
    for person in (world.other_group, world.other_centre, world.coordinator, world.researcher):
        sign_in(client, person)
        for address in (
            reverse("measures:measures", args=[world.file.public_id]),
            reverse("measures:start", args=[world.file.public_id, "T0"]),
            reverse("measures:afterwards", args=[administration.public_id]),
            reverse("measures:hand_over", args=[administration.public_id]),
        ):
            assert client.get(address).status_code == 404


def test_a_moment_that_does_not_exist_is_no_page(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    for moment in ("T3", "t0", "x"):
        address = reverse("measures:start", args=[team.file.public_id, moment])
        assert client.get(address).status_code == 404


def test_an_interrupted_measure_is_handed_over_again_with_one_tap(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    response = client.post(
        reverse("measures:hand_over", args=[administration.public_id]), {"once": uuid4()}
    )
    assert response["Location"] == reverse("measures:tablet", args=[administration.public_id])
    assert client.get(response["Location"]).status_code == 200


def test_a_finished_measure_is_not_handed_over_and_the_page_says_why(client: Client) -> None:
    team = Team()
    administration = team.measured()
    sign_in(client, team.case_manager)
    response = client.post(
        reverse("measures:hand_over", args=[administration.public_id]),
        {"once": uuid4()},
        follow=True,
    )
    assert "Ce questionnaire est terminé" in response.content.decode()


def test_looking_at_the_address_of_the_tablet_gives_nothing_away(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    looked = client.get(reverse("measures:hand_over", args=[administration.public_id]))
    assert looked["Location"] == reverse("measures:measures", args=[team.file.public_id])


def test_another_questionnaire_lives_beside_and_is_answered_the_same_way(client: Client) -> None:
    team = Team()
    team.measured()
    sign_in(client, team.case_manager)
    assert "Indice de bien-être OMS-5" in measures_page(client, team.file, "around")
    address = reverse("measures:start", args=[team.file.public_id, "T0"])
    response = client.post(
        f"{address}?questionnaire=who-5",
        {"language": "nl", "mode": "self_screen", "once": uuid4()},
    )
    administration = Administration.objects.get(version__instrument="who-5")
    assert response["Location"] == reverse("measures:tablet", args=[administration.public_id])
    question = reverse("measures:question", args=[administration.public_id, 1])
    assert "Ik voelde me vrolijk en goed gestemd" in client.get(question).content.decode()
    client.post(question, {"code": 5, "once": uuid4()})
    assert Answer.objects.get(item="who5_cheerful").code == 5


def test_a_questionnaire_that_is_not_offered_is_no_page(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    address = reverse("measures:start", args=[team.file.public_id, "T0"])
    assert client.get(address, {"questionnaire": "example"}).status_code == 404


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_the_team_reads_in_its_language(client: Client, language: str) -> None:
    team = Team()
    team.measured(code=2)
    sign_in(client, team.case_manager)
    client.cookies["miriam_language"] = language
    text = measures_page(client, team.file, "way")
    expected = {"fr": "Son chemin", "nl": "Haar traject"}
    assert expected[language] in text
    assert {"fr": "Logement", "nl": "Huisvesting"}[language] in text


# ---------------------------------------------------------------- how it went

ABOUT = {
    "mode": "read_aloud",
    "helper": "case_manager",
    "present": ["children"],
    "place": "her_home",
    "talk_language": "ar",
    "meant": "Sofie",
}
TYPED = ("meant", "words_housing", "version")


def test_how_it_went_is_typed_kept_and_shown_again(client: Client) -> None:
    team = Team()
    administration = team.measured()
    sign_in(client, team.case_manager)
    address = reverse("measures:afterwards", args=[administration.public_id])
    sent: dict[str, Any] = {**ABOUT, "said_housing": "on", "words_mobility": "le bus"}
    response = client.post(address, {**sent, "version": 1, "once": uuid4()})
    assert response.status_code == 302
    shown = BeautifulSoup(client.get(address).content, "html.parser")
    ticked = {box["name"] for box in shown.select("input[name^=said_][checked]")}
    assert ticked == {"said_housing", "said_mobility"}
    words = shown.select_one("input[name=words_mobility]")
    assert words is not None
    assert words["value"] == "le bus"
    meant = shown.select_one("input[name=meant]")
    assert meant is not None
    assert meant["value"] == "Sofie"


BOTH_TEXTS = {
    "fr": ("Quelqu’un a modifié ce texte entre-temps.", "Ce qui est gardé en ce moment"),
    "nl": ("Iemand heeft deze tekst intussen gewijzigd.", "Wat nu bewaard is"),
}


@pytest.mark.parametrize("language", BOTH_TEXTS)
def test_of_two_who_say_how_it_went_both_texts_are_shown_and_none_is_lost(
    client: Client, language: str
) -> None:
    team = Team()
    administration = team.measured()
    sign_in(client, team.case_manager)
    address = reverse("measures:afterwards", args=[administration.public_id])
    theirs = {**ABOUT, "meant": "Aïcha", "words_mobility": "le bus", "version": 1}
    assert client.post(address, {**theirs, "once": uuid4()}).status_code == 302
    client.cookies["miriam_language"] = language
    mine: dict[str, Any] = {**ABOUT, "words_housing": "chez toi", "version": 1}

    shown = BeautifulSoup(client.post(address, {**mine, "once": uuid4()}).content, "html.parser")

    said = " ".join(shown.get_text(" ").split())
    for sentence in (*BOTH_TEXTS[language], "Aïcha", "le bus"):
        assert sentence in said
    typed = {name: shown.select_one(f"input[name={name}]")["value"] for name in TYPED}
    assert typed == {"meant": "Sofie", "words_housing": "chez toi", "version": "2"}
    assert not Answer.objects.filter(reformulated=True, item="housing").exists()
    assert client.post(address, {**mine, "version": 2, "once": uuid4()}).status_code == 302
    again = BeautifulSoup(client.get(address).content, "html.parser")
    assert again.select_one("input[name=meant]")["value"] == "Sofie"


def test_bad_input_keeps_what_was_typed(client: Client) -> None:
    team = Team()
    administration = team.measured()
    sign_in(client, team.case_manager)
    address = reverse("measures:afterwards", args=[administration.public_id])
    response = client.post(
        address, {**ABOUT, "mode": "telepathy", "words_housing": "chez toi", "once": uuid4()}
    )
    assert response.status_code == 200
    assert "chez toi" in response.content.decode()
    assert not Answer.objects.filter(reformulated=True).exists()


def test_the_page_about_how_it_went_shows_no_answer(client: Client) -> None:
    team = Team()
    low, high = team.measured(code=1), team.measured(team.another_file(), code=5)
    sign_in(client, team.case_manager)

    def shown(administration: Administration) -> list[str]:
        address = reverse("measures:afterwards", args=[administration.public_id])
        main = BeautifulSoup(client.get(address).content, "html.parser").select_one("form.form")
        assert main is not None
        said = main.get_text("|", strip=True).replace(administration.file.call_name, "elle")
        return said.split("|")

    with team.case_manager.at_work(low.file, high.file):
        assert shown(low) == shown(high)


# ---------------------------------------------------------------- her picture


def test_her_picture_has_words_a_wheel_steps_and_tables() -> None:
    team = Team()
    team.measured(code=2)
    team.measured(
        moment=Moment.END, code=2, codes={"housing": 4, "finances": 1, "positive_future": 3}
    )
    with translation.override("fr"):
        picture = picture_of(team.file)
    assert picture.occasions == ("début", "fin")
    assert picture.sentences == ("« Logement » : 2 points de plus qu’au début.",)
    assert picture.wheel is not None
    assert picture.domains is not None
    assert len(picture.wheel.axes) == 10
    assert len(picture.domains.rows) == 10
    assert picture.domains.rows[1].values == (2, 4)


def test_her_picture_never_holds_a_withheld_answer() -> None:
    team = Team()
    team.measured(code=3, codes={item.code: 5 for item in WITHHELD})
    team.measured(moment=Moment.END, code=3, codes={item.code: 1 for item in WITHHELD})
    with translation.override("fr"):
        picture = picture_of(team.file)
    assert picture.wheel is not None
    assert picture.sentences == ()
    values = {value for one in picture.wheel.occasions for value in one.values}
    assert values == {3}
    labels = {str(axis.label) for axis in picture.wheel.axes}
    assert labels.isdisjoint({item.wording["fr"] for item in WITHHELD})
    assert picture.closed.startswith("4 ")


def test_a_missing_answer_breaks_the_line_and_makes_no_sentence() -> None:
    team = Team()
    team.measured(code=1)
    administration = team.measured(moment=Moment.END, code=5)
    Answer.objects.filter(administration=administration, item="housing").update(
        code=None, missing_reason="refused"
    )
    with translation.override("fr"):
        picture = picture_of(team.file)
    assert picture.domains is not None
    assert picture.domains.rows[1].values == (1, None)
    assert not any("Logement" in sentence for sentence in picture.sentences)


def test_before_the_first_measure_the_picture_is_empty_and_says_what_it_is_for(
    client: Client,
) -> None:
    team = Team()
    assert picture_of(team.file).is_empty
    sign_in(client, team.case_manager)
    assert "Après le premier questionnaire" in measures_page(client, team.file, "way")


def test_her_picture_on_the_page_has_real_tables(client: Client) -> None:
    team = Team()
    team.measured(code=2)
    sign_in(client, team.case_manager)
    body = client.get(reverse("measures:way", args=[team.file.public_id])).content
    page = BeautifulSoup(body, "html.parser")
    assert [len(table.select("tbody tr")) for table in page.select("table")] == [10, 10]
    assert len(page.select("figure svg[role=img]")) == 2


# ---------------------------------------------------------------- what higher modules read


def test_the_states_of_many_files_cost_one_question(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    team = Team()
    team.measured()
    files = [team.file, team.another_file(), make_file(team.case_manager, "Fatou")]
    with django_assert_num_queries(1):
        states = measures.states_of(files)
    assert [one.is_done for one in states[team.file.pk]] == [True, False, False]
    assert [one.is_done for one in states[files[2].pk]] == [False, False, False]


def test_the_rows_of_a_study_hold_scores_and_no_withheld_item(
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    team = Team()
    team.measured(code=3, codes={item.code: 1 for item in WITHHELD})
    team.measured(team.another_file(), code=4)
    files = list(File.objects.order_by("pk"))
    with django_assert_num_queries(2):
        rows = study.study_rows(files)
    items = {row.item for row in rows}
    assert items.isdisjoint({item.code for item in WITHHELD})
    assert {"empowerment", "housing", "life_as_a_whole"} <= items
    hers = next(row for row in rows if row.item == "empowerment")
    assert str(hers.value) == "2.428571429"


def test_an_unfinished_measure_is_in_no_study() -> None:
    team = Team()
    team.start()
    assert study.study_rows([team.file]) == []
