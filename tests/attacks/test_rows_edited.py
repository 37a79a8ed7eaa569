"""Whoever edits rows of the live database obtains no key by it, at no door that hands keys on.

Each attack stands beside the same way gone honestly, so that a refusal of everything would be seen.
"""

from datetime import timedelta

import pytest
from django.test import Client

from miriam.access.domain import Admission
from miriam.access.models import Mandate
from miriam.core import clock
from miriam.people.models import File
from miriam.people.services import files, stand_ins
from miriam.signin.services import passwords
from miriam.vault import crypto
from miriam.vault import selectors as vault
from miriam.vault.domain import Reason
from miriam.vault.keychain import Closed
from miriam.vault.models import Grant, Holder, KeyRequest, Ring
from miriam.vault.services import generations
from miriam.vault.services.circles import NotVouched
from tests.access.doors import come_in, text
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
    PASSWORD,
    Person,
    World,
    make_file,
    reread,
)

# Grants that are renewed.


def test_a_forged_grant_is_not_carried_over(world: World) -> None:
    intruder = world.other_group.mandate.holder
    rings = Ring.objects.filter(subject=world.file.ring_subject)
    for ring in rings:
        Grant.objects.create(ring=ring, holder=intruder, boxed_key=b"?", reason="duo")
    rings.update(left_by_someone=True)
    catch_up(world.case_manager)
    newest = Grant.objects.filter(ring__generation=2)
    assert newest.exists()
    assert not newest.filter(holder=intruder).exists()


def test_a_swapped_public_key_receives_nothing(world: World) -> None:
    swap_key(world.duo.mandate.holder)
    Ring.objects.filter(subject=world.file.ring_subject).update(left_by_someone=True)
    catch_up(world.case_manager)
    newest = Grant.objects.filter(ring__generation=2, ring__subject=world.file.ring_subject)
    assert newest.filter(holder=world.case_manager.mandate.holder).exists()
    assert not newest.filter(holder=world.duo.mandate.holder).exists()


def test_somebody_with_the_key_who_witnesses_a_stranger_does_not_have_her_carried_over(
    world: World,
) -> None:
    """A stand-in kept a copy of the key, and can write rows too."""
    stranger = Holder.objects.create(public_key=crypto.new_pair().public)
    with world.stand_in.at_work(world.file) as by:
        for ring in Ring.objects.filter(subject=world.file.ring_subject):
            key = by.keychain.key(ring.subject, ring.depth)
            generations.hand(ring, key, stranger, reason="duo", by=None)
    assert has_keys(stranger, world.file)
    Ring.objects.filter(subject=world.file.ring_subject).update(left_by_someone=True)
    catch_up(world.case_manager)
    assert not Grant.objects.filter(ring__generation=2, holder=stranger).exists()


# Somebody is marked as let in.


def test_marked_as_let_in_she_receives_nothing_and_waits_again(world: World) -> None:
    name_duo(world, world.waiting)
    Mandate.objects.filter(pk=world.waiting.mandate.pk).update(admitted_at=clock.now())
    catch_up(world.case_manager)
    assert not has_keys(world.waiting.mandate.holder, world.file)
    assert reread(world.waiting).mandate.admission is Admission.WAITING
    assert "mandate.not_vouched" in acts(world.waiting.account.public_id)


def test_control_let_in_by_a_colleague_she_receives_them(world: World) -> None:
    name_duo(world, world.waiting)
    let_in(world.waiting, by=world.other_group)
    assert not has_keys(world.waiting.mandate.holder, world.file)
    catch_up(world.case_manager)
    assert has_keys(world.waiting.mandate.holder, world.file)
    assert "keys.handed_over" in acts(world.file.public_id)


def test_marked_as_let_in_she_is_refused_as_duo_and_as_stand_in(world: World) -> None:
    Mandate.objects.filter(pk=world.waiting.mandate.pk).update(admitted_at=clock.now())
    with pytest.raises(NotVouched):
        name_duo(world, world.waiting)
    with pytest.raises(NotVouched):
        stand_in_for(world, world.waiting)
    assert not has_keys(world.waiting.mandate.holder, world.file)


