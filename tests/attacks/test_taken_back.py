"""After she took back her yes to measures nothing that she answered comes in any more: not from the
tablet (`test_old_tablets.py`), not from a sheet of paper that was still lying there.
"""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from miriam.measures.models import Administration, Answer
from miriam.measures.services import answering
from miriam.measures.services.refusals import NoConsent, NoFollowUpConsent
from miriam.people.domain import Scope
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.given import Given
from tests.measures.measuring import Team
from tests.measures.test_paper_checked import LINES
from tests.world import sign_in

pytestmark = pytest.mark.django_db


def type_over(client: Client, team: Team, sheet: Administration) -> str:
    """What the page answers to a sheet that is typed over."""
    sign_in(client, team.case_manager)
    lines = {f"line_{name}": line for name, line in LINES.items()}
    typed = {**lines, "on": sheet.started_on.isoformat(), "once": uuid4()}
    page = client.post(reverse("measures:typing", args=[sheet.public_id]), typed)
    return page.content.decode()


def test_a_sheet_that_was_still_lying_there_is_not_typed_over(client: Client) -> None:
    team = Team()
    sheet = team.start()
    team.take_back(Scope.MEASURE)
    assert "donné son accord pour le questionnaire" in type_over(client, team, sheet)
    assert not Answer.objects.exists()


def test_with_her_yes_it_is(client: Client) -> None:
    team = Team()
    type_over(client, team, team.start())
    assert Answer.objects.exists()


@pytest.mark.parametrize(
    ("scope", "refused"),
    [(Scope.MEASURE, NoConsent), (Scope.FOLLOW_UP_MEASURE, NoFollowUpConsent)],
)
def test_a_measure_a_year_after_asks_for_both(scope: Scope, refused: type[Exception]) -> None:
    team = Team()
    later = team.start(moment=Moment.YEAR_AFTER)
    team.take_back(scope)
    given = {one.key: Given(code=3) for one in later.questions if one.scale}
    with team.case_manager.at_work(team.file) as by, pytest.raises(refused):
        answering.enter(later, given, on=later.started_on, by=by)
    assert not Answer.objects.exists()
