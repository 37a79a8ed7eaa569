"""Rows that whoever writes in the database puts there or turns to something else: a tablet that
nobody handed over, a link turned to another account, a kept form under another key. None is taken
for what it says; without their marks they are.
"""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from miriam.access.models import Capability, KeptForm
from miriam.access.services import capabilities, kept_forms
from miriam.core import clock
from miriam.measures.permissions import ANSWERING
from tests.measures.measuring import Team
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
SECRET = "chosen by whoever writes rows"


def made_up(team: Team, _others: str) -> str:
    """A tablet that nobody handed over."""
    Capability.objects.create(
        act=ANSWERING,
        subject=team.start().public_id,
        secret_hash=hashlib.sha256(SECRET.encode()).hexdigest(),
        expires_at=clock.now() + timedelta(hours=1),
        mark="0" * 64,
    )
    return SECRET


def turned(team: Team, others: str) -> str:
    """A tablet in the hands of one woman, turned to the measure of another."""
    Capability.objects.update(subject=team.start(team.another_file()).public_id)
    return others


def prolonged(_team: Team, others: str) -> str:
    """A tablet that lasts longer than it was given for."""
    Capability.objects.update(expires_at=clock.now() + timedelta(days=900))
    return others


def of_another_act(_team: Team, others: str) -> str:
    """A tablet that became a link to choose a password."""
    Capability.objects.update(act="signin.password")
    return others


WAYS: list[Callable[[Team, str], str]] = [made_up, turned, prolonged, of_another_act]


@pytest.fixture
def team() -> Team:
    return Team()


@pytest.fixture
def handed_over(team: Team) -> str:
    """A tablet that was."""
    return team.hand_over(team.start())


@pytest.mark.parametrize("way", WAYS)
def test_no_secret_opens_what_was_not_given_with_it(
    team: Team, handed_over: str, way: Callable[[Team, str], str]
) -> None:
    assert capabilities.recognise(handed_over)
    assert capabilities.recognise(way(team, handed_over)) is None


@pytest.mark.parametrize("way", WAYS)
def test_without_the_mark_it_does(
    team: Team,
    handed_over: str,
    way: Callable[[Team, str], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(capabilities, "_whole", lambda found: found)
    assert capabilities.recognise(way(team, handed_over))


def test_neither_does_one_that_was_recognised_before_it_was_turned(
    team: Team, handed_over: str
) -> None:
    known = capabilities.recognise(handed_over)
    assert known
    name = str(known.public_id)
    assert capabilities.live(name, act=ANSWERING)
    turned(team, handed_over)
    assert capabilities.live(name, act=ANSWERING) is None


def kept_under_another_key(world: World, client: Client) -> list[Any]:
    """What is handed back when a kept form was put under a key that was not used yet."""
    sign_in(client, world.case_manager, with_keys=False)
    note = {"kind": "cafe", "text": "Un mot à elle.", "depth": "shared", "once": str(uuid4())}
    client.post(f"/dossiers/{world.file.public_id}/rencontres/nouvelle", note)
    by = world.case_manager.actor()
    assert len(kept_forms.handed_back(by)) == 1
    KeptForm.objects.update(key=uuid4())
    return kept_forms.handed_back(by)


def test_a_kept_form_is_not_written_again_under_another_key(world: World, client: Client) -> None:
    assert kept_under_another_key(world, client) == []


def test_without_its_key_in_the_signature_it_would_be(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    signer = kept_forms._signer
    one = uuid4()
    monkeypatch.setattr(kept_forms, "_signer", lambda holder, _key: signer(holder, one))
    assert kept_under_another_key(world, client)
