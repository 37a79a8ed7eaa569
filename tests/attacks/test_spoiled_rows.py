"""A row that somebody changed says so in its place; the rest of the page stays."""

import logging

import pytest
from django.db import connection
from django.test import Client

from miriam.people.domain import Scope
from miriam.people.models import Consent, File, Household, SafeContact
from miriam.people.services import consents
from miriam.vault import crypto
from miriam.vault.fields import SealedText
from miriam.vault.models import Ring
from tests.access.doors import text
from tests.world import World, make_file, sign_in


@pytest.fixture
def world(world: World) -> World:
    """Everybody, around one file, and another file."""
    world.other = make_file(world.case_manager, "Samira")  # type: ignore[attr-defined]
    return world


def spoil(model: type, row: object, column: str) -> None:
    """Change one byte of a sealed value, past the program."""
    table = model._meta.db_table  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE id = %s", [row.pk])
        kept = bytearray(cursor.fetchone()[0])
        kept[-1] ^= 1
        statement = f"UPDATE {table} SET {column} = %s WHERE id = %s"
        cursor.execute(statement, [bytes(kept), row.pk])


def reading(client: Client, page: str) -> str:
    answer = client.get(page, follow=True)
    assert answer.status_code == 200
    return text(answer)


def searching(client: Client) -> str:
    """Search opens all names and sorts them."""
    answer = client.post("/chercher", {"words": "sam"})
    assert answer.status_code == 200
    return text(answer)


def test_one_spoiled_name_leaves_the_others_on_the_list(
    client: Client, world: World, caplog: pytest.LogCaptureFixture
) -> None:
    spoil(File, world.file, "call_name")
    sign_in(client, world.case_manager)
    with caplog.at_level(logging.WARNING):
        page = searching(client)
    assert "Samira" in page
    assert "Nadia" not in page
    assert str(world.file.public_id) in caplog.text
    assert "Nadia" not in caplog.text


def test_a_spoiled_ring_leaves_the_others_on_the_list(client: Client, world: World) -> None:
    rings = Ring.objects.filter(subject=world.file.ring_subject)
    rings.update(public_key=crypto.new_pair().public)
    page = searching(sign_in(client, world.case_manager))
    assert "Samira" in page
    assert "Nadia" not in page


def test_every_spoiled_field_leaves_her_page_standing(client: Client, world: World) -> None:
    contact = SafeContact.objects.get(file=world.file)
    with world.case_manager.at_work(world.file) as by:
        contact.channel, contact.address, contact.avoid = "sms", "0470 00 00 00", "le soir"
        contact.may_leave_message = True
        contact.save()
        file = File.objects.get(pk=world.file.pk)
        file.languages = ["ar"]
        file.save()
        consent = consents.give(
            file, scope=Scope.PARTICIPATION, language="ar", with_interpreter=True, by=by
        )
    rows = [(File, world.file), (Household, world.file.household), (SafeContact, contact)]
    rows.append((Consent, consent))
    spoiled = 0
    for model, row in rows:
        for field in model._meta.get_fields():
            if isinstance(field, SealedText) and _is_kept(model, row, field.column):
                spoil(model, row, field.column)
                spoiled += 1
    assert spoiled > 5
    sign_in(client, world.case_manager)
    for page in ("", "/fiche", "/identite", "/menage", "/contact", "/pour-elle"):
        said = reading(client, f"/dossiers/{world.file.public_id}{page}")
        assert "0470" not in said
        assert "Illisible" in said, page
    assert reading(client, f"/accords/{consent.public_id}")


def _is_kept(model: type, row: object, column: str) -> bool:
    found = model.objects.filter(pk=row.pk)  # type: ignore[attr-defined]
    return found.filter(**{f"{column}__isnull": False}).exists()


def test_what_is_sent_back_unchanged_does_not_replace_what_was_there(world: World) -> None:
    before = kept_name(world)
    spoil(File, world.file, "call_name")
    after = kept_name(world)
    assert after != before
    with world.case_manager.at_work(world.file):
        file = File.objects.get(pk=world.file.pk)
        file.call_name = file.call_name
        file.save()
        assert kept_name(world) == after
        file.call_name = "Nadia"
        file.save()
        assert File.objects.get(pk=world.file.pk).call_name == "Nadia", "a new name is kept"


def kept_name(world: World) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("SELECT call_name FROM people_file WHERE id = %s", [world.file.pk])
        return bytes(cursor.fetchone()[0])
