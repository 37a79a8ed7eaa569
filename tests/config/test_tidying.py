"""What is over goes, and nothing else does."""

from datetime import UTC, datetime, timedelta
from unittest.mock import Mock
from uuid import uuid4

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import DateTimeField, Model
from django.test import Client, RequestFactory

from config import beside, tidying
from config.start import CannotStart
from miriam.access.models import Capability, KeptForm
from miriam.access.services import capabilities
from miriam.attendance.models import Register
from miriam.core import clock
from miriam.core.models import Receipt
from miriam.groups.domain import Phase
from miriam.groups.models import Candidate, Group
from miriam.groups.services import candidates, groups
from miriam.groups.services.candidates import ProposalFacts
from miriam.groupwork import models as groupwork
from miriam.measures.models import Comment
from miriam.measures.services import comments
from miriam.outbox.models import OutgoingMessage
from miriam.signin.models import Guess
from miriam.signin.services import attempts
from miriam.vault.models import OpenedKey
from tests.access.doors import come_in
from tests.outbox.conftest import agree_on, says_yes, waits
from tests.world import World

# Rows that end by a moment of their own; what is lent is ended where it was lent.
ENDS_AT = {"expires_at", "expire_date", "counts_until", "ends_at"}
# What ends is the afternoon of a group: its session is remembered.
ENDED_BY_OTHERS = {"vault.Grant", "vault.KeyRequest", "groupwork.Session"}
LATER = timedelta(days=91)
LISTS = "listes de groupes terminés / lijsten van beëindigde groepen"


def rows_that_end() -> set[type[Model]]:
    """The models whose rows are over at a moment that stands in them."""
    return {
        model
        for model in apps.get_models()
        if model._meta.label not in ENDED_BY_OTHERS
        and any(
            field.name in ENDS_AT and isinstance(field, DateTimeField)
            for field in model._meta.concrete_fields
        )
    }


def fill(client: Client, world: World) -> None:
    """One of each kind, as they come about."""
    come_in(client, world.case_manager)
    request = RequestFactory().post("/se-connecter")
    attempts.Attempt(request, attempts.PASSWORD, "n@example.org")
    capabilities.give(act="any", subject=uuid4(), lasts=timedelta(hours=1), given_by=None)
    KeptForm.objects.create(
        holder=world.duo.mandate.holder,
        key=uuid4(),
        typed_at=clock.now(),
        sealed=b"x",
        expires_at=clock.now() + timedelta(days=7),
    )
    Receipt.objects.create(key=uuid4(), sender=world.duo.account.public_id)
    propose(world)
    erase_her_words(world)
    leave_a_list(world)
    agree_on(world)
    says_yes(world)
    waits(world, hours=20)


def leave_a_list(world: World) -> None:
    """A session of a group that has ended, and its list was not destroyed then."""
    group = Group.objects.create(
        centre=world.centre, edition_key="4", name_fr="Les Ormes", places=12, phase=Phase.ENDED
    )
    held = clock.now() - timedelta(days=30)
    session = groupwork.Session.objects.create(
        group=group, starts_at=held, ends_at=held + timedelta(hours=2)
    )
    Register.objects.create(session=session, group=group)


def erase_her_words(world: World) -> None:
    """She said something of her picture, and wants it gone."""
    with world.case_manager.at_work(world.file) as by:
        said = comments.write(world.file, words="C’est moi.", language="fr", by=by)
        comments.erase(said, by=by)


def propose(world: World) -> None:
    """A woman is proposed to a group, and has not said yes."""
    facts = ProposalFacts(first_name="Yasmina", channel=None, address="", she_knows=True)
    with world.case_manager.at_work() as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        candidates.propose(group, facts, by=by)


def test_what_is_over_goes_and_only_that(client: Client, world: World) -> None:
    fill(client, world)
    kept = {model: model._default_manager.count() for model in rows_that_end()}
    assert set(kept) == {Session, Guess, Capability, KeptForm, OpenedKey}
    assert all(kept.values())
    gone = tidying.forget_what_is_past()
    # Of a group that has ended nothing waits for the night.
    assert [kind for kind, many in gone.items() if many] == [LISTS]
    leave_a_list(world)
    assert {model: model._default_manager.count() for model in kept} == kept
    assert UserSession.objects.exists()
    assert Receipt.objects.exists()
    with time_machine.travel(clock.now() + LATER):
        gone = tidying.forget_what_is_past()
        assert {model._meta.label: model._default_manager.count() for model in kept} == {
            model._meta.label: 0 for model in kept
        }
    assert not UserSession.objects.exists()
    assert not Receipt.objects.exists()
    assert all(gone.values()), gone
    assert not Candidate.objects.exists()
    assert not Comment._base_manager.exists()
    assert not OutgoingMessage.objects.exists()


def test_a_link_that_has_served_goes_before_its_time(db: None) -> None:
    subject = uuid4()
    capabilities.give(act="any", subject=subject, lasts=LATER, given_by=None)
    capabilities.end(act="any", subject=subject)
    assert capabilities.forget_those_over() == 1


def test_a_session_that_lives_stays_signed_in(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    SessionStore().save()
    tidying.forget_what_is_past()
    assert client.get("/equipe").status_code == 200


@pytest.mark.parametrize(
    ("hour", "day", "due"), [(2, 2, False), (3, 2, True), (23, 2, True), (3, 1, False)]
)
def test_once_a_night_from_three_o_clock_on(hour: int, day: int, due: bool) -> None:
    begun = datetime(2026, 5, 1, 14, tzinfo=UTC).date()
    now = datetime(2026, 5, day, hour, tzinfo=UTC)
    assert tidying._is_due(now, after=begun) is due


def test_when_the_process_that_stays_up_dies_another_takes_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    those = iter([Mock(), Mock(), Mock()])
    monkeypatch.setattr(beside, "LOOK_EVERY", 0)
    monkeypatch.setattr(beside, "someone_up", lambda *_work: next(those))
    with pytest.raises(StopIteration):
        beside.keep_up(next(those), tidying.stay_up, "tidy")
    assert list(those) == []


def test_a_night_that_fails_is_said_and_does_not_end_the_others(
    logs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> dict[str, int]:
        raise CannotStart("refusing", database="x", reason="full")

    monkeypatch.setattr(tidying, "forget_what_is_past", fail)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    tidying.tidy_quietly(tidying.forget_what_is_past)
    assert any("Tidying failed" in line for line in logs)
