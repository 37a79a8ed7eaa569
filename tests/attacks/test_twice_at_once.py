"""The same thing done twice at the same moment, or while somebody takes away what it is done to: it
is done once, the second is told in words, and nobody runs into the database. At once on
PostgreSQL, in turn on SQLite.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, connection
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse

from miriam.access.permission import Permission
from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.refusals import NotYours, Overtaken
from miriam.groups.models import Group, Place
from miriam.groups.services import groups, places
from miriam.groups.services.refusals import HasAPlace, NoFreePlace
from miriam.measures import models
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.measures.services import comments, testimonies
from miriam.people.domain import Scope
from miriam.people.models import Consent, File
from miriam.people.services import consents, exclusions
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.models import DefinitionDraft, InstrumentVersion
from miriam.questionnaire.services import drafts
from tests.attacks.overlapping import Act, again, at_work, overlapping
from tests.world import Person, World, make_file, sign_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def group(world: World) -> Group:
    """A group that her case manager and her duo carry."""
    facts = groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12)
    with world.case_manager.at_work() as by:
        made = groups.create(facts, by=by)
        groups.add_case_manager(made, mandate=world.duo.mandate, by=by)
    return made


def joins(person: Person, file: File, group: Group) -> Act:
    read = again(file)
    return at_work(person, lambda by: places.take(again(group), file=read, by=by))


def given_twice(world: World, group: Group) -> BaseException | None:
    """Both of those who accompany her give her the same place."""
    both = [joins(person, world.file, group) for person in (world.case_manager, world.duo)]
    return overlapping(*both)


def test_the_same_place_given_by_two_is_given_once(world: World, group: Group) -> None:
    assert isinstance(given_twice(world, group), HasAPlace)
    assert Place.objects.filter(file=world.file).count() == 1


def test_given_without_looking_again_the_database_stops_it(
    world: World, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "refuse_if", lambda *_: None)
    assert isinstance(given_twice(world, group), IntegrityError)


def last_place_to_two(world: World, group: Group) -> BaseException | None:
    """One place is left, and two women join at the same moment."""
    Group.objects.filter(pk=group.pk).update(places=1)
    first, second = (make_file(one, "Rosa") for one in (world.case_manager, world.duo))
    return overlapping(joins(world.case_manager, first, group), joins(world.duo, second, group))


def test_the_last_place_is_given_to_one_of_two(world: World, group: Group) -> None:
    assert isinstance(last_place_to_two(world, group), NoFreePlace)
    assert Place.objects.filter(group=group).count() == 1


def test_without_waiting_for_each_other_both_would_have_it(
    world: World, group: Group, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, *_, **__: rows)
    last_place_to_two(world, group)
    # SQLite lets one of them begin at all.
    both = connection.vendor == "postgresql"
    assert Place.objects.filter(group=group).count() == 1 + both


Doing = Callable[[models.Testimony, Any], None]


def corrects(told: models.Testimony, by: Any) -> None:
    testimonies.correct(
        told,
        words="Je respire enfin.",
        language="fr",
        telling=Telling.DICTATED,
        version=told.version,
        by=by,
    )


def chooses(told: models.Testimony, by: Any) -> None:
    testimonies.choose(
        told,
        audience=Audience.GROUP_REPORT,
        read_back=ReadBack.READ,
        version=told.version,
        by=by,
    )


def quotes(told: models.Testimony, by: Any) -> None:
    testimonies.quoted(told, version=told.version, by=by)


@pytest.fixture
def told(world: World) -> models.Testimony:
    """Her words, which a report may quote."""
    with world.case_manager.at_work(world.file) as by:
        hers = testimonies.write(
            world.file, words="Je respire.", language="fr", telling=Telling.DICTATED, by=by
        )
        chooses(hers, by)
    return hers


def takes_back(world: World, told: models.Testimony) -> Act:
    read = again(told)
    return at_work(world.duo, lambda by: testimonies.erase(read, by=by), world.file)


def done_while_taken_back(
    world: World, told: models.Testimony, doing: Doing
) -> BaseException | None:
    read = again(told)
    return overlapping(
        takes_back(world, told),
        at_work(world.case_manager, lambda by: doing(read, by), world.file),
    )


@pytest.mark.parametrize("doing", [corrects, chooses, quotes])
def test_words_taken_back_while_somebody_works_on_them_are_gone_in_words(
    world: World, told: models.Testimony, doing: Doing
) -> None:
    assert isinstance(done_while_taken_back(world, told, doing), NotYours)
    assert not models.Testimony.objects.exists()


@pytest.mark.parametrize("doing", [corrects, chooses])
def test_without_looking_whether_they_stand_she_would_be_shown_what_is_gone(
    world: World, told: models.Testimony, doing: Doing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Permission, "demand", lambda *_, **__: None)
    monkeypatch.setattr(testimonies, "_as_kept", lambda testimony: testimony)
    assert isinstance(done_while_taken_back(world, told, doing), Overtaken)


@pytest.mark.parametrize(
    ("page", "typed"),
    [
        ("testimony_correct", {"words": "Je respire enfin.", "language": "fr"}),
        ("testimony", {"audience": Audience.TEAM, "read_back": ReadBack.READ}),
        ("testimony_quoted", {}),
        ("testimony_erase", {}),
    ],
)
def test_no_page_of_them_breaks(
    world: World, told: models.Testimony, client: Client, page: str, typed: dict[str, str]
) -> None:
    sign_in(client, world.case_manager)
    address = reverse(f"measures:{page}", args=[told.public_id])
    sent = {"telling": Telling.DICTATED, "version": told.version, **typed}
    # What she opened before today is written already: the page waits for nobody.
    client.get(reverse("measures:testimony", args=[told.public_id]))
    client.get(reverse("measures:testimony_correct", args=[told.public_id]))
    assert overlapping(takes_back(world, told), lambda: client.post(address, sent)) is None


@pytest.fixture
def draft(world: World) -> DefinitionDraft:
    """A questionnaire that a researcher is writing on two pages at once."""
    with world.researcher.at_work() as by:
        return drafts.begin_from(shipped_as("example", "1.0.0"), by=by)


def puts(world: World, draft: DefinitionDraft, code: str) -> Act:
    read = again(draft)
    part = {"code": code, "title": dict.fromkeys(("fr", "nl", "en"), "+")}
    return at_work(world.researcher, lambda by: drafts.put(read, "sections", part, by=by))


def codes_kept(world: World, draft: DefinitionDraft, *codes: str) -> list[str]:
    """Two pages keep a part each at the same moment: which of these stand in the draft."""
    assert overlapping(*(puts(world, draft, code) for code in codes)) is None
    kept = [part["code"] for part in again(draft).content["sections"]]
    return [code for code in kept if code in codes]


def test_a_part_kept_twice_at_once_stands_once(world: World, draft: DefinitionDraft) -> None:
    assert codes_kept(world, draft, "more", "more") == ["more"]


def test_two_parts_kept_at_once_both_stand(world: World, draft: DefinitionDraft) -> None:
    assert codes_kept(world, draft, "more", "most") == ["more", "most"]


def test_on_top_of_what_its_page_had_read_the_second_would_lose_the_first(
    world: World, draft: DefinitionDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "_locked", lambda read, _by: read)
    assert codes_kept(world, draft, "more", "most") == ["most"]


def publishes(world: World, draft: DefinitionDraft) -> Act:
    read = again(draft)
    return at_work(world.researcher, lambda by: drafts.publish(read, by=by))


def test_a_draft_published_twice_at_once_makes_one_version(
    world: World, draft: DefinitionDraft
) -> None:
    puts(world, draft, "more")()
    before = InstrumentVersion.objects.count()
    failure = overlapping(publishes(world, draft), publishes(world, draft))
    assert isinstance(failure, NotYours)
    assert InstrumentVersion.objects.count() == before + 1
    assert not DefinitionDraft.objects.exists()


@pytest.fixture
def consent(world: World) -> Consent:
    """Her yes to measures."""
    with world.case_manager.at_work(world.file) as by:
        return consents.give(
            world.file, scope=Scope.MEASURE, language="fr", with_interpreter=False, by=by
        )


Taking = Callable[..., object]


def done_by_two(world: World, row: Any, act: Taking) -> BaseException | None:
    """Her case manager and her duo do it, each on a page of her own."""

    def does(person: Person) -> Act:
        read = again(row)
        return at_work(person, lambda by: act(read, by=by), world.file)

    return overlapping(does(world.case_manager), does(world.duo))


def lines_of(act: str) -> int:
    return Line.objects.filter(act=act).count()


WITHDRAWN = "consent.withdrawn.measure"


def test_her_yes_taken_back_by_two_is_taken_back_once(world: World, consent: Consent) -> None:
    assert done_by_two(world, consent, consents.withdraw) is None
    assert not again(consent).is_running
    assert lines_of(WITHDRAWN) == 1


def test_without_looking_again_it_would_be_written_twice(
    world: World, consent: Consent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Consent, "refresh_from_db", lambda *_, **__: None)
    assert done_by_two(world, consent, consents.withdraw) is None
    assert lines_of(WITHDRAWN) == 2


@dataclass
class Undoing:
    """What is there, how it is taken away, and the line that says so."""

    row: Any
    act: Taking
    line: str


def place_freed(world: World, by: Any) -> Undoing:
    facts = groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12)
    group = groups.create(facts, by=by)
    groups.add_case_manager(group, mandate=world.duo.mandate, by=by)
    return Undoing(places.take(group, file=world.file, by=by), places.free, "place.freed")


def comment_withdrawn(world: World, by: Any) -> Undoing:
    said = comments.write(world.file, words="C’est moi.", language="fr", by=by)
    return Undoing(said, comments.erase, "comment.erased")


def exclusion_lifted(world: World, by: Any) -> Undoing:
    named = exclusions.exclude(world.file, account=world.other_group.account, by=by)
    return Undoing(named, exclusions.lift, "exclusion.lifted")


@pytest.mark.parametrize("undoing", [place_freed, comment_withdrawn, exclusion_lifted])
def test_what_two_undo_at_once_is_undone_and_written_once(
    world: World, undoing: Callable[[World, Any], Undoing], monkeypatch: pytest.MonkeyPatch
) -> None:
    with world.case_manager.at_work(world.file) as by:
        what = undoing(world, by)
    # Each was let through while it was still there, on SQLite too.
    monkeypatch.setattr(Permission, "demand", lambda *_, **__: None)
    assert done_by_two(world, what.row, what.act) is None
    assert lines_of(what.line) == 1


def test_a_place_freed_again_from_an_old_page_keeps_the_day_on_which_she_left(
    world: World,
) -> None:
    with world.case_manager.at_work(world.file) as by:
        what = place_freed(world, by)
        places.free(what.row, by=by)
        with time_machine.travel(clock.now() + timedelta(days=30)):
            places.free(what.row, by=by)
    assert again(what.row).left_on == clock.today()
