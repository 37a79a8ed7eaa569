"""Every template compiles; every page has a title; none brings its own style or script."""

import re
from pathlib import Path

import pytest
from django.template import engines

from tests.architecture.house import PRODUCT, templates

EXTENDS = re.compile(r'{%\s*extends "([^"]+)"')
TITLE = re.compile(r"{%\s*block title\s*%}\s*(?!\s|{%\s*endblock)")
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\ssrc=)|javascript:""")
LONGEST = 140
STILL_PACKED = {
    "instrument/about_it.html",
    "instrument/afterwards.html",
    "instrument/answers.html",
    "instrument/as_it_reads.html",
    "instrument/bring.html",
    "instrument/changes.html",
    "instrument/comment_edit.html",
    "instrument/comments.html",
    "instrument/comparison.html",
    "instrument/copy_state.html",
    "instrument/definition.html",
    "instrument/definitions.html",
    "instrument/differences.html",
    "instrument/draft.html",
    "instrument/draft_new.html",
    "instrument/draft_part.html",
    "instrument/draft_preview.html",
    "instrument/find_sheet.html",
    "instrument/intake.html",
    "instrument/intake_check.html",
    "instrument/measures.html",
    "instrument/moment_row.html",
    "instrument/no_consent.html",
    "instrument/no_follow_up.html",
    "instrument/overview.html",
    "instrument/paper.html",
    "instrument/picture.html",
    "instrument/picture_paper.html",
    "instrument/player.html",
    "instrument/received.html",
    "instrument/start.html",
    "instrument/tablet.html",
    "instrument/tablet_begin.html",
    "instrument/tablet_goodbye.html",
    "instrument/tablet_language.html",
    "instrument/tablet_question.html",
    "instrument/tablet_shut.html",
    "instrument/testimonies.html",
    "instrument/testimony.html",
    "instrument/testimony_edit.html",
    "instrument/testimony_paper.html",
    "instrument/typing.html",
    "instrument/typing_again.html",
    "instrument/typing_lines.html",
    "instrument/voice.html",
    "instrument/voice_edit.html",
    "instrument/voice_small.html",
    "instrument/voices.html",
    "instrument/waiting.html",
}


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


def packed(text: str) -> bool:
    """Whether a line is longer than a reader can follow."""
    return any(len(line) > LONGEST for line in text.splitlines())


def test_only_the_templates_named_are_still_packed() -> None:
    """The list may only shrink: an opened template leaves it."""
    found = {name_of(path) for path in templates() if packed(path.read_text(encoding="utf-8"))}
    assert found == STILL_PACKED


@pytest.mark.parametrize(("length", "expected"), [(LONGEST, False), (LONGEST + 1, True)])
def test_one_sign_too_many_is_packed(length: int, expected: bool) -> None:
    assert packed("<p>\n" + "a" * length) is expected
