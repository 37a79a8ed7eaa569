"""Each sealed value has a place of its own: its row, its field, its ring."""

from itertools import count
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Model

from tests.proofs.reach import models, sealed_fields_of

CONFIDED = [model for model in models() if list(sealed_fields_of(model))]
_keys = count(1)


def a_row(model: type[Model]) -> Any:
    """A row in memory, and what its ring is made for."""
    row: Any = model(pk=next(_keys))
    holder = row
    if row.sealed_by != "self":
        for relation in row.sealed_by.split("."):
            owner = holder._meta.get_field(relation).related_model(pk=next(_keys))
            setattr(holder, relation, owner)
            holder = owner
    return row


def places_of(row: Any) -> list[tuple[UUID, str, str]]:
    """Subject, depth and place of every sealed field of a row."""
    found = [(field.belongs(row), field.place(row)) for field in sealed_fields_of(type(row))]
    return [(subject, depth, place) for (subject, depth, _row), place in found]


@pytest.mark.parametrize("model", CONFIDED, ids=lambda model: model._meta.label)
def test_two_rows_and_two_fields_never_share_a_place(model: type[Model]) -> None:
    one, other = places_of(a_row(model)), places_of(a_row(model))
    assert len({place for *_ring, place in one + other}) == len(one) + len(other)


def test_two_models_never_share_a_place() -> None:
    rows = [a_row(model) for model in CONFIDED]
    for row in rows:
        row.public_id = rows[0].public_id
    places = [place for row in rows for *_ring, place in places_of(row)]
    assert len(set(places)) == len(places)
