"""What is put into words once is asked by everybody: it keeps neither a day nor anybody's values,
and of those who ask at the same moment each gets her own rows.
"""

import ast
import re
from datetime import datetime
from functools import partial
from inspect import getsource
from textwrap import dedent
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet

from miriam.core import clock
from miriam.core.models import Receipt
from miriam.core.prepared import prepared
from miriam.vault.models import Grant
from tests.inspecting.questions import (
    Question,
    every_question,
    modules,
    of_rights,
    prepared_in,
)
from tests.together import at_once

# As each database is told them.
DAY_OR_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{8}-?[0-9a-f]{4}")


def of_somebody(question: Question) -> list[object]:
    """The values written in it that belong to a day or to one row."""
    return [one for one in question._said.params if DAY_OR_NAME.match(str(one))]


def test_each_is_found() -> None:
    assert len(of_rights()) > 3
    assert {name: len(prepared_in(name)) for name, _many in modules()} == dict(modules())


@pytest.mark.django_db
def test_none_keeps_a_day_or_the_name_of_a_row() -> None:
    found = every_question()
    assert len(found) > 25, "the questions are found"
    assert {name: kept for name, one in found.items() if (kept := of_somebody(one))} == {}


@pytest.mark.django_db
def test_one_that_does_is_seen() -> None:
    @prepared
    def of_today(holder: int) -> QuerySet[Grant]:
        return Grant.objects.running().filter(holder=holder)

    @prepared
    def of_one(key: UUID) -> QuerySet[Receipt]:
        return Receipt.objects.filter(sender=somebody, key=key)

    somebody = uuid4()
    assert of_somebody(of_today)
    assert of_somebody(of_one)


def looked_at(question: Question) -> set[str]:
    """The values with which its function does anything but hand them on to what it calls."""
    tree = ast.parse(dedent(getsource(question._build)))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    handed = {id(value) for call in calls for value in call.args}
    handed |= {id(word.value) for call in calls for word in call.keywords}
    return {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in question._names and id(node) not in handed
    }


def test_none_looks_at_a_value_that_it_is_yet_to_get() -> None:
    found = {name: looked_at(one) for name, one in every_question().items()}
    assert {name: values for name, values in found.items() if values} == {}


def test_one_that_does_look_is_seen() -> None:
    @prepared
    def perhaps(now: datetime, sender: UUID) -> QuerySet[Receipt]:
        return Receipt.objects.filter(at__lte=now or clock.now(), sender=sender)

    @prepared
    def chosen(sender: UUID) -> QuerySet[Receipt]:
        mine = Receipt.objects.filter(sender=sender)
        return mine if sender == uuid4() else mine.order_by("pk")

    assert looked_at(perhaps) == {"now"}
    assert looked_at(chosen) == {"sender"}


def got_wrong(question: Question, sender: UUID) -> list[object]:
    """What she got that was not hers."""
    asked = (question(sender=sender, now=clock.now()) for _time in range(60))
    return [rows for rows in asked if [row.location for row in rows] != [str(sender)]]


@pytest.mark.django_db(transaction=True)
def test_who_asks_at_the_same_moment_gets_her_own_rows() -> None:
    senders = [uuid4() for _person in range(4)]
    for sender in senders:
        Receipt.objects.create(sender=sender, key=uuid4(), location=str(sender))

    @prepared
    def sent(sender: UUID, now: datetime) -> QuerySet[Receipt]:
        return Receipt.objects.filter(sender=sender, at__lte=now)

    wrong: list[object] = []
    at_once([partial(lambda one: wrong.extend(got_wrong(sent, one)), one) for one in senders])
    assert wrong == []
