"""A sheet that was typed over and, when it is checked, typed again."""

from collections.abc import Mapping
from uuid import uuid4

from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.urls import reverse

from miriam.measures.domain import paper
from miriam.measures.models import Administration
from miriam.measures.services import typing
from miriam.questionnaire.domain.asked import Moment, asked_at
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.domain.given import Given
from tests.measures.measuring import Team

LINES = {
    "empowerment": "4435-143?5",
    "domains": "1234512/45",
    "facts": "1212121",
    "profile": "3425(13)/*",
}
AGAIN = {**LINES, "domains": "1234522/45", "profile": "3425(12)/*"}

NUMBER_16 = (
    paper.blocks(asked_at(shipped_as("miriam-14-10", "1.0.0"), Moment.START))[1].questions[5].key
)


def answers(administration: Administration, lines: Mapping[str, str]) -> dict[str, Given]:
    found: dict[str, Given] = {}
    for block in paper.blocks(administration.questions):
        found |= paper.read(block, lines[block.name]).answers
    return found


def typed(team: Team, administration: Administration | None = None) -> Administration:
    administration = administration or team.start()
    with team.case_manager.at_work(team.file) as by:
        given = answers(administration, LINES)
        typing.type_over(administration, given, on=administration.started_on, by=by)
    return administration


def checked(team: Team, lines: Mapping[str, str]) -> Administration:
    administration = typed(team)
    with team.case_manager.at_work(team.file) as by:
        typing.type_again(administration, answers(administration, lines), by=by)
    return administration


def address(name: str, administration: Administration) -> str:
    return reverse(f"measures:{name}", args=[administration.public_id])


def sent(lines: Mapping[str, str], **more: str) -> dict[str, object]:
    return {**{f"line_{name}": line for name, line in lines.items()}, **more, "once": uuid4()}


def text_of(response: HttpResponse) -> str:
    main = BeautifulSoup(response.content, "html.parser").main
    assert main
    return " ".join(main.get_text(" ", strip=True).split())
