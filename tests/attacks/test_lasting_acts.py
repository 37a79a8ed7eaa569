"""A right lent for some days decides nothing that lasts: whoever stands in destroys no key and no
word, shuts nobody out for good, and ends nothing that her team cannot take up again.
"""

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from miriam.accompaniment.models import Aspiration, EarlierWords, Encounter, Note, Step
from miriam.measures import models as measures
from miriam.measures.services import answering, comments, testimonies
from miriam.people.domain import Shut
from miriam.people.models import Exclusion, File
from miriam.people.permissions import READ_FILE, WRITE_FILE
from miriam.people.services import exclusions, files
from miriam.people.services.refusals import ForHerTeam
from miriam.questionnaire.domain.given import Given
from miriam.vault.models import Grant, Holder, Ring
from tests.access.doors import text
from tests.access.examples import Examples
from tests.access.routes import all_routes, thousands_of_pages
from tests.measures.measuring import Team, say
from tests.world import Person, World, make_person, make_stand_in, sign_in

pytestmark = pytest.mark.django_db
# Keys, and what was confided.
LASTING = (
    Grant,
    Holder,
    Ring,
    Encounter,
    Note,
    Aspiration,
    EarlierWords,
    Step,
    measures.Testimony,
    measures.TestimonyRevision,
    measures.Comment,
    measures.Answer,
    measures.SealedAnswer,
)


def there() -> set[tuple[str, int]]:
    """Every row of these kinds."""
    return {
        (kind.__name__, pk)
        for kind in LASTING
        for pk in kind._default_manager.order_by("pk").values_list("pk", flat=True)
    }


def destroyed(world: World) -> set[str]:
    """What is gone when whoever stands in has sent something to each of the doors."""
    examples = Examples(world)
    before = there()
    with thousands_of_pages():
        for route in all_routes():
            if route.gate.permission and not route.name.startswith(("signin:", "questionnaire:")):
                address = route.address(examples.of(route.name, route.parameters))
                # A tablet that is handed over ends a session: each time she comes in anew.
                sign_in(Client(), world.stand_in).post(address, {"account": world.duo.account.pk})
    return {kind for kind, _pk in before - there()}


@pytest.mark.on_one_database
def test_nothing_that_she_sends_destroys_a_key_or_a_word(world: World) -> None:
    assert destroyed(world) == set()
    assert File.objects.get(pk=world.file.pk).duo == world.duo.mandate


@pytest.mark.on_one_database
def test_without_the_rule_the_same_walk_finds_what_is_gone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (testimonies, comments):
        monkeypatch.setattr(module, "demand_team", lambda *_, **__: None)
    monkeypatch.setattr(exclusions, "NAME_TEAM", WRITE_FILE)
    assert destroyed(world) == {"Grant", "Testimony", "Comment"}


def keys_of(person: Person, file: File) -> int:
    own = Grant.objects.filter(holder__mandate=person.mandate, ring__subject=file.ring_subject)
    return own.count()


def reads(person: Person, file: File) -> bool:
    return READ_FILE.holds(file, by=person.actor())


def named_by_stand_in(world: World, person: Person) -> Exclusion:
    client = sign_in(Client(), world.stand_in)
    never = reverse("people:never", args=[world.file.public_id])
    client.post(never, {"account": person.account.pk})
    return Exclusion.objects.get(file=world.file, account=person.account)


def decide(world: World, what: str, exclusion: Exclusion, by: Person) -> Any:
    return sign_in(Client(), by).post(reverse(f"people:never_{what}", args=[exclusion.public_id]))


def test_her_duo_reads_until_her_team_has_said_yes(world: World) -> None:
    exclusion = named_by_stand_in(world, world.duo)
    assert exclusion.state == Shut.ASKED
    assert reads(world.duo, world.file)
    assert keys_of(world.duo, world.file) == len(files.DEPTHS)
    decide(world, "confirm", exclusion, world.case_manager)
    assert not reads(world.duo, world.file)
    assert not keys_of(world.duo, world.file)
    assert File.objects.get(pk=world.file.pk).duo is None


