"""Rows that are written all day long: their statement is put into words once for a model.

As `prepared` does for questions; the values are made by the fields, as `save` makes them. The one
place that leans on what Django does not promise about writing: what a compiler says of a new or
changed row, and the state that `save` leaves a row in. A test compares both with `save`, on both
databases.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Field, Model
from django.db.models.signals import post_save, pre_save
from django.db.models.sql import InsertQuery, UpdateQuery

from miriam.core.prepared import Blank

Words = tuple[str, Sequence["Field[Any, Any]"]]


def insert(row: Model) -> None:
    """Keep a new row; it then has its number. A `save` that refuses rows kept before is not asked.

    Raises:
        IntegrityError: as `save` does; the transaction can then only be left.
    """
    assert row._state.adding, "a row is new once"
    words, fields = _insertion(type(row))
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS), _cursor() as cursor:
        cursor.execute(words, [_kept(field, field.pre_save(row, True)) for field in fields])
        [row.pk] = cursor.fetchone()
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def update(row: Model, *names: str) -> bool:
    """Keep what these fields of a row hold now; whether the row was there.

    Raises:
        IntegrityError: as `save` does; the transaction can then only be left.
    """
    words, fields = _alteration(type(row), names)
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS), _cursor() as cursor:
        cursor.execute(words, [_kept(field, field.pre_save(row, False)) for field in fields])
        return bool(cursor.rowcount)


def _cursor() -> Any:
    return connections[DEFAULT_DB_ALIAS].cursor()


def _kept(field: "Field[Any, Any]", value: Any) -> Any:
    return field.get_db_prep_save(value, connections[DEFAULT_DB_ALIAS])


@cache
def _insertion(model: type[Model]) -> Words:
    _demand_plain(model)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    query = InsertQuery(model)
    query.insert_values(fields, [model()])
    compiler: Any = query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.returning_fields = [model._meta.pk]
    [(words, values)] = compiler.as_sql()
    assert len(values) == len(fields), "each value has a place"
    return words, fields


@cache
def _alteration(model: type[Model], names: tuple[str, ...]) -> Words:
    _demand_plain(model)
    assert model.save is Model.save, "a `save` of its own may refuse"
    fields: Any = [model._meta.get_field(name) for name in names]
    query: Any = model._base_manager.filter(pk=Blank("pk")).query.chain(UpdateQuery)
    query.add_update_fields([(field, None, Blank(field.name)) for field in fields])
    words, _places = query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    return words, [*fields, model._meta.pk]


def _demand_plain(model: type[Model]) -> None:
    """It is of one table and nobody waits for it."""
    assert not model._meta.parents
    assert not any(signal.has_listeners(model) for signal in (pre_save, post_save))
