"""The calendar behind an address: whose appointments stand in it, and all that does not."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from miriam.accompaniment.domain import Company, EncounterKind
from miriam.accompaniment.models import Appointment
from miriam.accompaniment.services import appointments
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.audit.models import Line
from miriam.core import clock
from miriam.groups.domain import Phase
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.groupwork.models import Session as Together
from miriam.groupwork.services import sessions
from miriam.groupwork.services.sessions import SessionFacts
from miriam.outbox.services import addresses
from miriam.people.models import File
from miriam.people.services import exclusions
from miriam.vault.domain import Depth
from tests.world import Person, World, make_file

pytestmark = pytest.mark.django_db


def in_days(days: int) -> datetime:
    return clock.now().replace(second=0, microsecond=0) + timedelta(days=days)


def made(person: Person, file: File, days: int = 2, **more: Any) -> Appointment:
    facts = {"starts_at": in_days(days), "kind": EncounterKind.WALK, "what": "Kanari", **more}
    with person.at_work(file) as by:
        return appointments.make(file, AppointmentFacts(**facts), by=by)


def hers(world: World) -> str:
    with world.case_manager.at_work(world.file) as by:
        return f"/agenda/fr/{addresses.make_hers(world.file, by=by)}.ics"


def mine(person: Person) -> str:
    with person.at_work() as by:
        return f"/agenda/fr/{addresses.make_mine(person.mandate, by=by)}.ics"


def asked(address: str, **headers: str) -> Any:
    """As a telephone asks: without a cookie."""
    return Client(headers=headers).get(address)


def uids_in(answer: Any) -> set[str]:
    return set(re.findall(r"^UID:(.+)\r$", answer.content.decode(), re.MULTILINE))


def names_of(*kept: Appointment) -> set[str]:
    return {str(one.public_id) for one in kept}


def test_hers_has_those_at_which_she_is_expected_whoever_made_them(world: World) -> None:
    ours, duos = made(world.case_manager, world.file), made(world.duo, world.file, 3)
    with_partner = made(world.case_manager, world.file, 4, company=Company.PARTNER)
    made(world.case_manager, world.file, 5, company=Company.WITHOUT_HER)
    made(world.case_manager, make_file(world.case_manager, "Aïcha"), 6)
    assert uids_in(asked(hers(world))) == names_of(ours, duos, with_partner)


def test_a_professionals_has_her_own_of_every_kind_and_nobody_elses(world: World) -> None:
    other = make_file(world.case_manager, "Aïcha")
    own = [
        made(world.case_manager, world.file),
        made(world.case_manager, other, 3, company=Company.WITHOUT_HER),
    ]
    of_duo = made(world.duo, world.file, 4)
    assert uids_in(asked(mine(world.case_manager))) == names_of(*own)
    assert uids_in(asked(mine(world.duo))) == names_of(of_duo)


def test_whoever_stands_in_carries_her_own_alone_and_only_while_she_does(world: World) -> None:
    made(world.case_manager, world.file)
    own = made(world.stand_in, world.file, 3)
    address = mine(world.stand_in)
    assert uids_in(asked(address)) == names_of(own)
    with time_machine.travel(clock.now() + timedelta(days=9)):
        assert uids_in(asked(address)) == set()


def test_whom_she_shut_out_has_nothing_of_hers(world: World) -> None:
    made(world.duo, world.file)
    address = mine(world.duo)
    with world.case_manager.at_work(world.file) as by:
        exclusions.exclude(world.file, account=world.duo.account, by=by)
    assert uids_in(asked(address)) == set()


def test_a_moved_one_keeps_its_name_and_a_dropped_one_stays(world: World) -> None:
    one = made(world.case_manager, world.file)
    address = hers(world)
    before = asked(address).content.decode()
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(one, by=by)
    after = asked(address).content.decode()
    assert uids_in(asked(address)) == names_of(one)
    assert "STATUS:CONFIRMED" in before
    assert "STATUS:CANCELLED" in after
    assert "SEQUENCE:0" in before
    assert "SEQUENCE:1" in after


def test_it_says_day_and_hour_under_a_neutral_title(world: World) -> None:
    with world.case_manager.at_work(world.file):
        made(world.case_manager, world.file, place="Kanari", partner="Kanari", bring="Kanari")
    for address in (hers(world), mine(world.case_manager)):
        said = asked(address).content.decode()
        assert "SUMMARY:Rendez-vous\r\n" in said
        assert "X-WR-CALNAME:Agenda\r\n" in said
        for word in ("Kanari", "Nadia", "Lieve", "Val-Fictif", "iriam", "CPAS", "LOCATION", "walk"):
            assert word not in said


def test_the_title_is_in_the_language_of_the_address(world: World) -> None:
    made(world.case_manager, world.file)
    address = hers(world)
    dutch = asked(address.replace("/fr/", "/nl/")).content.decode()
    arabic = asked(address.replace("/fr/", "/ar/")).content.decode()
    assert "SUMMARY:Afspraak" in dutch
    assert "SUMMARY:موعد" in arabic


def same_in(answer: Any) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.content, dict(answer.headers)


def test_stopped_wrong_and_unwritten_are_answered_alike(world: World) -> None:
    made(world.case_manager, world.file)
    address = hers(world)
    assert asked(address).status_code == 200
    unwritten = asked(address.replace("/fr/", "/xx/"))
    with world.case_manager.at_work(world.file) as by:
        addresses.stop_hers(world.file, by=by)
    stopped, wrong = asked(address), asked("/agenda/fr/nobody-was-given-this.ics")
    assert stopped.status_code == 404
    assert stopped.content == b""
    assert same_in(stopped) == same_in(wrong) == same_in(unwritten)


def test_a_telephone_that_has_it_is_told_so_until_something_changes(world: World) -> None:
    one = made(world.case_manager, world.file)
    address = hers(world)
    first = asked(address)
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert first.headers["Content-Type"] == "text/calendar; charset=utf-8"
    again = asked(address, if_none_match=first.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    with world.case_manager.at_work(world.file) as by:
        appointments.drop(one, by=by)
    changed = asked(address, if_none_match=first.headers["ETag"])
    assert changed.status_code == 200


def test_asking_leaves_no_trace(world: World, logs: list[str]) -> None:
    address = hers(world)
    secret = address.split("/")[-1].removesuffix(".ics")
    lines, sessions = Line.objects.count(), Session.objects.count()
    with CaptureQueriesContext(connection) as queries:
        answers = [asked(address), asked(f"/agenda/fr/x{secret}.ics"), Client().post(address)]
    assert [answer.status_code for answer in answers] == [200, 404, 405]
    assert not [one["sql"] for one in queries if not one["sql"].startswith("SELECT")]
    assert not [one["sql"] for one in queries if secret in one["sql"]]
    assert not [line for line in logs if secret in line]
    assert (Line.objects.count(), Session.objects.count()) == (lines, sessions)
    assert not any(answer.cookies for answer in answers)


def test_the_secret_of_a_calendar_opens_no_other_door(world: World, client: Client) -> None:
    secret = hers(world).split("/")[-1].removesuffix(".ics")
    page = client.get(f"/lien/{secret}", follow=True)
    assert page.status_code == 404
    client.cookies["miriam_tablet"] = secret
    assert client.get(f"/dossiers/{world.file.public_id}").status_code == 302


def test_what_is_long_over_is_left_out(world: World) -> None:
    one = made(world.case_manager, world.file)
    address = hers(world)
    with time_machine.travel(clock.now() + timedelta(days=30)):
        assert uids_in(asked(address)) == names_of(one)
    with time_machine.travel(clock.now() + timedelta(days=90)):
        assert uids_in(asked(address)) == set()


def test_more_appointments_ask_no_more_questions(world: World) -> None:
    address = hers(world)
    made(world.case_manager, world.file)
    with CaptureQueriesContext(connection) as few:
        asked(address)
    for days in range(3, 13):
        made(world.case_manager, world.file, days)
    with CaptureQueriesContext(connection) as many:
        assert len(uids_in(asked(address))) == 11
    assert len(many) == len(few)


def in_a_group(world: World, *, seated: bool = True) -> Together:
    """A session of a group of the case manager, in which the woman of the world has a place."""
    with world.case_manager.at_work(world.file) as by:
        group = groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=12), by=by
        )
        if seated:
            places.take(group, file=world.file, by=by)
        by.open([group.ring_subject], [Depth.GROUP])
        facts = SessionFacts(in_days(3), in_days(4), title="Kanari", place="Canari")
        return sessions.plan(group, facts, by=by)


def test_sessions_stand_in_hers_and_in_her_case_managers(world: World) -> None:
    session = in_a_group(world)
    for address in (hers(world), mine(world.case_manager)):
        assert uids_in(asked(address)) == {str(session.public_id)}
    assert uids_in(asked(mine(world.duo))) == set()


def test_who_has_no_place_in_the_group_has_none_of_its_sessions(world: World) -> None:
    in_a_group(world, seated=False)
    assert uids_in(asked(hers(world))) == set()


def test_a_session_cannot_be_told_from_an_appointment(world: World) -> None:
    in_a_group(world)
    made(world.case_manager, world.file)
    lines = asked(hers(world)).content.decode().splitlines()
    assert len({line for line in lines if line.startswith("SUMMARY")}) == 1
    assert not any("anari" in line for line in lines)


def test_two_groups_that_meet_together_meet_once(world: World) -> None:
    session, other = in_a_group(world), in_a_group(world, seated=False)
    session.joined.add(other.group)
    told = asked(mine(world.case_manager)).content.decode()
    assert told.count(f"UID:{session.public_id}") == 1


def test_what_an_ended_group_had_planned_is_told_so_that_it_goes(world: World) -> None:
    session = in_a_group(world)
    addresses_known = hers(world), mine(world.case_manager)
    ended = Group.objects.filter(pk=session.group_id)
    for phase, stands in ((Phase.ENDED, "CANCELLED"), (Phase.FOLLOW_UP, "CONFIRMED")):
        ended.update(phase=phase)
        for address in addresses_known:
            assert f"STATUS:{stands}" in asked(address).content.decode()


def test_what_an_ended_group_held_stays_as_it_was(world: World) -> None:
    session = in_a_group(world)
    address = hers(world)
    Group.objects.filter(pk=session.group_id).update(phase=Phase.ENDED)
    with time_machine.travel(session.ends_at + timedelta(hours=1)):
        assert "STATUS:CONFIRMED" in asked(address).content.decode()


def test_who_carries_two_groups_keeps_what_one_of_them_still_holds(world: World) -> None:
    session, other = in_a_group(world), in_a_group(world, seated=False)
    session.joined.add(other.group)
    Group.objects.filter(pk=other.group_id).update(phase=Phase.ENDED)
    events = asked(mine(world.case_manager)).content.decode().split("BEGIN:VEVENT")[1:]
    told = {str(session.public_id): "CONFIRMED", str(other.public_id): "CANCELLED"}
    assert len(events) == 2
    for uid, stands in told.items():
        [event] = [one for one in events if uid in one]
        assert f"STATUS:{stands}" in event


def test_a_dropped_session_is_told_so_that_it_goes(world: World) -> None:
    session = in_a_group(world)
    with world.case_manager.at_work() as by:
        sessions.drop(session, by=by)
    assert "STATUS:CANCELLED" in asked(hers(world)).content.decode()