def stand_in_for(world: World, person: Person) -> None:
    today = clock.today()
    world.without_stand_ins()
    with world.case_manager.at_work(world.file) as by:
        hat = Mandate.objects.get(pk=person.mandate.pk)
        stand_ins.name(hat, starts_on=today, ends_on=today, reason="illness", by=by)


# A request that nobody made.


def test_an_inserted_request_is_answered_by_nobody(world: World) -> None:
    """She is a colleague who was let in; the file is none of hers."""
    insert_requests(world.other_group.mandate.holder, world.file)
    catch_up(world.case_manager)
    assert not has_keys(world.other_group.mandate.holder, world.file)
    assert not KeyRequest.objects.exists()
    assert "keys.refused" in acts(world.file.public_id)


def test_nor_one_with_a_seat_and_the_witness_of_another(world: World) -> None:
    name_duo(world, world.waiting)
    [witness] = KeyRequest.objects.filter(ring__depth="shared").values_list("witness", flat=True)
    seat = world.other_group.mandate.public_id
    insert_requests(world.other_group.mandate.holder, world.file, seat=seat, witness=witness)
    catch_up(world.case_manager)
    assert not has_keys(world.other_group.mandate.holder, world.file)


def test_nor_one_that_claims_the_place_of_a_lost_key(world: World) -> None:
    hers, intruder = world.duo.mandate.holder, world.other_group.mandate.holder
    Holder.objects.filter(pk=hers.pk).update(successor=intruder)
    insert_requests(intruder, world.file, seat=world.other_group.mandate.public_id)
    catch_up(world.case_manager)
    assert not has_keys(intruder, world.file)


def test_nor_at_the_moment_when_somebody_is_let_in(world: World) -> None:
    insert_requests(world.waiting.mandate.holder, world.file, seat=world.waiting.mandate.public_id)
    let_in(world.waiting, by=world.case_manager)
    assert not has_keys(world.waiting.mandate.holder, world.file)


# A public key that is swapped after the digits were compared, or a seat.


def test_a_key_swapped_while_keys_were_awaited_receives_none(world: World) -> None:
    theirs = make_file(world.other_group, "Samira")
    with world.other_group.at_work(theirs) as by:
        files.name_duo(theirs, duo=world.waiting.mandate, by=by)
    let_in(world.waiting, by=world.case_manager)
    swap_key(world.waiting.mandate.holder)
    catch_up(world.other_group)
    assert not has_keys(world.waiting.mandate.holder, theirs)


@pytest.mark.parametrize("hand_over", [name_duo, stand_in_for])
def test_a_swapped_key_is_no_duo_and_no_stand_in(world: World, hand_over: object) -> None:
    swap_key(world.other_group.mandate.holder)
    with pytest.raises(NotVouched):
        hand_over(world, world.other_group)  # type: ignore[operator]
    assert not has_keys(world.other_group.mandate.holder, world.file)


@pytest.mark.parametrize("hand_over", [name_duo, stand_in_for])
def test_control_the_key_that_was_compared_is(world: World, hand_over: object) -> None:
    hand_over(world, world.other_group)  # type: ignore[operator]
    assert has_keys(world.other_group.mandate.holder, world.file)


def test_the_key_of_another_colleague_in_her_seat_receives_nothing(world: World) -> None:
    named, instead = world.former_stand_in, world.other_group
    Mandate.objects.filter(pk=instead.mandate.pk).update(holder=None)
    Mandate.objects.filter(pk=named.mandate.pk).update(holder=instead.mandate.holder)
    with pytest.raises(NotVouched):
        name_duo(world, named)


def test_she_makes_no_file_for_a_key_that_was_put_in_her_place(world: World) -> None:
    swap_key(world.case_manager.mandate.holder)
    world.case_manager.mandate.holder.refresh_from_db()
    with world.case_manager.at_work() as by, pytest.raises(Closed):
        files.open_file(call_name="Samira", by=by)


