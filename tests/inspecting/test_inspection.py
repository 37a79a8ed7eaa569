"""The inspectors themselves: each catches the fault it is there for, and lets a sound page pass."""

import socket
import warnings
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.template import engines

from tests.inspecting.order import another_order
from tests.inspecting.pages import faults_of
from tests.inspecting.queries import Step

SOUND = """<!doctype html><html lang="fr"><head><title>Une page</title>
<script type="module" src="/x.js"></script></head>
<body><main id="a"><img src="/x.png" alt=""><svg><title></title><path d="M0 0" /></svg>
<script type="application/json" id="data">{"a": {"b": 1}}</script></main></body></html>"""


def test_a_sound_page_passes() -> None:
    assert faults_of(SOUND) == []


@pytest.mark.parametrize(
    ("put", "fault"),
    [
        ("<script>alert(1)</script>", "inline script"),
        ("<style>p {}</style>", "inline style sheet"),
        ('<p style="color: red">x</p>', "inline style on <p>"),
        ('<a onclick="x()" href="/">x</a>', "inline handler onclick on <a>"),
        ('<a href=" JavaScript:x()">x</a>', "script in href of <a>"),
        ("<p>{{ name }}</p>", "unrendered braces"),
        ("<p>{% endif %}</p>", "unrendered braces"),
        ('<a href="/{{ id }}">x</a>', "unrendered braces in href"),
        ("<td> None </td>", "“None” is shown"),
        ('<img src="/x.png">', "picture without alt"),
        ('<p id="a">x</p>', "ids given twice: a"),
        ('<input type="search" id="q">', "fields without a label: q"),
        ("<select></select>", "fields without a label: one without id"),
        ('<textarea id="t" aria-label=""></textarea>', "fields without a label: t"),
        ('<label for="other">x</label><input id="q">', "fields without a label: q"),
    ],
)
def test_a_fault_is_found_wherever_it_stands(put: str, fault: str) -> None:
    page = SOUND.replace("</main>", f"{put}</main>")
    assert [it for it in faults_of(page) if it.startswith(fault)]


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (SOUND.replace("Une page", ""), "the page has no title"),
        (SOUND.replace("Une page", " · Miriam"), "the page has no title"),
        (SOUND.replace(' lang="fr"', ""), "the page does not say its language"),
    ],
    ids=["title", "title of the house alone", "language"],
)
def test_a_page_says_what_it_is_and_in_which_language(page: str, fault: str) -> None:
    assert faults_of(page) == [fault]


@pytest.mark.parametrize(
    "put",
    [
        '<label for="q">x</label><input id="q">',
        '<input id="q"><label for="q">x</label>',
        '<label>x <input type="checkbox"></label>',
        '<select aria-label="x"></select>',
        '<input type="hidden" name="once">',
    ],
)
def test_a_field_with_a_name_passes(put: str) -> None:
    assert faults_of(SOUND.replace("</main>", f"{put}</main>")) == []


def test_an_undefined_template_variable_fails() -> None:
    template = engines["django"].from_string("<p>{{ nobody.name }}</p>")
    with pytest.raises(pytest.fail.Exception, match="Undefined template variable"):
        template.render({})


def test_two_rows_without_order_are_always_swapped() -> None:
    assert another_order([1, 2]) == [2, 1]


def test_rows_without_order_never_keep_the_order_of_the_database() -> None:
    rows = list(range(7))
    assert another_order(rows) != rows
    assert sorted(another_order(rows)) == rows


def keep_sessions(*keys: str) -> None:
    until = datetime(2030, 1, 1, tzinfo=UTC)
    Session.objects.bulk_create(Session(session_key=key, expire_date=until) for key in keys)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "read",
    [
        lambda rows: [row.session_key for row in rows],
        lambda rows: [row.session_key for row in rows.iterator()],
        lambda rows: [row["session_key"] for row in rows.values("session_key")],
        lambda rows: list(rows.values_list("session_key", flat=True)),
        lambda rows: [key for (key,) in rows.values_list("session_key")],
    ],
    ids=["objects", "iterator", "values", "flat", "tuples"],
)
def test_a_queryset_comes_in_its_own_order_or_in_none(read: Callable[..., list[str]]) -> None:
    keep_sessions("a", "b")
    as_it_lies = [key for (key,) in raw("SELECT session_key FROM django_session")]
    assert read(Session.objects.order_by("session_key")) == ["a", "b"]
    assert read(Session.objects.all()) == as_it_lies[::-1]


def raw(sql: str) -> list[tuple[str]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


@pytest.mark.django_db
def test_a_list_that_asks_once_passes(same_queries: Callable[[Step, Step], None]) -> None:
    keep_sessions("a", "b")
    same_queries(lambda: list(Session.objects.all()), lambda: keep_sessions("c", "d", "e"))


@pytest.mark.django_db
def test_a_list_that_asks_for_each_row_fails(same_queries: Callable[[Step, Step], None]) -> None:
    keep_sessions("a", "b")

    def read_each() -> None:
        for row in Session.objects.all():
            row.refresh_from_db()

    with pytest.raises(AssertionError, match="3 statements for few rows, 6 for more"):
        same_queries(read_each, lambda: keep_sessions("c", "d", "e"))


def test_the_network_is_closed() -> None:
    with pytest.raises(UserWarning, match="A test tried to use socket"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_a_warning_fails() -> None:
    with pytest.raises(UserWarning, match="soon"):
        warnings.warn("soon", UserWarning, stacklevel=1)