def test_her_team_finds_it_on_her_day_and_in_the_file(world: World, client: Client) -> None:
    named_by_stand_in(world, world.duo)
    sign_in(client, world.case_manager)
    assert "Une remplaçante a noté qui écarter" in text(client.get("/journee"))
    card = client.get(reverse("people:card", args=[world.file.public_id]))
    assert "Une remplaçante a noté quelqu’un" in text(card)
    never = text(client.get(reverse("people:never", args=[world.file.public_id])))
    assert "Sofie Exemple" in never
    assert "Confirmer" in never


def test_whoever_is_named_neither_reads_it_nor_decides(world: World, client: Client) -> None:
    exclusion = named_by_stand_in(world, world.duo)
    sign_in(client, world.duo)
    assert "Une remplaçante a noté" not in text(client.get("/journee"))
    never = text(client.get(reverse("people:never", args=[world.file.public_id])))
    assert "Confirmer" not in never
    for what in ("confirm", "lift"):
        for person in (world.duo, world.stand_in, world.other_group):
            assert decide(world, what, exclusion, person).status_code == 404
    assert Exclusion.objects.get(pk=exclusion.pk).state == Shut.ASKED


def test_anybody_else_reads_nothing_at_once_and_keeps_her_keys_until_then(world: World) -> None:
    second = make_person(world.centre, name="Elke Exemple")
    make_stand_in(world.file, world.case_manager, second)
    exclusion = named_by_stand_in(world, second)
    assert exclusion.state == Shut.FOR_NOW
    assert not reads(second, world.file)
    assert keys_of(second, world.file)
    decide(world, "lift", exclusion, world.duo)
    assert reads(second, world.file)
    decide(world, "confirm", named_by_stand_in(world, second), world.duo)
    assert not keys_of(second, world.file)


def test_a_duo_who_is_no_longer_one_is_shut_out_meanwhile(world: World) -> None:
    exclusion = named_by_stand_in(world, world.duo)
    with world.case_manager.at_work(world.file) as by:
        files.name_duo(world.file, duo=None, by=by)
    assert Exclusion.objects.get(pk=exclusion.pk).state == Shut.FOR_NOW


def test_named_again_by_the_team_it_is_for_good(world: World) -> None:
    exclusion = named_by_stand_in(world, world.duo)
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(world.file, account=world.duo.account, by=by)
    assert Exclusion.objects.get(pk=exclusion.pk).state == Shut.FOR_GOOD
    assert not keys_of(world.duo, world.file)


@pytest.mark.parametrize(
    ("door", "of", "says"),
    [
        ("people:stop", lambda one: one.world.file, "mettez en pause"),
        ("measures:testimony_erase", lambda one: one.testimony, "son équipe seulement"),
        ("measures:comment_erase", lambda one: one.comment, "ne se défait pas"),
    ],
)
def test_she_reads_who_can_do_it(
    world: World, client: Client, door: str, of: Callable[[Examples], Any], says: str
) -> None:
    address = reverse(door, args=[of(Examples(world)).public_id])
    answer = sign_in(client, world.stand_in).post(address, follow=True)
    assert says in text(answer)


def test_the_page_of_the_stop_offers_her_a_pause(world: World, client: Client) -> None:
    page = sign_in(client, world.stand_in).get(reverse("people:stop", args=[world.file.public_id]))
    assert "case manager ou sa collègue en duo" in text(page)
    assert "Mettre en pause" in text(page)
    stop = BeautifulSoup(page.content, "html.parser").select("form[action$='/arreter']:not([id])")
    assert not [form for form in stop if "Arrêter" in form.get_text()]


def test_a_sheet_does_not_replace_what_she_began_on_a_tablet(client: Client) -> None:
    team = Team()
    begun, other = team.start(), make_person(team.file.centre)
    team.hand_over(begun)
    first = next(one for one in begun.questions if one.scale)
    say(begun, first.key, Given(code=3))
    make_stand_in(team.file, team.case_manager, other)
    sheet = {first.key: Given(code=1)}
    with other.at_work(team.file) as by, pytest.raises(ForHerTeam):
        answering.enter(begun, sheet, on=begun.started_on, by=by)
    with team.case_manager.at_work(team.file) as by:
        answering.enter(begun, sheet, on=begun.started_on, by=by)
