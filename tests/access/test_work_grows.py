"""What a page has the database and Python do grows with one's files and does not multiply: with
four times as many it may do four times as much, and not sixteen.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client

from miriam.access.actor import Actor
from miriam.accompaniment.domain import Doer
from miriam.accompaniment.services import steps
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.desk.selectors import search
from miriam.desk.selectors.mine import Mine, mine
from miriam.groups.services import groups, places
from miriam.people.domain import Channel
from miriam.people.models import File
from miriam.people.services import contacts
from miriam.people.services.contacts import ContactFacts
from miriam.vault import selectors as vault
from miriam.vault.domain import Depth
from tests.inspecting.work import work_of_database, work_of_python
from tests.world import World, make_file

FEW, MANY, TOGETHER = 8, 32, 4
# Four times as much, and room for what a longer list makes a database look up in one step more.
MOST = 5.0
# Below this many steps a question says nothing of how it grows.
SAYS_SOMETHING = 40

TODAY = f"{clock.__name__}.{clock.today.__name__}"

Work = Counter[tuple[str, str]]
Visit = Callable[[Client], Any]

PAGES: dict[str, Visit] = {
    "home": lambda client: client.get("/journee"),
    "list": lambda client: client.get("/mon-groupe"),
    "measures": lambda client: client.get("/mesures"),
    "whom": lambda client: client.get("/noter"),
    "search": lambda client: client.post("/chercher", {"words": "zorglub"}),
}


def fill(world: World, many: int) -> None:
    """So many files, each with a way to reach her, in groups of some; in each a promise."""
    for _group in range(many // TOGETHER):
        seated = [make_file(world.case_manager) for _woman in range(TOGETHER)]
        with world.case_manager.at_work(*seated) as by:
            group = groups.create(groups.GroupFacts(edition_key="4", name_fr="A", places=12), by=by)
            steps.write(seated[0], words="Appeler", who=Doer.CASE_MANAGER, by=by)
            for file in seated:
                places.take(group, file=file, by=by)
                said = ContactFacts(channel=Channel.SMS, address="0000 00 00 01")
                contacts.agree(file.safe_contact, said, version=file.safe_contact.version, by=by)


def work_of(page: Client, names: Iterable[str]) -> Work:
    """What each question and each function costs on each of these pages."""
    return Counter(
        {
            (name, what): steps
            for name in names
            for work in (work_of_database, work_of_python)
            for what, steps in work(lambda name=name: PAGES[name](page)).items()
        }
    )


def with_few_and_many(
    page: Client, world: World, names: Iterable[str] = PAGES
) -> tuple[Work, Work]:
    """The work of these pages for a few files, and for four times as many."""
    fill(world, FEW)
    few = work_of(page, names)
    fill(world, MANY - FEW)
    return few, work_of(page, names)


def multiplied(few: Work, many: Work) -> list[str]:
    """The questions and functions whose work multiplies with the files."""
    telling = (it for it, steps in few.items() if steps >= SAYS_SOMETHING)
    return [it[1] for it in telling if many[it] > MOST * few[it]]


def asks_the_day_for_each(few: Work, many: Work) -> list[str]:
    """The pages that ask what day it is more often when there are more files."""
    return [name for name, what in many if what == TODAY and many[name, what] > few[name, what]]


def test_no_page_multiplies(desk: Client, world: World) -> None:
    few, many = with_few_and_many(desk, world)

    assert multiplied(few, many) == []
    assert asks_the_day_for_each(few, many) == []


IN_PAIRS = "SELECT one.id FROM people_file one, people_file other WHERE one.id < other.id"


@prepared
def in_two_lists(files: list[int], holder: int, now: datetime) -> QuerySet[File]:
    """Those of these files whose name the holder has the key of: every pair is tried."""
    subjects = vault.subjects_of(holder, depth=Depth.IDENTITY, now=now)
    return File.objects.filter(pk__in=files, public_id__in=subjects).order_by()


def each_with_each(by: Actor) -> Mine:
    """The same files, found in two long lists, paired, and compared in a loop within a loop; and
    each asks what day it is.
    """
    found = mine(by)
    asked = [file.pk for file in found.all if file.opened_on <= clock.today()]
    in_two_lists(files=asked, holder=by.holder.pk, now=clock.now())
    with connection.cursor() as cursor:
        cursor.execute(IN_PAIRS)
        cursor.fetchall()
    return replace(found, all=[one for one in found.all if any(one.pk == pk for pk in asked)])


def test_what_multiplies_is_seen(
    desk: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "mine", each_with_each)

    few, many = with_few_and_many(desk, world, ["search"])

    found = multiplied(few, many)
    assert any("each_with_each" in what for what in found)
    assert IN_PAIRS in found
    # PostgreSQL looks each up once, in a table that it makes of the list.
    seen = [what for what in found if 'FROM "people_file"' in what]
    assert seen or connection.vendor == "postgresql"
    assert asks_the_day_for_each(few, many) == ["search"]
