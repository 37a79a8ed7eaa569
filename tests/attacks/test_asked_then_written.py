"""Two who ask at the same moment whether something is there, and then write or change it: the
second is told, and never runs into the database. At once on PostgreSQL, in turn on SQLite.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError

from miriam.access.permission import Permission
from miriam.core.refusals import NotYours
from miriam.groups import selectors as groups_known
from miriam.groups.domain import Meeting
from miriam.groups.models import Candidate, Group, Membership, Place
from miriam.groups.services import candidates, groups, places
from miriam.groups.services.candidates import ProposalFacts
from miriam.groups.services.refusals import HasAPlace, NotACarrier
from miriam.measures.domain.occasion import Telling
from miriam.measures.services import testimonies
from miriam.people import selectors
from miriam.people.domain import Scope
from miriam.people.models import Consent
from miriam.people.services import consents
from miriam.people.services.refusals import AlreadySaid
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.models import DefinitionDraft
from miriam.questionnaire.services import drafts
from tests.attacks.overlapping import Act, again, at_work, overlapping
from tests.world import Person, World

pytestmark = pytest.mark.django_db(transaction=True)


def says_yes(person: Person, world: World) -> Act:
    file = again(world.file)
    given = {"scope": Scope.MEASURE, "language": "fr", "with_interpreter": False}
    return at_work(person, lambda by: consents.give(file, **given, by=by), file)


def test_her_yes_noted_by_two_is_noted_once(world: World) -> None:
    failure = overlapping(says_yes(world.case_manager, world), says_yes(world.duo, world))
    assert isinstance(failure, AlreadySaid)
    assert Consent.objects.filter(file=world.file, scope=Scope.MEASURE).count() == 1


def test_whoever_does_not_look_again_is_stopped_by_the_database(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selectors, "has_consent", lambda *_: False)
    failure = overlapping(says_yes(world.case_manager, world), says_yes(world.duo, world))
    assert isinstance(failure, IntegrityError)


@pytest.fixture
def carried(world: World) -> Group:
    """A group of her case manager."""
    return new_group(world, "Les Tilleuls")


def new_group(world: World, name: str) -> Group:
    with world.case_manager.at_work() as by:
        return groups.create(groups.GroupFacts(edition_key="4", name_fr=name, places=12), by=by)


def opened(person: Person, group: Group, act: Callable[[Any], object]) -> Act:
    def do() -> object:
        with person.at_work() as by:
            by.open([group.ring_subject], groups.DEPTHS)
            return act(by)

    return do


def takes_place(world: World, group: Group) -> Act:
    file = again(world.file)
    return at_work(world.case_manager, lambda by: places.take(group, file=file, by=by))


def test_a_place_given_in_two_groups_at_once_is_given_in_one(world: World, carried: Group) -> None:
    given = [takes_place(world, group) for group in (carried, new_group(world, "Les Érables"))]
    failure = overlapping(*given)
    assert isinstance(failure, HasAPlace)
    assert Place.objects.filter(file=world.file).count() == 1


def adds_duo(world: World, group: Group) -> Act:
    duo = again(world.duo.mandate)
    return opened(
        world.case_manager, group, lambda by: groups.add_case_manager(group, mandate=duo, by=by)
    )


def test_a_colleague_added_twice_carries_once(world: World, carried: Group) -> None:
    failure = overlapping(adds_duo(world, carried), adds_duo(world, carried))
    assert isinstance(failure, NotACarrier)
    assert Membership.objects.filter(group=carried, mandate=world.duo.mandate).count() == 1


def test_added_without_looking_again_the_database_stops_it(
    world: World, carried: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups_known, "possible_carriers", lambda _: [world.duo.mandate])
    failure = overlapping(adds_duo(world, carried), adds_duo(world, carried))
    assert isinstance(failure, IntegrityError)


@pytest.fixture
def proposed(world: World, carried: Group) -> Candidate:
    facts = ProposalFacts(first_name="Yasmina", channel=None, address="", she_knows=True)
    with world.case_manager.at_work() as by:
        return candidates.propose(carried, facts, by=by)


def met_after_a_no(world: World, candidate: Candidate) -> BaseException | None:
    said, met = again(candidate), again(candidate)
    return overlapping(
        lambda: candidates.say_no(said, by=world.case_manager.actor()),
        lambda: candidates.note_meeting(met, Meeting.MET, by=world.case_manager.actor()),
    )


def test_who_meets_her_while_her_no_is_noted_is_told(world: World, proposed: Candidate) -> None:
    assert isinstance(met_after_a_no(world, proposed), NotYours)


def test_who_does_not_look_again_writes_on_a_row_that_left(
    world: World, proposed: Candidate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Permission, "demand", lambda *_, **__: None)
    assert met_after_a_no(world, proposed) is None
    assert Candidate._base_manager.get(pk=proposed.pk).meeting == Meeting.MET


def test_words_taken_back_twice_at_once_are_taken_back_once(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        told = testimonies.write(
            world.file, words="Je respire.", language="fr", telling=Telling.DICTATED, by=by
        )
    first, second = again(told), again(told)
    take_back = [
        at_work(world.case_manager, lambda by: testimonies.erase(first, by=by), world.file),
        at_work(world.duo, lambda by: testimonies.erase(second, by=by), world.file),
    ]
    assert isinstance(overlapping(*take_back), NotYours)
    assert not type(told)._default_manager.exists()


def test_a_draft_thrown_away_while_it_changes_is_gone_in_words(world: World) -> None:
    researcher = world.researcher
    with researcher.at_work() as by:
        draft = drafts.begin_from(shipped_as("example", "1.0.0"), by=by)
    first, second = again(draft), again(draft)
    failure = overlapping(
        at_work(researcher, lambda by: drafts.throw_away(first, by=by)),
        at_work(researcher, lambda by: drafts.publish(second, by=by)),
    )
    assert isinstance(failure, NotYours)
    assert not DefinitionDraft.objects.exists()
