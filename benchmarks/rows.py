"""Rows as the database keeps them; columns and defaults come from the models."""

from collections import defaultdict
from collections.abc import Callable
from itertools import count
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db import connections, models

M = TypeVar("M", bound=models.Model)
PLAIN: dict[type, Callable[[Any], object]] = {UUID: attrgetter("hex"), memoryview: bytes}
Kept = dict[str, list[tuple[object, ...]]]


class Table:
    """What every row of a model has when nothing else is said, and the rows so far."""

    def __init__(self, model: type[models.Model], first: int) -> None:
        self.fields = model._meta.concrete_fields
        self.blank = {it.attname: kept(it, it.get_default()) for it in self.fields}
        self.label = model._meta.label_lower
        self.key = model._meta.pk.attname
        self.numbers = count(first)
        self.rows: list[tuple[object, ...]] = []

    @property
    def statement(self) -> str:
        """How such a row is written."""
        names = ", ".join(f'"{it.column}"' for it in self.fields)
        marks = ", ".join(["%s"] * len(self.fields))
        return f'INSERT INTO "{self.fields[0].model._meta.db_table}" ({names}) VALUES ({marks})'


def kept(field: "models.Field[Any, Any]", value: object) -> object:
    """A value as the database keeps it."""
    return field.get_db_prep_save(value, connections["default"])


def _as_it_is(value: object) -> object:
    return value


class Rows:
    """Rows of many models, numbered from `first` on."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.tables: dict[type[models.Model], Table] = {}

    def table(self, model: type[models.Model]) -> Table:
        """The rows of this model."""
        if model not in self.tables:
            self.tables[model] = Table(model, self.first)
        return self.tables[model]

    def put(self, model: type[models.Model], **values: object) -> int:
        """One row with these values as the database keeps them; returns its number."""
        table = self.table(model)
        number = next(table.numbers)
        row = {**table.blank, table.key: number, **values}.values()
        table.rows.append(tuple([PLAIN.get(type(it), _as_it_is)(it) for it in row]))
        return number

    def add(self, row: M) -> M:
        """One row made as an object, for what there is little of."""
        values = {
            it.attname: kept(it, it.pre_save(row, True))
            for it in row._meta.concrete_fields
            if not it.primary_key
        }
        row.pk = self.put(type(row), **values)
        return row

    def take(self) -> Kept:
        """All rows by the statement that writes them."""
        found: Kept = defaultdict(list)
        for table in self.tables.values():
            found[table.statement] += table.rows
        return found
