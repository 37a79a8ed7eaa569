"""A table as a value: charts hand it over beside their picture, pages show it as it is."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from miriam.look.components.html import attributes, each, joined, markup, when
from miriam.look.components.navigation import Words

Cell = str | int | float | SafeString | Words


@dataclass(frozen=True)
class Table:
    """Caption, heads and rows; the first column names the row. Numeric columns by their index."""

    caption: Words
    head: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: frozenset[int] = frozenset()
    note: Words = ""


def data_table(table: Table, *, cards: bool = True) -> SafeString:
    """A real table; on a phone each row becomes a small card with its heads."""
    return markup(
        '<div class="table-wrap" tabindex="0" role="group" aria-label="{}">'
        '<table class="table{}"><caption>{}</caption><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>{}",
        table.caption,
        " table--cards" if cards else "",
        table.caption,
        _head(table),
        joined(_row(table, row) for row in table.rows),
        when(table.note, '<p class="table-note">{}</p>', table.note),
    )


def _number(table: Table, index: int) -> SafeString:
    return attributes({"class": "number" if index in table.numeric else ""})


def _head(table: Table) -> SafeString:
    return each(
        '<th scope="col"{}>{}</th>',
        ((_number(table, index), name) for index, name in enumerate(table.head)),
    )


def _row(table: Table, row: tuple[Cell, ...]) -> SafeString:
    first, *others = row
    cells = (
        (_number(table, index), table.head[index], cell)
        for index, cell in enumerate(others, start=1)
    )
    return markup(
        '<tr><th scope="row">{}</th>{}</tr>', first, each('<td{} data-label="{}">{}</td>', cells)
    )
