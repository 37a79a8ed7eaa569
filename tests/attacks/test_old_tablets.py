"""The secret of a tablet that was handed over opens nothing once it is finished, paused, handed
over again, too old, without her yes, or beside somebody who signed in; and what was sent before is
not sent again.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from miriam.access.models import Capability
from miriam.access.models.capability import CapabilityQuerySet
from miriam.core import clock
from miriam.measures.domain.occasion import TABLET_LASTS
from miriam.measures.models import Administration, Answer
from miriam.people.domain import Scope
from tests.measures.measuring import Team, page, take_tablet
from tests.world import sign_in

pytestmark = pytest.mark.django_db
ITEM = "housing"


def post(client: Client, name: str, administration: Administration) -> None:
    address = reverse(f"measures:{name}", args=[administration.public_id])
    assert client.post(address, {"once": uuid4()}).status_code == 302


def finished(client: Client, _team: Team, administration: Administration) -> None:
    post(client, "end", administration)


def paused(client: Client, _team: Team, administration: Administration) -> None:
    post(client, "pause", administration)


def handed_over_again(_client: Client, team: Team, administration: Administration) -> None:
    team.hand_over(administration)


def taken_back(_client: Client, team: Team, _administration: Administration) -> None:
    team.take_back(Scope.MEASURE)


def signed_in(client: Client, team: Team, _administration: Administration) -> None:
    sign_in(client, team.case_manager)


WAYS = [finished, paused, handed_over_again, taken_back, signed_in]


def still_opens(client: Client, administration: Administration, sent: dict[str, object]) -> bool:
    """Whether the tablet shows a question, takes another answer, or the one of before again."""
    question = page(administration, ITEM)
    statuses = {
        client.get(question).status_code,
        client.post(question, sent).status_code,
        client.post(question, {"code": 5, "once": uuid4()}).status_code,
        client.get(reverse("measures:tablet", args=[administration.public_id])).status_code,
    }
    return statuses != {404} or Answer.objects.get(item=ITEM).code != 1


def answered(client: Client) -> tuple[Team, Administration, dict[str, object]]:
    """A tablet on which she answered one question."""
    team = Team()
    administration = team.start()
    take_tablet(client, team.hand_over(administration))
    sent = {"code": 1, "once": str(uuid4())}
    assert client.post(page(administration, ITEM), sent).status_code == 302
    return team, administration, sent


@pytest.mark.parametrize("way", WAYS)
def test_an_old_secret_opens_nothing_and_what_was_sent_is_not_sent_again(
    client: Client, way: Callable[[Client, Team, Administration], None]
) -> None:
    team, administration, sent = answered(client)
    secret = client.cookies["miriam_tablet"].value
    way(client, team, administration)
    client.cookies["miriam_tablet"] = secret
    assert not still_opens(client, administration, sent)


def test_neither_does_one_that_is_too_old(client: Client) -> None:
    _team, administration, sent = answered(client)
    with time_machine.travel(clock.now() + TABLET_LASTS + timedelta(minutes=1)):
        assert not still_opens(client, administration, sent)


def test_while_it_is_in_her_hands_it_opens(client: Client) -> None:
    _team, administration, sent = answered(client)
    assert still_opens(client, administration, sent)


@pytest.mark.parametrize("way", [paused, handed_over_again])
def test_if_secrets_did_not_end_the_old_one_would_open(
    client: Client,
    way: Callable[[Client, Team, Administration], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    team, administration, sent = answered(client)

    def endless(capabilities: CapabilityQuerySet) -> QuerySet[Capability]:
        return capabilities.all()

    way(client, team, administration)
    monkeypatch.setattr(CapabilityQuerySet, "live", endless)
    assert still_opens(client, administration, sent)
