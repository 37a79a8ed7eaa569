"""A prepared question gives the rows that its query gives, and is put into words once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import Model, QuerySet
from django.db.models.signals import post_init
from django.db.models.sql.compiler import SQLCompiler

from miriam.core import clock
from miriam.core.models import Receipt
from miriam.core.prepared import prepared
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


@prepared
def sent(sender: UUID, since: datetime) -> QuerySet[Receipt]:
    return Receipt.objects.filter(sender=sender, at__gte=since).order_by("pk")


@prepared
def of_key(key: UUID) -> QuerySet[Receipt]:
    return Receipt.objects.filter(key=key)


def test_the_rows_are_those_of_the_query(receipts: list[Receipt]) -> None:
    two_days_ago = clock.now() - 2 * EARLY

    assert sent(sender=receipts[0].sender, since=two_days_ago) == receipts[:2]
    assert sent(sender=receipts[2].sender, since=two_days_ago) == receipts[2:]
    assert sent(sender=receipts[0].sender, since=clock.now() - 2 * LATE) == [receipts[1]]
    assert sent(sender=uuid4(), since=two_days_ago) == []


def test_a_list_may_be_long_short_or_empty(
    receipts: list[Receipt], django_assert_num_queries: Callable[[int], Any]
) -> None:
    @prepared
    def of_keys(keys: list[UUID]) -> QuerySet[Receipt]:
        return Receipt.objects.filter(key__in=keys).order_by("pk")

    keys = [receipt.key for receipt in receipts]

    assert of_keys(keys=keys) == receipts
    assert of_keys(keys=keys[:1]) == receipts[:1]
    with django_assert_num_queries(0):
        assert of_keys(keys=[]) == []


def test_values_of_a_query_and_a_constant_beside_a_blank(receipts: list[Receipt]) -> None:
    @prepared
    def places(sender: UUID) -> QuerySet[Receipt, str]:
        others = Receipt.objects.filter(sender=sender).exclude(location="/a")
        return others.order_by().values_list("location", flat=True)

    assert places(sender=receipts[0].sender) == ["/b"]
    assert places.sole(sender=receipts[2].sender) == "/c"
    assert places.sole(sender=uuid4()) is None


def test_what_rows_are_only_sorted_by_is_no_part_of_the_answer(receipts: list[Receipt]) -> None:
    @prepared
    def told(senders: list[UUID]) -> QuerySet[Receipt, tuple[str, UUID]]:
        sent = Receipt.objects.filter(sender__in=senders).distinct().order_by("-at", "key")
        return sent.values_list("location", "sender")

    places = told(senders=[receipts[0].sender])
    assert places == [("/b", receipts[0].sender), ("/a", receipts[0].sender)]


def constructs(patch: pytest.MonkeyPatch) -> None:
    def constructor(self: Model, *values: object) -> None:
        Model.__init__(self, *values)

    patch.setattr(Receipt, "__init__", constructor)


def listens(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(post_init, "receivers", [(("all", id(Receipt)), lambda **_: None, False)])
    patch.setattr(post_init, "sender_receivers_cache", {})


@pytest.mark.parametrize("does_more", [constructs, listens])
def test_a_model_that_does_more_than_take_its_values_is_an_error(
    does_more: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    does_more(monkeypatch)
    with pytest.raises(AssertionError):
        prepared(lambda key: Receipt.objects.filter(key=key))(uuid4())


def test_what_changed_is_seen_the_next_time(receipts: list[Receipt]) -> None:
    asked = {"key": receipts[0].key}
    assert of_key.sole(**asked) == receipts[0]

    receipts[0].delete()

    assert of_key.sole(**asked) is None


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

    @prepared
    def newly(key: UUID) -> QuerySet[Receipt]:
        return Receipt.objects.filter(key=key)

    with django_assert_num_queries(3):
        for receipt in receipts:
            assert newly.sole(key=receipt.key) == receipt

    assert len(said) == 1


def test_a_page_that_only_shows_may_ask(receipts: list[Receipt]) -> None:
    with only_reading():
        assert of_key.sole(key=receipts[0].key) == receipts[0]


def test_a_value_that_is_not_given_is_an_error(receipts: list[Receipt]) -> None:
    with pytest.raises(KeyError):
        sent(sender=receipts[0].sender)  # type: ignore[call-arg]


def test_values_are_given_by_name_or_in_their_order(receipts: list[Receipt]) -> None:
    long_ago = clock.now() - 2 * EARLY
    assert sent(receipts[0].sender, since=long_ago) == receipts[:2]
    assert sent(since=long_ago, sender=receipts[0].sender) == receipts[:2]
    assert of_key.sole(receipts[0].key) == receipts[0]


def test_it_keeps_the_name_and_the_words_of_its_function() -> None:
    @prepared
    def recent(since: datetime) -> QuerySet[Receipt]:
        """Those since then."""
        return Receipt.objects.filter(at__gte=since)

    assert (recent.__name__, recent.__doc__) == ("recent", "Those since then.")


def reckons(since: datetime) -> QuerySet[Receipt]:
    return Receipt.objects.filter(at__gte=since - EARLY)


def sent_never() -> QuerySet[Receipt]:
    return Receipt.objects.none()


def compares(since: datetime) -> QuerySet[Receipt]:
    return Receipt.objects.filter(at__gte=clock.now()) if since < clock.now() else sent_never()


def counts(keys: list[UUID]) -> QuerySet[Receipt]:
    return Receipt.objects.filter(key__in=keys)[: len(keys)]


def goes_through(keys: list[UUID]) -> QuerySet[Receipt]:
    return Receipt.objects.filter(key__in=[key for key in keys])  # noqa: C416


@pytest.mark.parametrize("build", [reckons, compares, counts, goes_through])
def test_a_body_that_does_something_with_its_values_is_an_error(
    build: Callable[[Any], QuerySet[Receipt]],
) -> None:
    with pytest.raises(TypeError):
        prepared(build)(clock.now())


def writes(location: str) -> QuerySet[Receipt]:
    return Receipt.objects.filter(location=f"/{location}")


def chooses(location: str) -> QuerySet[Receipt]:
    return Receipt.objects.filter(location="/b" if location == "b" else "/c")


def forgets(location: str) -> QuerySet[Receipt]:
    return Receipt.objects.all()


@pytest.mark.parametrize("build", [writes, chooses, forgets])
def test_a_value_that_does_not_reach_the_question_is_an_error(
    build: Callable[[Any], QuerySet[Receipt]],
) -> None:
    with pytest.raises(AssertionError, match="does not ask by each of its values"):
        prepared(build)("/b")
