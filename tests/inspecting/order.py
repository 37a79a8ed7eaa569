"""A queryset that asks for no order gets none: its rows come in another order than the database's.

Code that relies on the order in which rows happen to lie passes on one database and fails on the
other, or on the day a row is rewritten. Here it fails at once.
"""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import query

ITERABLES: list[type[Any]] = [
    query.ModelIterable,
    query.ValuesIterable,
    query.ValuesListIterable,
    query.FlatValuesListIterable,
]


def another_order(rows: list[Any]) -> list[Any]:
    """The same rows, surely not in the order given: two rows are always swapped."""
    if len(rows) < 2:
        return rows
    places = list(range(len(rows)))
    while places == sorted(places):
        random.shuffle(places)
    return [rows[place] for place in places]


def shuffling(iterate: Callable[[Any], Iterator[Any]]) -> Callable[[Any], Iterator[Any]]:
    def rows(iterable: Any) -> Iterator[Any]:
        found = iterate(iterable)
        return found if iterable.queryset.ordered else iter(another_order(list(found)))

    return rows


def shuffle_unordered(patch: pytest.MonkeyPatch) -> None:
    for iterable in ITERABLES:
        patch.setattr(iterable, "__iter__", shuffling(iterable.__iter__))
