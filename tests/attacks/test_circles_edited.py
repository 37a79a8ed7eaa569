"""Whoever edits the rows of a circle is found by the digits read aloud, and believed by nobody.

Each attack stands beside the same way gone honestly, so that a refusal of everything would be seen.
"""

import pytest
from django.test import Client

from miriam.access.models import Mandate
from miriam.access.services import admissions
from miriam.core import clock
from miriam.signin.services import mandates
from miriam.vault import crypto
from miriam.vault.models import Grant, Holder, Ring, Voucher
from miriam.vault.models.voucher import facts
from miriam.vault.services import circles, generations
from miriam.vault.services.circles import NotVouched, UnknownCircle
from tests.access.doors import text
from tests.attacks.editing import (
    acts,
    catch_up,
    has_keys,
    insert_requests,
    let_in,
    name_duo,
    swap_key,
)
from tests.world import (
    Person,
    World,
    digits_of,
    make_person,
    sign_in,
)

# Swapped before the digits are compared.


def test_she_reads_aloud_the_key_that_she_has_and_not_the_one_in_the_row(world: World) -> None:
    before = digits_of(world.waiting)
    swap_key(world.waiting.mandate.holder)
    with world.case_manager.at_work() as by:
        shown = admissions.digits_of(Mandate.objects.get(pk=world.waiting.mandate.pk), by=by)
    assert digits_of(reread_pair(world.waiting)) == before
    assert shown != before


def reread_pair(person: Person) -> Person:
    """As her next page loads her: the row anew, the key of her session."""
    return Person(person.account, Mandate.objects.get(pk=person.mandate.pk), person.pair)


def test_with_a_circle_that_was_put_in_its_place_there_is_nothing_to_read_aloud(
    client: Client, world: World
) -> None:
    Holder.objects.filter(pk=world.waiting.mandate.holder.pk).update(trusted_root=b"r" * 32)
    page = text(sign_in(client, world.waiting).get("/cles"))
    assert "Ne lisez aucun chiffre" in page
    assert digits_of(world.waiting) not in page


# A circle that somebody else made.


class Forged:
    """A circle whose key the intruder knows, in the place of the true one."""

    def __init__(self, world: World, *, generation: int = 1) -> None:
        centre = world.centre.public_id
        if generation == 1:
            Ring.objects.filter(subject=centre, depth=circles.DEPTH).delete()
        self.ring, self.key = generations.first(subject=centre, centre=centre, depth=circles.DEPTH)
        self.ring.generation = generation
        pair = crypto.new_pair()
        self.ring.public_key = pair.public
        self.ring.sealed_private_key = crypto.seal(pair.private, self.key, self.ring.private_place)
        if generation > 1:
            self.ring.sealed_previous_key = crypto.seal(crypto.new_key(), self.key, self.ring.place)
        self.ring.save()
        for person in (world.case_manager, world.waiting):
            self.take_in(person)

    def take_in(self, person: Person) -> None:
        holder, seat = person.mandate.holder, person.mandate.public_id
        generations.hand(self.ring, self.key, holder, reason="member", by=None)
        witness = crypto.witness(facts(self.ring, holder, seat), self.key)
        said = {"ring": self.ring, "seat": seat, "witness": witness}
        Voucher.objects.update_or_create(holder=holder, defaults=said)


@pytest.mark.parametrize("generation", [1, 2])
def test_a_forged_circle_hands_nothing(world: World, generation: int) -> None:
    name_duo(world, world.waiting)
    Forged(world, generation=generation)
    Mandate.objects.filter(pk=world.waiting.mandate.pk).update(admitted_at=clock.now())
    catch_up(world.case_manager)
    assert not has_keys(world.waiting.mandate.holder, world.file)
    assert "circle.unknown" in acts(world.case_manager.account.public_id)
    with pytest.raises(UnknownCircle):
        name_duo(world, world.other_group)


def test_a_circle_forged_before_she_arrives_shows_in_the_digits(world: World) -> None:
    """Her key would vouch for whom the intruder wants; the colleague compares what she knows."""
    with world.case_manager.at_work() as by:
        genuine = by.circle
    Forged(world)
    newcomer = make_person(world.centre, admitted=False)
    assert digits_of(newcomer)
    assert digits_of(newcomer) != genuine.digits_of(newcomer.mandate.holder)


def test_control_with_the_true_circle_the_digits_are_the_same(world: World) -> None:
    newcomer = make_person(world.centre, admitted=False)
    with world.case_manager.at_work() as by:
        assert digits_of(newcomer) == admissions.digits_of(newcomer.mandate, by=by)


def test_a_centre_that_seems_empty_makes_no_first_holder_who_is_believed(world: World) -> None:
    Mandate.objects.filter(centre=world.centre).update(admitted_at=None)
    intruder = make_person(world.centre, admitted=False)
    admissions.found_circle(intruder.mandate, intruder.pair)
    intruder.mandate.save()
    Mandate.objects.filter(pk=world.case_manager.mandate.pk).update(admitted_at=clock.now())
    insert_requests(intruder.mandate.holder, world.file, seat=intruder.mandate.public_id)
    catch_up(world.case_manager)
    assert not has_keys(intruder.mandate.holder, world.file)


# Somebody who left.


def test_the_voucher_of_somebody_who_left_is_worth_nothing_afterwards(world: World) -> None:
    gone = world.other_group
    kept = [*Voucher.objects.filter(holder=gone.mandate.holder)]
    kept += Grant.objects.filter(holder=gone.mandate.holder, ring__depth=circles.DEPTH)
    holder = gone.mandate.holder
    number = holder.pk
    mandates.end(Mandate.objects.get(pk=gone.mandate.pk), by=world.administrator.actor())
    catch_up(world.case_manager)
    holder.pk = number
    for row in (holder, *kept):
        row.save(force_insert=True)
    Mandate.objects.filter(pk=gone.mandate.pk).update(ended_at=None, holder=holder)
    insert_requests(holder, world.file, seat=gone.mandate.public_id)
    catch_up(world.case_manager)
    assert not has_keys(holder, world.file)
    Mandate.objects.filter(pk=gone.mandate.pk).update(admitted_at=clock.now())
    with pytest.raises(NotVouched):
        name_duo(world, gone)


def test_control_who_stays_is_vouched_for_after_somebody_left(world: World) -> None:
    ended = Mandate.objects.get(pk=world.stand_in.mandate.pk)
    mandates.end(ended, by=world.administrator.actor())
    catch_up(world.case_manager)
    circle = Ring.objects.filter(subject=world.centre.public_id, depth=circles.DEPTH)
    assert circle.count() == 2
    catch_up(world.case_manager)
    assert circle.count() == 2
    name_duo(world, world.other_group)
    let_in(world.waiting, by=world.other_group)
    assert has_keys(world.other_group.mandate.holder, world.file)