def test_a_key_that_somebody_boxed_for_her_account_does_not_become_hers(
    client: Client, world: World
) -> None:
    known, account = crypto.new_pair(), world.case_manager.account
    Holder.objects.filter(pk=world.case_manager.mandate.holder.pk).update(
        public_key=known.public,
        boxed_for_keeper=crypto.box(known.private, bytes(account.holder.public_key)),
    )
    come_in(client, world.case_manager)
    assert "vos dossiers se sont refermés" in text(client.get("/cles"))
    assert "mandate.key_spoiled" in acts(account.public_id)


def test_control_her_own_key_opens(client: Client, world: World) -> None:
    come_in(client, world.case_manager)
    assert "vos dossiers se sont refermés" not in text(client.get("/cles"))


# Rings of a file.


def test_a_generation_put_on_top_is_not_written_with(world: World) -> None:
    mine = world.case_manager.mandate.holder
    for ring in Ring.objects.filter(subject=world.file.ring_subject):
        forged, key = generations.first(subject=ring.subject, centre=ring.centre, depth=ring.depth)
        forged.generation = 2
        private = crypto.new_key()
        forged.public_key = crypto.pair_of(private).public
        forged.sealed_private_key = crypto.seal(private, key, forged.private_place)
        forged.save()
        generations.hand(forged, key, mine, reason="case_manager", by=None)
    with world.case_manager.at_work(world.file) as by:
        assert by.keychain.generation(world.file.ring_subject, "shared") == 1
        assert File.objects.get(pk=world.file.pk).call_name == "Nadia"
        with pytest.raises(Closed):
            files.name_duo(world.file, duo=world.other_group.mandate, by=by)


def test_a_ring_whose_public_half_was_swapped_stays_closed(world: World) -> None:
    other = make_file(world.case_manager, "Samira")
    rings = Ring.objects.filter(subject=world.file.ring_subject)
    rings.update(public_key=crypto.new_pair().public)
    with world.case_manager.at_work(world.file, other) as by:
        assert not by.keychain.is_open(world.file.ring_subject, "shared")
        assert File.objects.get(pk=other.pk).call_name == "Samira", "the others open"


# A key that was lost.


def lose_password(person: Person) -> Person:
    passwords.reset_without_code(person.account, password=PASSWORD)
    return reread(person)


def test_a_found_code_hands_nothing_to_a_key_that_took_her_place(world: World) -> None:
    code = passwords.renew_recovery_code(world.duo.account, password=PASSWORD, by=world.duo.actor())
    again = lose_password(world.duo)
    swap_key(again.mandate.holder)
    again.mandate.holder.refresh_from_db()
    with pytest.raises(Closed):
        passwords.recover_lost_key(again.account, code=code, by=again.actor())
    assert not has_keys(again.mandate.holder, world.file)


def test_a_lost_key_gives_the_next_one_only_what_it_still_has(world: World) -> None:
    again = lose_password(world.duo)
    with world.case_manager.at_work(world.file) as by:
        files.name_duo(File.objects.get(pk=world.file.pk), duo=None, by=by)
    assert not KeyRequest.objects.exists()
    insert_requests(again.mandate.holder, world.file, seat=again.mandate.public_id)
    let_in(again, by=world.case_manager)
    assert not has_keys(again.mandate.holder, world.file)


def test_control_a_lost_key_gives_what_it_has(world: World) -> None:
    again = lose_password(world.duo)
    let_in(again, by=world.other_group)
    catch_up(world.case_manager)
    assert has_keys(again.mandate.holder, world.file)


def test_keys_lent_through_a_lost_key_end_on_their_day(world: World) -> None:
    again = lose_password(world.stand_in)
    let_in(again, by=world.case_manager)
    lent = Grant.objects.filter(holder=again.mandate.holder, ring__subject=world.file.ring_subject)
    assert lent.exists()
    assert not lent.filter(ends_at=None).exists()
    assert not lent.filter(ends_at__gt=clock.now() + timedelta(days=8)).exists()
    assert vault.held_by(again.mandate.holder, reasons=[Reason.STAND_IN])
