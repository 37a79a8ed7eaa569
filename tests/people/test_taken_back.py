"""Her yes taken back: what is refused afterwards, what her card says; and a stop taken back."""

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.services import encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.core.models.leaving import MINUTES
from miriam.people.domain import Afterwards, Scope, Shut
from miriam.people.models import Consent, Exclusion
from miriam.people.services import consents, exclusions, files, pausing
from miriam.people.services.refusals import HasTakenBack, NotFromHere, WithdrawnForGood
from miriam.vault.domain import Depth
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
WALK = EncounterFacts(kind=EncounterKind.HOME, text="Une visite.", depth=Depth.SHARED)


@pytest.fixture
def withdrawn(world: World) -> Consent:
    with world.case_manager.at_work(world.file) as by:
        given: dict[str, Any] = {"language": "fr", "with_interpreter": False}
        consent = consents.give(world.file, scope=Scope.PARTICIPATION, **given, by=by)
        encounters.record(world.file, WALK, by=by)
        consents.withdraw(consent, by=by)
    return consent


def words(client: Client, page: str, *names: object) -> str:
    response = client.get(reverse(page, args=names))
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


@pytest.mark.usefixtures("withdrawn")
def test_nothing_that_she_tells_is_written_down_until_she_says_yes_again(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        with pytest.raises(HasTakenBack):
            encounters.record(world.file, WALK, by=by)
        given: dict[str, Any] = {"language": "fr", "with_interpreter": False}
        consents.give(world.file, scope=Scope.PARTICIPATION, **given, by=by)
        encounters.record(world.file, WALK, by=by)


def test_the_page_says_so_before_anything_is_typed(
    client: Client, world: World, withdrawn: Consent
) -> None:
    sign_in(client, world.case_manager)
    page = client.get(reverse("accompaniment:encounter_new", args=[world.file.public_id]))
    assert "on ne note plus de rencontre" in page.content.decode()
    assert "<textarea" not in page.content.decode()
    card = words(client, "people:card", world.file.public_id)
    assert "Elle avait dit oui" in card
    assert withdrawn.explained_by.account.name in card


def test_after_the_minutes_a_new_yes_is_asked(world: World, withdrawn: Consent) -> None:
    after = clock.now() + MINUTES
    with (
        time_machine.travel(after),
        world.case_manager.at_work(world.file) as by,
        pytest.raises(WithdrawnForGood),
    ):
        consents.undo_withdrawal(withdrawn, by=by)
    assert not Consent.objects.running().exists()


def test_a_stop_is_taken_back_from_ma_journee_until_tonight(client: Client, world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        pausing.stop(world.file, by=by)
    sign_in(client, world.case_manager)
    assert "Annuler l’arrêt" in words(client, "desk:day")
    assert "Terminé" in words(client, "desk:group")
    assert "Cet accompagnement est terminé" in words(client, "desk:file", world.file.public_id)
    with time_machine.travel(clock.now() + timedelta(days=1)):
        sign_in(client, world.case_manager)
        assert "Annuler l’arrêt" not in words(client, "desk:day")
        assert "Terminé" in words(client, "desk:group")


def nearly_midnight() -> datetime:
    """Two minutes to midnight tomorrow: the fictional centre begins now, and never after that."""
    tomorrow = clock.today() + timedelta(days=1)
    return datetime.combine(tomorrow, time(23, 58), tzinfo=ZoneInfo("Europe/Brussels"))


@pytest.mark.parametrize("afterwards", list(Afterwards))
def test_ten_minutes_are_ten_minutes_when_the_day_ends_in_between(
    world: World, afterwards: Afterwards
) -> None:
    with (
        time_machine.travel(nearly_midnight(), tick=False) as now,
        world.case_manager.at_work(world.file) as by,
    ):
        given: dict[str, Any] = {"language": "fr", "with_interpreter": False}
        consent = consents.give(world.file, scope=Scope.PARTICIPATION, **given, by=by)
        consents.withdraw(consent, afterwards=afterwards, by=by)
        now.shift(MINUTES / 2)
        consents.undo_withdrawal(consent, afterwards=afterwards, by=by)
        assert consent.is_running
        assert world.file.is_open


def test_with_her_yes_no_stop_of_another_day_is_taken_back(world: World) -> None:
    with (
        time_machine.travel(nearly_midnight(), tick=False) as now,
        world.case_manager.at_work(world.file) as by,
    ):
        given: dict[str, Any] = {"language": "fr", "with_interpreter": False}
        consent = consents.give(world.file, scope=Scope.PARTICIPATION, **given, by=by)
        pausing.stop(world.file, by=by)
        now.shift(MINUTES / 2)
        consents.withdraw(consent, by=by)
        with pytest.raises(NotFromHere):
            consents.undo_withdrawal(consent, afterwards=Afterwards.STOP, by=by)
        assert world.file.is_closed


def asked_about(world: World) -> Exclusion:
    """She named her duo to whoever stood in, and the team said that it was a mistake."""
    with world.stand_in.at_work(world.file) as by:
        named = exclusions.exclude(world.file, account=world.duo.account, by=by)
    assert named.state == Shut.ASKED
    with world.case_manager.at_work(world.file) as by:
        exclusions.lift(named, by=by)
    return named


@pytest.mark.parametrize(
    ("another_duo", "state"), [(True, Shut.FOR_NOW), (False, Shut.ASKED)], ids=["other", "same"]
)
def test_whom_she_named_is_shut_out_when_only_being_the_duo_kept_it_waiting(
    world: World, another_duo: bool, state: Shut
) -> None:
    named = asked_about(world)
    with world.case_manager.at_work(world.file) as by:
        if another_duo:
            files.name_duo(world.file, duo=world.other_group.mandate, by=by)
        exclusions.undo_lift(named, by=by)
    assert Exclusion.objects.get(pk=named.pk).state == state
