"""A prepared question gives the rows that its query gives, and is put into words once."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from miriam.core import clock
from miriam.core.models import Receipt
from miriam.core.prepared import Blank, Prepared
from miriam.core.readonly import only_reading

pytestmark = pytest.mark.django_db

LATE, EARLY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def receipts() -> list[Receipt]:
    """Two of one sender, one of another; the first is a day old."""
    one, another = uuid4(), uuid4()
    return [
        Receipt.objects.create(sender=sender, key=uuid4(), location=place, at=clock.now() - ago)
        for sender, place, ago in ((one, "/a", EARLY), (one, "/b", LATE), (another, "/c", LATE))
    ]


def sent_since() -> "QuerySet[Receipt]":
    return Receipt.objects.filter(sender=Blank("sender"), at__gte=Blank("since")).order_by("pk")


def test_the_rows_are_those_of_the_query(receipts: list[Receipt]) -> None:
    prepared, two_days_ago = Prepared(sent_since), clock.now() - 2 * EARLY

    assert prepared.ask(sender=receipts[0].sender, since=two_days_ago) == receipts[:2]
    assert prepared.ask(sender=receipts[2].sender, since=two_days_ago) == receipts[2:]
    assert prepared.ask(sender=receipts[0].sender, since=clock.now() - 2 * LATE) == [receipts[1]]
    assert prepared.ask(sender=uuid4(), since=two_days_ago) == []


def test_a_list_may_be_long_short_or_empty(
    receipts: list[Receipt], django_assert_num_queries: Callable[[int], Any]
) -> None:
    prepared = Prepared(lambda: Receipt.objects.filter(key__in=Blank("keys")).order_by("pk"))
    keys = [receipt.key for receipt in receipts]

    assert prepared.ask(keys=keys) == receipts
    assert prepared.ask(keys=keys[:1]) == receipts[:1]
    with django_assert_num_queries(0):
        assert prepared.ask(keys=[]) == []


def test_values_of_a_query_and_a_constant_beside_a_blank(receipts: list[Receipt]) -> None:
    places = Prepared(
        lambda: (
            Receipt.objects.filter(sender=Blank("sender"))
            .exclude(location="/a")
            .order_by()
            .values_list("location", flat=True)
        )
    )

    assert places.ask(sender=receipts[0].sender) == ["/b"]
    assert places.sole(sender=receipts[2].sender) == "/c"
    assert places.sole(sender=uuid4()) is None


def test_what_changed_is_seen_the_next_time(receipts: list[Receipt]) -> None:
    prepared = Prepared(lambda: Receipt.objects.filter(key=Blank("key")))
    asked = {"key": receipts[0].key}
    assert prepared.sole(**asked) == receipts[0]

    receipts[0].delete()

    assert prepared.sole(**asked) is None


def test_it_is_put_into_words_once(
    receipts: list[Receipt],
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: Callable[[int], Any],
) -> None:
    said: list[str] = []
    as_sql = SQLCompiler.as_sql

    def heard(self: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        words = as_sql(self, *args, **kwargs)
        said.append(words[0])
        return words

    monkeypatch.setattr(SQLCompiler, "as_sql", heard)
    prepared = Prepared(lambda: Receipt.objects.filter(key=Blank("key")))

    with django_assert_num_queries(3):
        for receipt in receipts:
            assert prepared.sole(key=receipt.key) == receipt

    assert len(said) == 1


def test_a_page_that_only_shows_may_ask(receipts: list[Receipt]) -> None:
    prepared = Prepared(lambda: Receipt.objects.filter(key=Blank("key")))

    with only_reading():
        assert prepared.sole(key=receipts[0].key) == receipts[0]


def test_a_blank_that_is_not_filled_in_is_an_error(receipts: list[Receipt]) -> None:
    with pytest.raises(KeyError):
        Prepared(sent_since).ask(sender=receipts[0].sender)
