"""What is taken from somebody is taken from the key that she lost, too; what is over is gone."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from miriam.access.models import Mandate
from miriam.access.services import admissions
from miriam.core import clock
from miriam.groups.models import Membership
from miriam.groups.services import groups
from miriam.people.models import File
from miriam.people.services import exclusions, files, stand_ins
from miriam.people.services.stand_ins import KeptFromHer
from miriam.signin.services import mandates, passwords
from miriam.vault.models import Grant, Holder, Ring
from tests.access.doors import come_in, text
from tests.world import PASSWORD, Person, World, make_file, reread, sign_in


def lose(person: Person) -> Holder:
    """She lost her password and has no code at hand; returns the key that she lost."""
    lost = Holder.objects.get(pk=person.mandate.holder.pk)
    passwords.reset_without_code(person.account, password=PASSWORD)
    return lost


def opens(holder: Holder, subject: UUID) -> bool:
    """Whether this key has the newest generation of something of this subject."""
    newest = Ring.objects.filter(subject=subject).order_by("-generation").first()
    grants = Grant.objects.filter(holder=holder.pk, ring__subject=subject)
    return grants.filter(ring__generation=newest.generation).exists()


def let_in_again(world: World) -> None:
    again = reread(world.duo)
    with world.case_manager.at_work() as by:
        compared = admissions.digits_of(again.mandate, by=by)
        admissions.let_in(again.mandate, compared=compared, by=by)
        admissions.catch_up(by)


def fresh(file: File) -> File:
    return File.objects.get(pk=file.pk)


def test_whom_she_excludes_keeps_nothing_by_the_key_that_was_lost(world: World) -> None:
    lost, subject = lose(world.duo), world.file.ring_subject
    assert opens(lost, subject)
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(fresh(world.file), account=world.duo.account, by=by)
    assert not opens(lost, subject)
    let_in_again(world)
    assert not opens(reread(world.duo).mandate.holder, subject)


def test_neither_does_a_former_duo(world: World) -> None:
    lost = lose(world.duo)
    with world.case_manager.at_work(world.file) as by:
        files.name_duo(fresh(world.file), duo=None, by=by)
    assert not opens(lost, world.file.ring_subject)


def test_neither_does_who_no_longer_carries_a_group(world: World) -> None:
    with world.case_manager.at_work() as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Essais", places=14), by=by
        )
        groups.add_case_manager(group, mandate=world.duo.mandate, by=by)
    lost = lose(world.duo)
    assert opens(lost, group.ring_subject)
    with world.case_manager.at_work() as by:
        by.open([group.ring_subject], groups.DEPTHS)
        membership = Membership.objects.get(group=group, mandate=world.duo.mandate)
        groups.end_membership(membership, by=by)
    assert not opens(lost, group.ring_subject)


def test_neither_does_who_left(world: World) -> None:
    lost = lose(world.duo)
    mandates.end(Mandate.objects.get(pk=world.duo.mandate.pk), by=world.administrator.actor())
    assert not Holder.objects.filter(pk=lost.pk).exists()
    with world.case_manager.at_work() as by:
        admissions.catch_up(by)
    assert not Grant.objects.filter(holder=lost.pk).exists()


def test_control_what_nobody_took_from_her_she_has_again(world: World) -> None:
    lost = lose(world.duo)
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(fresh(world.file), account=world.other_group.account, by=by)
    assert opens(lost, world.file.ring_subject)
    let_in_again(world)
    assert opens(reread(world.duo).mandate.holder, world.file.ring_subject)


# A colleague whom she excluded, as a stand-in.


def typed(person: Person) -> dict[str, object]:
    today = clock.today()
    return {
        "mandate": person.mandate.public_id,
        "starts_on": today,
        "ends_on": today,
        "reason": "holiday",
    }


def exclude(world: World, person: Person) -> None:
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(fresh(world.file), account=person.account, by=by)


def test_an_excluded_colleague_receives_no_key_as_a_stand_in(client: Client, world: World) -> None:
    exclude(world, world.other_group)
    page = sign_in(client, world.case_manager).post(
        "/equipe/remplacement", typed(world.other_group)
    )
    assert "Choisissez quelqu’un d’autre" in text(page)
    assert not opens(world.other_group.mandate.holder, world.file.ring_subject)


def test_of_several_files_the_one_that_is_closed_to_her_stays_closed(
    client: Client, world: World
) -> None:
    exclude(world, world.other_group)
    other = make_file(world.case_manager, "Samira")
    page = sign_in(client, world.case_manager).post(
        "/equipe/remplacement", typed(world.other_group), follow=True
    )
    assert "reste fermé à cette collègue" in text(page)
    assert opens(world.other_group.mandate.holder, other.ring_subject)
    assert not opens(world.other_group.mandate.holder, world.file.ring_subject)


def test_nor_through_the_service(world: World) -> None:
    exclude(world, world.other_group)
    today = clock.today()
    with world.case_manager.at_work(world.file) as by, pytest.raises(KeptFromHer):
        stand_ins.name(
            world.other_group.mandate,
            starts_on=today,
            ends_on=today,
            reason="illness",
            subjects=[world.file.ring_subject],
            by=by,
        )


def test_control_a_colleague_whom_nobody_excluded_receives_it(client: Client, world: World) -> None:
    world.without_stand_ins()
    page = sign_in(client, world.case_manager).post(
        "/equipe/remplacement", typed(world.other_group), follow=True
    )
    assert "reste fermé à cette collègue" not in text(page)
    assert opens(world.other_group.mandate.holder, world.file.ring_subject)


# A mandate that is over by its date.


def test_a_mandate_over_by_its_day_leaves_no_key_once_somebody_signs_in(
    client: Client, world: World
) -> None:
    hers = world.duo.mandate.holder
    Mandate.objects.filter(pk=world.duo.mandate.pk).update(ends_on=clock.today())
    come_in(client, world.case_manager)
    assert opens(hers, world.file.ring_subject), "her last day is hers"
    client.post("/se-deconnecter")
    with time_machine.travel(clock.now() + timedelta(days=1)):
        sign_in_by_doors(client, world.case_manager)
    assert not Holder.objects.filter(pk=hers.pk).exists()
    newest = Ring.objects.filter(subject=world.file.ring_subject, generation=2)
    assert newest.exists(), "and what comes is closed to a copy that she kept"
    assert not Mandate.objects.get(pk=world.duo.mandate.pk).account.is_active


def sign_in_by_doors(client: Client, person: Person) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user=person.account).delete()
    come_in(client, person)
