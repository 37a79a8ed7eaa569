"""What is typed into any form about a woman stands nowhere in clear: neither in a table, whatever
its fields are declared to be, nor in the journal, nor in a log. With sealing off all of it does.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.urls import reverse

from miriam.accompaniment.domain import Doer, EncounterKind
from miriam.accompaniment.services import appointments, aspirations, encounters, steps
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.groups.services import groups
from miriam.measures.services import administrations, answering
from miriam.people.domain import Scope
from miriam.people.services import consents
from miriam.questionnaire.domain.asked import Moment
from miriam.tools.domain.lines import Tool
from miriam.tools.services import drawing, lines
from miriam.tools.services.lines import LineFacts
from tests.proofs.reach import forms, lone_word
from tests.proofs.unsealed import seal_nothing
from tests.world import World, sign_in

# Fields in which a case manager writes freely, in any form about a woman.
FREE = {
    *("call_name", "note"),
    *("address", "hours", "name_to_show", "code_word", "avoid"),
    *("text", "words", "first_name", "meant"),
    *("why", "name", "what", "place", "partner", "bring"),
    *("when", "carried"),
}
PAGES = [
    *("people:identity", "people:household", "people:contact"),
    *("accompaniment:encounter_new", "accompaniment:encounter_follow"),
    *("accompaniment:aspiration_new", "accompaniment:aspiration_change"),
    *("accompaniment:step_new", "accompaniment:step_change"),
    *("accompaniment:appointment", "tools:tie_new", "tools:line_change"),
    *("measures:testimony_new", "measures:comment_new", "measures:afterwards"),
    *("groups:propose", "people:file_new"),
]


class Canaries:
    """A case manager who fills in every form, each free field with a word of its own."""

    def __init__(self, world: World, client: Client) -> None:
        self.client = sign_in(client, world.case_manager)
        self.marks: dict[str, str] = {}
        with world.case_manager.at_work(world.file) as by:
            consents.give(
                world.file, scope=Scope.MEASURE, language="fr", with_interpreter=False, by=by
            )
            measure = administrations.start(world.file, moment=Moment.START, language="fr", by=by)
            answering.enter(measure, {}, on=measure.started_on, by=by)
            about: dict[str, Any] = {
                "encounter_follow": encounters.record(
                    world.file, EncounterFacts(kind=EncounterKind.WALK), by=by
                ),
                "aspiration_change": aspirations.write(
                    world.file, words="Coudre.", language="fr", by=by
                ),
                "appointment": appointments.make(
                    world.file,
                    AppointmentFacts(starts_at=clock.now(), kind=EncounterKind.WALK),
                    by=by,
                ),
                "tie_new": drawing.begin(world.file, by=by),
                "line_change": lines.lay(
                    world.file, Tool.LIFE_LINE, LineFacts("Une école."), by=by
                ),
                "step_change": steps.write(world.file, words="Appeler.", who=Doer.HER, by=by),
                "propose": groups.create(
                    groups.GroupFacts(edition_key="4", name_fr="Tilleuls", places=12), by=by
                ),
                "afterwards": measure,
            }
        for page in PAGES:
            named = about.get(page.partition(":")[2], world.file)
            self.fill_in(page, [] if page == "people:file_new" else [named.public_id])

    def fill_in(self, page: str, names: list[object]) -> None:
        address = reverse(page, args=names)
        soup = BeautifulSoup(self.client.get(address).content.decode(), "html.parser")
        form = next(form for form in soup.select("main form") if set(self.free_in(form)))
        sent = dict(self.filled(form, page))
        answer = self.client.post(str(form.get("action") or address), sent)
        said = BeautifulSoup(answer.content.decode(), "html.parser").select(".errors")
        assert answer.status_code == 302, (page, [one.get_text(" ", strip=True) for one in said])

    def free_in(self, form: Tag) -> Iterator[str]:
        for field in form.select("input[name], textarea[name]"):
            if field.name == "textarea" or field.get("type") in ("text", "tel", "email"):
                yield str(field["name"])

    def filled(self, form: Tag, page: str) -> Iterator[tuple[str, str]]:
        """As the page shows it, with a canary in each free field, and all that must be chosen."""
        for field in form.select("input[name]"):
            if field.get("type") == "hidden" or field.get("type") in ("date", "time"):
                yield str(field["name"]), str(field.get("value", ""))
            elif field.has_attr("checked"):
                yield str(field["name"]), str(field.get("value", "on"))
        for field in form.select("input[type=radio][required], input[type=checkbox][required]"):
            yield str(field["name"]), str(field.get("value", "on"))
        for field in form.select("select[name]"):
            chosen = field.select_one("option[selected]") or field.select_one("option")
            yield str(field["name"]), str(chosen["value"]) if chosen else ""
        for name in self.free_in(form):
            self.marks[f"{page} {name}"] = mark = lone_word()
            yield name, mark


def stored() -> bytes:
    """Every value of every table."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [value for row in cursor.fetchall() for value in row]
    return b"|".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for value in found
    )


def seen(marks: dict[str, str], logs: list[str]) -> set[str]:
    everything = stored() + "\n".join(logs).encode()
    return {name for name, mark in marks.items() if any(it in everything for it in forms(mark))}


def test_what_is_typed_about_her_stands_nowhere_in_clear(
    db: None, client: Client, logs: list[str]
) -> None:
    typed = Canaries(World(), client).marks
    # A child's name is called child-0-first_name.
    assert {name.partition(" ")[2].rpartition("-")[2] for name in typed} == FREE
    assert seen(typed, logs) == set()


def test_with_sealing_off_all_of_it_does(
    db: None, client: Client, logs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seal_nothing(monkeypatch.setattr)
    typed = Canaries(World(), client).marks
    assert seen(typed, logs) == set(typed)


def test_no_canary_looks_like_a_number_that_a_form_refuses() -> None:
    words = {lone_word() for _ in range(100)}
    assert len(words) == 100
    assert all(word.removeprefix("canari-").isalpha() for word in words)


def test_in_a_log_it_would_be_seen(db: None) -> None:
    assert seen({"words": "canari-0123456789"}, ["INFO said canari-0123456789"]) == {"words"}
