"""Every template compiles; every page has a title; none brings its own style or script."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.architecture.house import PRODUCT, storeys, templates

EXTENDS = re.compile(r'{%\s*extends "([^"]+)"')
TITLE = re.compile(r"{%\s*block title\s*%}\s*(?!\s|{%\s*endblock)")
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\ssrc=)|javascript:""")
TAKEN_IN = re.compile(r'{%\s*(?:include|extends) "([^/"]+)/')
LONGEST = 140


def name_of(path: Path) -> str:
    return path.relative_to(PRODUCT).as_posix().split("/templates/", 1)[1]


def pages() -> list[Path]:
    """Templates of a page; those of look are layouts, completed by the pages that extend them."""
    outside_look = [path for path in templates() if not name_of(path).startswith("look/")]
    return [path for path in outside_look if EXTENDS.match(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_compiles(path: Path) -> None:
    engines["django"].from_string(path.read_text(encoding="utf-8"))


def titled(path: Path) -> bool:
    """Whether a template gives the title, or a layout that it completes does."""
    text = path.read_text(encoding="utf-8")
    if TITLE.search(text):
        return True
    base = EXTENDS.match(text)
    return base is not None and titled(PRODUCT / base[1].split("/")[0] / "templates" / base[1])


@pytest.mark.parametrize("path", pages(), ids=name_of)
def test_a_page_has_a_title(path: Path) -> None:
    has_title = titled(path)
    assert has_title, "needs {% block title %}"


@pytest.mark.parametrize(
    ("text", "has_title"),
    [
        ('{% block title %}{% translate "Le fil" %}{% endblock %}', True),
        ("{% block title %}{{ title }}{% endblock %}", True),
        ("{% block title %}\n  Le fil{% endblock %}", True),
        ("{% block title %}{% endblock %}", False),
        ("{% block title %} \n {% endblock title %}", False),
        ("{% block heading %}Le fil{% endblock %}", False),
    ],
)
def test_an_empty_title_is_none(text: str, has_title: bool) -> None:
    assert bool(TITLE.search(text)) is has_title


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_brings_no_style_or_script_of_its_own(path: Path) -> None:
    inline = INLINE.findall(path.read_text(encoding="utf-8"))
    assert inline == []


def test_two_modules_never_give_a_template_the_same_name() -> None:
    names = [name_of(path) for path in templates()]
    assert sorted(names) == sorted(set(names))


def taken_from_above(room: str, text: str) -> set[str]:
    """The rooms that a template takes a piece from and that do not stand below its own."""
    heights = storeys()
    others = set(TAKEN_IN.findall(text)) - {room}
    return {other for other in others if heights[other] >= heights[room]}


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_takes_pieces_from_below_only(path: Path) -> None:
    room = path.relative_to(PRODUCT).parts[0]
    assert taken_from_above(room, path.read_text(encoding="utf-8")) == set()


def test_a_piece_from_above_or_beside_is_found() -> None:
    text = (
        '{% include "desk/group.html" %}{% include "groups/yes.html" %}{% extends "look/x.html" %}'
    )
    assert taken_from_above("measures", text) == {"desk", "groups"}


def packed(text: str) -> bool:
    """Whether a line is longer than a reader can follow."""
    return any(len(line) > LONGEST for line in text.splitlines())


@pytest.mark.parametrize("path", templates(), ids=name_of)
def test_a_template_is_open_to_a_reader(path: Path) -> None:
    is_packed = packed(path.read_text(encoding="utf-8"))
    assert not is_packed, f"one tag or element a line, none over {LONGEST} signs"


@pytest.mark.parametrize(("length", "expected"), [(LONGEST, False), (LONGEST + 1, True)])
def test_one_sign_too_many_is_packed(length: int, expected: bool) -> None:
    assert packed("<p>\n" + "a" * length) is expected
