"""The code at the foot of a sheet leads to where it stands, for those who accompany her."""

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from miriam.measures.models import Administration
from miriam.measures.services import typing
from tests.measures.copying import AGAIN, LINES, address, answers, sent, text_of, typed
from tests.measures.measuring import Team
from tests.world import make_person, sign_in

pytestmark = pytest.mark.django_db


def found(client: Client, code: str) -> HttpResponse:
    return client.post(reverse("measures:find_sheet"), {"code": code}, follow=True)


def test_the_code_leads_to_where_the_sheet_stands(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    lower = f" {administration.code[:3].lower()} {administration.code[3:].lower()} "
    assert "Recopier ses réponses" in text_of(found(client, lower))
    typed(team, administration)
    shown = text_of(found(client, administration.code))
    assert "Cette feuille est déjà recopiée" in shown
    assert "Vérifier la copie" in shown
    with team.case_manager.at_work(team.file) as by:
        typing.type_again(administration, answers(administration, LINES), by=by)
    assert "déjà recopiée et vérifiée" in text_of(found(client, administration.code))


def test_a_measure_of_the_tablet_is_not_typed_from_a_sheet(client: Client) -> None:
    team = Team()
    administration = team.measured()
    sign_in(client, team.case_manager)
    assert "Ce questionnaire est terminé" in text_of(found(client, administration.code))


@pytest.mark.parametrize("code", ["3FA9", "3FA91G", "3FA91C7"])
def test_what_is_no_code_is_said_and_stays(client: Client, code: str) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    response = found(client, code)
    assert "Ce n’est pas le code d’une feuille" in text_of(response)
    assert f'value="{code}"' in response.content.decode()


def test_the_sheet_of_another_woman_is_as_unknown_as_none(client: Client) -> None:
    team = Team()
    other = make_person(team.case_manager.mandate.centre, name="Anna Autre")
    sign_in(client, other)
    said = {text_of(found(client, code)) for code in (team.start().code, "ABCDEF")}
    assert len(said) == 1
    assert "Aucune de vos participantes" in said.pop()


def test_an_o_is_read_as_a_zero(client: Client) -> None:
    team = Team()
    administration = team.start()
    administration.public_id = "0fa1" + str(administration.public_id)[4:]
    Administration.objects.filter(pk=administration.pk).update(public_id=administration.public_id)
    sign_in(client, team.case_manager)
    code = "OFAL" + str(administration.public_id)[4:6]
    assert "Recopier ses réponses" in text_of(found(client, code))


def test_a_sheet_of_another_version_is_named_and_nothing_typed_is_lost(client: Client) -> None:
    team = Team()
    administration = team.start()
    sign_in(client, team.case_manager)
    lines = {**LINES, "domains": "12345"}
    day = administration.started_on.isoformat()
    response = client.post(address("typing", administration), sent(lines, on=day))
    shown = text_of(response)
    assert "il faut 10 réponses, il y en a 5" in shown
    assert f"le code {administration.code} et la version miriam-14-10 1.0.0" in shown
    form = BeautifulSoup(response.content, "html.parser")
    kept = {str(one["name"]): one["value"] for one in form.select("input[name^=line_]")}
    assert kept == {f"line_{name}": line for name, line in lines.items()}
    assert [one["name"] for one in form.select("[autofocus]")] == ["line_domains"]


def test_a_sheet_that_a_colleague_typed_meanwhile_keeps_what_was_typed(client: Client) -> None:
    team = Team()
    administration = typed(team)
    sign_in(client, team.case_manager)
    day = administration.started_on.isoformat()
    response = client.post(address("typing", administration), sent(AGAIN, on=day))
    assert "Cette feuille est déjà recopiée." in text_of(response)
    assert AGAIN["domains"] in response.content.decode()
