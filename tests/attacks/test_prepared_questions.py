"""What is put into words once is asked by everybody: it keeps neither a day nor anybody's values,
and of those who ask at the same moment each gets her own rows.
"""

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.db import connection

import miriam
from miriam.core import clock
from miriam.core.models import Receipt
from miriam.core.prepared import Blank, Prepared
from miriam.vault.models import Grant

ROOT = Path(miriam.__file__).parent
# As each database is told them.
DAY_OR_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{8}-?[0-9a-f]{4}")


def modules() -> Iterator[str]:
    """Every module of the product in which a question is prepared."""
    for path in sorted(ROOT.rglob("*.py")):
        if "Prepared(" in path.read_text() and path.name != "prepared.py":
            yield ".".join(("miriam", *path.relative_to(ROOT).with_suffix("").parts))


def prepared() -> Iterator[tuple[str, Prepared[object]]]:
    for name in modules():
        for word, value in vars(import_module(name)).items():
            if isinstance(value, Prepared):
                yield f"{name}.{word}", value


def of_somebody(question: Prepared[object]) -> list[object]:
    """The values written in it that belong to a day or to one row."""
    return [one for one in question._said.params if DAY_OR_NAME.match(str(one))]


@pytest.mark.django_db
def test_none_keeps_a_day_or_the_name_of_a_row() -> None:
    found = dict(prepared())
    assert len(found) > 10, "the questions are found"
    assert {name: kept for name, one in found.items() if (kept := of_somebody(one))} == {}


@pytest.mark.django_db
def test_one_that_does_is_seen() -> None:
    assert of_somebody(Prepared(lambda: Grant.objects.running().filter(holder=Blank("holder"))))
    assert of_somebody(Prepared(lambda: Receipt.objects.filter(sender=uuid4())))


def got_wrong(question: Prepared[Receipt], sender: UUID) -> list[object]:
    """What she got that was not hers."""
    asked = (question.ask(sender=sender, now=clock.now()) for _time in range(60))
    return [rows for rows in asked if [row.location for row in rows] != [str(sender)]]


def at_once(acts: list[Callable[[], None]]) -> None:
    """One connection for each on PostgreSQL; in the memory of SQLite one comes after the other."""
    if connection.vendor == "sqlite":
        for act in acts:
            act()
        return
    together = threading.Barrier(len(acts))

    def alone(act: Callable[[], None]) -> None:
        together.wait()
        act()
        connection.close()

    threads = [threading.Thread(target=alone, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
def test_who_asks_at_the_same_moment_gets_her_own_rows() -> None:
    senders = [uuid4() for _person in range(4)]
    for sender in senders:
        Receipt.objects.create(sender=sender, key=uuid4(), location=str(sender))
    question: Prepared[Receipt] = Prepared(
        lambda: Receipt.objects.filter(sender=Blank("sender"), at__lte=Blank("now"))
    )
    wrong: list[object] = []
    at_once([partial(lambda one: wrong.extend(got_wrong(question, one)), one) for one in senders])
    assert wrong == []
