"""Whoever has keys for a time, or waits for them, cannot make them her own."""

from datetime import timedelta

import time_machine
from django.conf import settings
from django.core import mail
from django.db.models import QuerySet
from django.test import Client

from miriam.access.domain import Admission
from miriam.access.models import Mandate
from miriam.access.services import admissions
from miriam.core import clock
from miriam.people.models import Exclusion, File
from miriam.signin.services import passwords
from miriam.vault.models import Grant, Ring
from tests.world import PASSWORD, Person, World, digits_of, make_person, reread, sign_in


def keys_of(person: Person, world: World) -> QuerySet[Grant]:
    own = Grant.objects.filter(holder=person.mandate.holder)
    return own.filter(ring__subject=world.file.ring_subject)


def test_a_stand_in_cannot_name_herself_duo(client: Client, world: World) -> None:
    sign_in(client, world.stand_in)
    client.post(f"/dossiers/{world.file.public_id}/equipe", {"duo": world.stand_in.mandate.pk})
    assert File.objects.get(pk=world.file.pk).duo == world.duo.mandate
    lent = keys_of(world.stand_in, world)
    assert lent.exists()
    assert not lent.filter(ends_at=None).exists()


def test_a_stand_in_cannot_lift_an_exclusion(client: Client, world: World) -> None:
    exclusion = Exclusion.objects.create(file=world.file, account=world.other_group.account)
    sign_in(client, world.stand_in)
    assert client.post(f"/jamais/{exclusion.public_id}/lever").status_code == 404
    assert Exclusion.objects.filter(pk=exclusion.pk).exists()


def lose_password(client: Client, person: Person) -> None:
    client.post("/mot-de-passe/oublie", {"name": person.account.sign_in_name})
    [address] = [word for word in mail.outbox[-1].body.split() if "/lien/" in word]
    client.get(address.removeprefix(settings.ADDRESS))
    typed = {"password": PASSWORD, "again": PASSWORD, "without_code": "on"}
    assert client.post("/mot-de-passe/nouveau", typed).status_code == 200


def find_code_again(person: Person, code: str) -> Mandate:
    again = reread(person)
    passwords.recover_lost_key(again.account, code=code, by=again.actor())
    return Mandate.objects.get(pk=person.mandate.pk)


def test_losing_and_finding_a_key_lets_nobody_in_whom_no_colleague_let_in(
    client: Client, world: World
) -> None:
    code = passwords.renew_recovery_code(
        world.waiting.account, password=PASSWORD, by=world.waiting.actor()
    )
    lose_password(client, world.waiting)
    assert find_code_again(world.waiting, code).admission is Admission.WAITING


def test_finding_a_key_still_lets_back_in_whoever_was_in(client: Client, world: World) -> None:
    code = passwords.renew_recovery_code(world.duo.account, password=PASSWORD, by=world.duo.actor())
    lose_password(client, world.duo)
    assert find_code_again(world.duo, code).admission is Admission.ADMITTED


def test_the_fingerprint_that_was_compared_is_the_key_that_is_let_in(
    client: Client, world: World
) -> None:
    door = f"/equipe/{world.waiting.mandate.public_id}/ouvrir"
    sign_in(client, world.case_manager)
    compared = client.get(door).context["digits"]
    assert compared == digits_of(world.waiting)
    # Between the telephone call and the tap, somebody else takes her place.
    somebody = make_person(world.centre, admitted=False)
    Mandate.objects.filter(pk=somebody.mandate.pk).update(holder=None)
    Mandate.objects.filter(pk=world.waiting.mandate.pk).update(holder=somebody.mandate.holder)
    answer = client.post(door, {"compared": compared})
    assert digits_of(somebody) in answer.content.decode()
    assert Mandate.objects.get(pk=world.waiting.mandate.pk).admission is Admission.WAITING


def test_keys_lent_until_a_day_are_gone_and_the_rings_renewed_after_it(world: World) -> None:
    lent = keys_of(world.former_stand_in, world)
    assert lent.exists()
    with world.case_manager.at_work() as by:
        admissions.catch_up(by)
    assert not lent.exists()
    generations = Ring.objects.filter(subject=world.file.ring_subject).order_by("pk")
    assert max(generations.values_list("generation", flat=True)) == 2
    with time_machine.travel(clock.now() + timedelta(days=1)), world.case_manager.at_work() as by:
        admissions.catch_up(by)
    assert max(generations.values_list("generation", flat=True)) == 2
