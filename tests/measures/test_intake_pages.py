"""Measures from a spreadsheet are read, corrected on the page, and taken in all or none."""

import re
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from miriam.audit.models import Line
from miriam.measures.domain.intake import checking
from miriam.measures.domain.intake.checking import Cell, Measure
from miriam.measures.models import Administration, Answer
from miriam.measures.services import intake
from miriam.measures.services.refusals import NoConsent
from miriam.people.models import File
from tests.measures.measuring import Team
from tests.world import World, make_file, sign_in

pytestmark = pytest.mark.django_db

PAGE = "/mesures/tableur"


def upload(client: Client, text: str, name: str = "mesures.csv") -> HttpResponse:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, text.encode())})


def again(client: Client, page: HttpResponse, **typed: str) -> HttpResponse:
    """Send the form of the page back, with what was typed."""
    soup = BeautifulSoup(page.content, "html.parser")
    sheet = soup.select_one("input[name=sheet]")
    assert sheet is not None
    selects = {
        str(one["name"]): str(one.select_one("option[selected]")["value"])
        for one in soup.select("main select")
    }
    data = {"sheet": sheet["value"], "once": uuid4(), **selects, "take_in": "1"}
    return client.post(
        PAGE,
        {
            **data,
            **{k.replace("_", "-") if k.startswith("fix") else k: v for k, v in typed.items()},
        },
    )


def text_of(page: HttpResponse) -> str:
    soup = BeautifulSoup(page.content, "html.parser")
    return re.sub(r"\s+", " ", soup.get_text(" ", strip=True))


@pytest.fixture
def team(client: Client) -> Team:
    team = Team()
    sign_in(client, team.case_manager)
    return team


def test_a_sheet_without_faults_is_taken_in_at_the_second_act(client: Client, team: Team) -> None:
    page = upload(client, "Prénom;Moment;structured_life;positive_future\nNadia;T0;2;\n")
    assert "Tout est lisible" in text_of(page)
    assert not Administration.objects.exists()

    response = again(client, page)

    assert response.status_code == 302
    assert response["Location"] == reverse("measures:overview")
    [administration] = Administration.objects.all()
    answers = {one.item: (one.code, one.missing_reason) for one in Answer.objects.order_by("pk")}
    assert administration.is_finished
    assert administration.mode == "self_paper"
    assert answers["structured_life"] == (2, "")
    assert answers["positive_future"] == (None, "no_answer")
    assert answers["belonging"] == (None, "not_asked")


def test_the_page_says_which_headings_are_known_and_promises_nothing_about_a_file(
    client: Client, team: Team
) -> None:
    asked = client.get(PAGE)
    headings = BeautifulSoup(asked.content, "html.parser").select("tbody tr > :first-child")
    typed = ";".join(heading.get_text(strip=True) for heading in headings)
    assert "structured_life" in typed
    read = text_of(upload(client, f"{typed}\nNadia;T0;2\n"))
    assert "Tout est lisible" in read
    assert "laissées de côté" not in read
    refused = text_of(upload(client, "%PDF-1.4", name="mesures.pdf"))
    assert "Il y a quelque chose à corriger" in refused
    assert "toujours là" not in refused


def test_what_is_wrong_is_corrected_on_the_page_and_nothing_typed_is_lost(
    client: Client, team: Team
) -> None:
    page = upload(client, "Prénom;Moment;structured_life\nNadja;bientôt;9\n")
    assert "Nadja" in text_of(page)
    assert "3 cases à corriger" in text_of(page)

    half = again(client, page, fix_2_2="4")
    assert half.status_code == 200
    assert "2 cases à corriger" in text_of(half)
    assert not Administration.objects.exists()

    whole = again(client, half, fix_2_0=str(team.file.public_id), fix_2_1="T0")
    assert whole.status_code == 302
    assert Answer.objects.get(item="structured_life").code == 4


