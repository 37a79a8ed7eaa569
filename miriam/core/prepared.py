"""A question that is put into words once, and then only asked with other values.

Django builds a query and translates it to SQL each time it is asked; a page that asks fifteen
spends more on that than on everything else together. The questions that pages ask all day long
are prepared: the same query, translated the first time, with blanks that are filled in each time.

    worn = Prepared(lambda: Mandate.objects.filter(public_id=Blank("hat")))
    worn.ask(hat=public_id)

What may differ between two askings is a blank, above all the day and who asks; what is written in
the query itself stays as it was the first time.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar, Union
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DateTimeField, Expression, Field, QuerySet, UUIDField
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Day = Union[date, "Blank"]
Moment = Union[datetime, "Blank"]

MARK = "%s"
KINDS: dict[type, "Field[Any, Any]"] = {
    UUID: UUIDField(),
    datetime: DateTimeField(),
    date: DateField(),
}


class Blank(Expression):
    """A value that is filled in when the question is asked; a list stands after `__in`.

    An empty list finds nothing: it stands where every row must be in it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, Any]:
        """Its place, which it keeps itself until the value comes."""
        return MARK, [self]


class Prepared(Generic[Row]):
    """The rows of a query, asked for by the values of its blanks."""

    def __init__(self, build: Callable[[], "QuerySet[Any, Row]"]) -> None:
        self._build = build

    def ask(self, **values: Any) -> list[Row]:
        """The rows as they are now; nothing is asked where a list is empty."""
        if any(value == [] for value in values.values()):
            return []
        said, rows = self._said, self._rows.all()
        compiler = copy(said.compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: said.filled(values)  # type: ignore[method-assign]
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        return list(rows)

    def sole(self, **values: Any) -> Row | None:
        """The row that a unique key names, if there is one."""
        return next(iter(self.ask(**values)), None)

    @cached_property
    def _rows(self) -> "QuerySet[Any, Row]":
        return self._build()

    @cached_property
    def _said(self) -> "_Said":
        compiler = self._rows.all().query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        return _Said(compiler, sql.split(MARK), params)


@dataclass(frozen=True)
class _Said:
    """What a question is in SQL, in pieces between its marks; the compiler reads the answer."""

    compiler: SQLCompiler
    pieces: list[str]
    params: tuple[Any, ...]

    def filled(self, values: dict[str, Any]) -> tuple[str, tuple[Any, ...]]:
        """The words with as many marks as there are values, and the values."""
        words, params = [self.pieces[0]], []
        for param, piece in zip(self.params, self.pieces[1:], strict=True):
            given = _given(values[param.name]) if isinstance(param, Blank) else [param]
            words += [", ".join(MARK for _ in given), piece]
            params += given
        return "".join(words), tuple(params)


def _given(value: Any) -> list[Any]:
    return [_as_kept(one) for one in (value if isinstance(value, list) else [value])]


def _as_kept(value: Any) -> Any:
    field = KINDS.get(type(value))
    return field.get_db_prep_value(value, connections[DEFAULT_DB_ALIAS]) if field else value
