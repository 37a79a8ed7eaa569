"""A question that is put into words once, and then only asked with other values.

Django builds a query and translates it to SQL each time it is asked; a page that asks fifteen
spends more on that than on everything else together. The questions that pages ask all day long
are prepared: a function says the query, and whoever calls it gets the rows.

    @prepared
    def _contacts(files: list[int]) -> QuerySet[SafeContact]:
        return SafeContact.objects.filter(file__in=files)

    _contacts(files=[1, 2])

The function itself runs once, the first time, and is given blanks where its types say values: it
puts them into the query and may neither look at them nor reckon with them. What may differ between
two askings is such a value, above all the day and who asks; what is written in the query itself
stays as it was the first time.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, update_wrapper
from inspect import signature
from typing import Any, Generic, NoReturn, ParamSpec, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import DateField, DateTimeField, Expression, Field, QuerySet, UUIDField
from django.db.models.sql.compiler import SQLCompiler

from miriam.core.row_reader import RowReader

Values = ParamSpec("Values")
Row = TypeVar("Row")

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

    def _combine(self, *_: Any) -> NoReturn:
        raise TypeError(f"{self.name} has no value yet: a prepared question cannot reckon with it")


class Prepared(Generic[Values, Row]):
    """A question, asked by calling it."""

    def __init__(self, build: Callable[Values, "QuerySet[Any, Row]"]) -> None:
        update_wrapper(self, build)
        self._build: Callable[..., QuerySet[Any, Row]] = build
        self._names = tuple(signature(build).parameters)

    def __call__(self, *values: Values.args, **named: Values.kwargs) -> list[Row]:
        """The rows as they are now; nothing is asked where a list is empty."""
        given = dict(zip(self._names, values, strict=False), **named)
        if any(value == [] for value in given.values()):
            return []
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.cursor() as cursor:
            cursor.execute(*self._said.filled(given))
            rows = cursor.fetchall()
        return self._said.reader.read(rows, connection)

    def sole(self, *values: Values.args, **named: Values.kwargs) -> Row | None:
        """The row that a unique key names, if there is one."""
        return next(iter(self(*values, **named)), None)

    @cached_property
    def _said(self) -> "_Said":
        query = self._build(**{name: Blank(name) for name in self._names})
        compiler = query.query.get_compiler(DEFAULT_DB_ALIAS)
        sql, params = compiler.as_sql()
        asked = {param.name for param in params if isinstance(param, Blank)}
        assert asked == set(self._names), (
            f"{self._build.__qualname__} does not ask by each of its values"
        )
        return _Said(sql.split(MARK), params, RowReader(query, compiler))


def prepared(build: Callable[Values, "QuerySet[Any, Row]"]) -> Prepared[Values, Row]:
    """Above a function that gives a query: it is then called with values and gives the rows."""
    return Prepared(build)


@dataclass(frozen=True)
class _Said:
    """What a question is in SQL, in pieces between its marks, and how its answer is read."""

    pieces: list[str]
    params: tuple[Any, ...]
    reader: RowReader

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
