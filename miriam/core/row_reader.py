"""What the database answers to a prepared question, made into what the query itself gives.

Django works out at each asking which columns make which object, and hands every value through the
constructor of its model. Here it is worked out once for a question, and the values are put where
the constructor puts them.

The one place that leans on what Django does not promise: the compiler's account of its columns
(`select`, `klass_info`, `annotation_col_map`, `get_converters`) and the state of a row. A test
compares every question of the house with its plain query, on both databases.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, prefetch_related_objects
from django.db.models.base import ModelState
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.signals import post_init, pre_init
from django.db.models.sql.compiler import SQLCompiler

Columns = Sequence[Any]
Make = Callable[[Columns], Any]


class RowReader:
    """Makes of the columns of each row what their query makes of them; `compiler` has said it."""

    def __init__(self, query: Any, compiler: SQLCompiler) -> None:
        expressions = [one[0] for one in compiler.select]
        assert not query._known_related_objects, "a prepared question starts from no row"
        assert not compiler.has_composite_fields(expressions), "one column is one value"
        self._converters = [
            (place, convert, expression)
            for place, (converters, expression) in compiler.get_converters(expressions).items()
            for convert in converters
        ]
        self._make = _maker(query, compiler)
        self._beside = query._prefetch_related_lookups

    def read(self, rows: Iterable[Columns], connection: BaseDatabaseWrapper) -> list[Any]:
        """What the query gives, with what it reads beside."""
        found = [self._make(row) for row in self._converted(rows, connection)]
        if self._beside:
            prefetch_related_objects(found, *self._beside)
        return found

    def _converted(
        self, rows: Iterable[Columns], connection: BaseDatabaseWrapper
    ) -> Iterator[Columns]:
        for columns in map(list, rows):
            for place, convert, expression in self._converters:
                columns[place] = convert(columns[place], expression, connection)
            yield columns


def _maker(query: Any, compiler: SQLCompiler) -> Make:
    makers: dict[type, Callable[[], Make]] = {
        FlatValuesListIterable: lambda: itemgetter(0),
        # What is only sorted by stands at the end.
        ValuesListIterable: lambda: lambda columns: tuple(columns[: len(compiler.select)]),
        ModelIterable: lambda: _annotated(compiler),
    }
    return makers[query._iterable_class]()


def _annotated(compiler: SQLCompiler) -> Make:
    make, annotations = _object(compiler.klass_info, compiler.select), compiler.annotation_col_map

    def annotated(columns: Columns) -> Model:
        made: Model = make(columns)
        for name, place in annotations.items():
            setattr(made, name, columns[place])
        return made

    return annotated if annotations else make


def _object(info: dict[str, Any], select: Columns) -> Make:
    """Of its own columns an object, of those of `select_related` the objects that it holds."""
    assert not info.get("from_parent"), "no model of the house is a part of another"
    places = info["select_fields"]
    names = [select[place][0].target.attname for place in places]
    own, new = slice(places[0], places[-1] + 1), _new(info["model"], names)
    related = [_related(one, select) for one in info.get("related_klass_infos", ())]

    def make(columns: Columns) -> Model:
        made = new(columns[own])
        for fill in related:
            fill(columns, made)
        return made

    return make


def _related(info: dict[str, Any], select: Columns) -> Callable[[Columns, Model], None]:
    make, keep, keep_back = _object(info, select), info["local_setter"], info["remote_setter"]
    key = next(place for place in info["select_fields"] if select[place][0].target.primary_key)

    def fill(columns: Columns, owner: Model) -> None:
        if columns[key] is None:
            keep(owner, None)
            return
        made = make(columns)
        keep(owner, made)
        keep_back(made, owner)

    return fill


def _new(model: type[Model], names: list[str]) -> Callable[[Columns], Model]:
    """As `Model.from_db`; a column that was not read stays away, and is read when asked for."""
    assert model.__init__ is Model.__init__, "a constructor of its own would not run"
    assert not any(signal.has_listeners(model) for signal in (pre_init, post_init))

    def new(values: Columns) -> Model:
        made = model.__new__(model)
        made._state = state = ModelState()
        state.adding, state.db = False, DEFAULT_DB_ALIAS
        made.__dict__.update(zip(names, values, strict=True))
        return made

    return new