def test_one_row_that_cannot_be_taken_in_keeps_all_of_them_out(client: Client, team: Team) -> None:
    make_file(team.case_manager, call_name="Rosa")  # has not agreed to measures

    page = upload(client, "Prénom;Moment;structured_life\nNadia;T0;2\nRosa;T0;3\n")
    refused = again(client, page)

    assert "pas donné son accord" in text_of(refused)
    assert not Administration.objects.exists()

    response = client.post(
        PAGE,
        {
            "sheet": BeautifulSoup(refused.content, "html.parser").select_one("[name=sheet]")[
                "value"
            ],
            "leave_out": "3",
            "take_in": "1",
            "once": uuid4(),
        },
    )
    assert response.status_code == 302
    assert Administration.objects.count() == 1


def of(file: File, row: int) -> Measure:
    """A row that was looked at and found without fault."""
    cell = Cell("2")
    return Measure(
        row, Cell("une femme"), Cell("T0"), {"belonging": cell}, file.public_id, {"belonging": 2}
    )


def test_of_several_measures_all_are_written_or_none(team: Team) -> None:
    rosa = make_file(team.case_manager, call_name="Rosa")  # has not agreed to measures
    with team.case_manager.at_work(team.file, rosa) as by:
        with pytest.raises(NoConsent):
            intake.take_in([of(team.file, 2), of(rosa, 3)], language="fr", by=by)
        assert not Administration.objects.exists()
        assert not Line.objects.filter(act__startswith="measure.").exists()
        assert intake.take_in([of(team.file, 2)], language="fr", by=by) == 1
    assert Administration.objects.count() == 1


def test_a_yes_taken_back_after_the_sheet_was_looked_at_keeps_all_of_it_out(
    client: Client, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_file(team.case_manager, call_name="Rosa")
    page = upload(client, "Prénom;Moment;structured_life\nNadia;T0;2\nRosa;T0;3\n")
    # As if she took it back between the look at the sheet and the writing.
    monkeypatch.setattr(checking, "_not_standing", lambda measure, _standing: measure)

    refused = again(client, page)

    assert "(ou plus) donné son accord" in text_of(refused)
    assert not Administration.objects.exists()


def test_a_double_tap_takes_the_sheet_in_once(client: Client, team: Team) -> None:
    page = upload(client, "Prénom;Moment;structured_life\nNadia;T0;2\n")
    sheet = BeautifulSoup(page.content, "html.parser").select_one("[name=sheet]")["value"]
    data = {"sheet": sheet, "take_in": "1", "once": uuid4()}

    first, second = client.post(PAGE, data), client.post(PAGE, data)

    assert first.status_code == second.status_code == 302
    assert Administration.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("\x00\x01", "n’est pas un tableur", id="no table"),
        pytest.param("", "vide", id="empty"),
        pytest.param("a;b\n1;2\n", "Il manque une colonne", id="other columns"),
        pytest.param("Prénom;Moment\n" + "x;T0\n" * 6000, "trop grand", id="too many rows"),
    ],
)
def test_a_file_that_cannot_be_used_gets_a_sentence(
    client: Client, team: Team, content: str, said: str
) -> None:
    assert said in text_of(upload(client, content))


def test_a_sheet_that_was_tampered_with_is_asked_again(client: Client, team: Team) -> None:
    response = client.post(PAGE, {"sheet": '{"rows": 1}', "take_in": "1"})

    assert response.status_code == 200
    assert "Choisissez" in text_of(response) or "Lire le tableur" in text_of(response)


def test_the_page_asks_the_same_of_the_database_for_two_women_and_for_five(
    client: Client, team: Team, same_queries: object
) -> None:
    text = "Prénom;Moment;structured_life\nNadia;T0;2\nAutre;T0;3\n"
    make_file(team.case_manager, call_name="Autre")

    def read() -> None:
        upload(client, text)

    def grow() -> None:
        for name in ("Un", "Deux", "Trois"):
            make_file(team.case_manager, call_name=name)

    same_queries(read, grow)  # type: ignore[operator]


def test_only_case_managers_take_measures_in(world: World, client: Client) -> None:
    sign_in(client, world.coordinator)

    assert client.get(reverse("measures:intake")).status_code == 404
