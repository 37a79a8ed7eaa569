"""What somebody does who writes in the live database, and what colleagues do beside it."""

from uuid import UUID

from miriam.access.models import Mandate
from miriam.access.services import admissions
from miriam.audit.models import Line
from miriam.people.models import File
from miriam.people.services import files
from miriam.vault import crypto
from miriam.vault.models import Grant, Holder, KeyRequest, Ring
from tests.world import (
    Person,
    World,
    digits_of,
)


def catch_up(person: Person) -> None:
    """She opens her vault."""
    with person.at_work() as by:
        admissions.catch_up(by)


def let_in(person: Person, by: Person) -> None:
    compared = digits_of(person)
    with by.at_work() as actor:
        admissions.let_in(person.mandate, compared=compared, by=actor)


def name_duo(world: World, person: Person) -> None:
    with world.case_manager.at_work(world.file) as by:
        files.name_duo(world.file, duo=Mandate.objects.get(pk=person.mandate.pk), by=by)


def has_keys(holder: Holder, file: File) -> bool:
    return Grant.objects.filter(holder=holder, ring__subject=file.ring_subject).exists()


def acts(subject: UUID) -> set[str]:
    return set(Line.objects.filter(subject=subject).values_list("act", flat=True))


def insert_requests(holder: Holder, file: File, **said: object) -> None:
    """As somebody would who can write in the database."""
    for ring in Ring.objects.filter(subject=file.ring_subject):
        KeyRequest.objects.create(ring=ring, holder=holder, reason="duo", **said)


def swap_key(holder: Holder) -> None:
    """Another public key in the row of a holder."""
    Holder.objects.filter(pk=holder.pk).update(public_key=crypto.new_pair().public)
