"""What the journal keeps by name is read in words, in both languages, and nothing else is kept."""

import re
from collections.abc import Iterable
from uuid import uuid4

import pytest
from django.utils.translation import override

from config.who_may import rights
from miriam.audit import journal
from miriam.audit.act import Act, Purpose
from miriam.people.acts import FILE_OPENED
from tests.architecture.house import PRODUCT, routes

GATES = [pattern.callback.gate for _, pattern in routes()]
DECLARED = sorted(PRODUCT.glob("*/acts.py"))
KINDS: list[type[Act] | type[Purpose]] = [Act, Purpose]


def in_language(kind: type[Act] | type[Purpose], name: str, language: str) -> str:
    with override(language):
        return str(kind.said(name))


def unread(kind: type[Act] | type[Purpose], names: Iterable[str]) -> set[str]:
    """The names that somebody would read as « autre chose », as nothing, or in French alone."""
    return {
        name
        for name in names
        if kind.said(name) == kind.otherwise
        or in_language(kind, name, "nl") == in_language(kind, name, "fr")
    }


@pytest.mark.parametrize("kind", KINDS)
def test_every_act_and_every_purpose_is_read_in_both_languages(
    kind: type[Act] | type[Purpose],
) -> None:
    assert len(kind.enrolled) > 30
    assert unread(kind, kind.enrolled) == set()


def test_a_name_that_nobody_declared_or_translated_is_caught() -> None:
    class Loose(Act):
        """A table of its own: the acts of the house stay as they are."""

    Loose("said.in_french_alone", "en français")
    Loose("said.otherwise", "autre chose")
    names = {"said.in_french_alone", "said.otherwise", "said.never"}
    assert unread(Loose, names) == names
    assert in_language(Loose, "said.never", "nl") == "iets anders"
    assert unread(Purpose, {"never.declared"}) == {"never.declared"}


def test_a_name_is_given_once_and_never_changed() -> None:
    with pytest.raises(ValueError, match=r"file\.opened"):
        Act(FILE_OPENED.name, "autrement")
    assert Act.said("file.opened") == FILE_OPENED.words


@pytest.mark.django_db
def test_the_journal_takes_no_loose_name() -> None:
    with pytest.raises(AttributeError):
        journal.write(journal.Event(subject=uuid4(), act="never.declared"))


def test_every_act_is_written_somewhere() -> None:
    sources = [path for path in PRODUCT.rglob("*.py") if path not in DECLARED]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    constants = {
        name
        for path in DECLARED
        for name in re.findall(r"^([A-Z_]+) = (?:Act\(|{)", path.read_text(encoding="utf-8"), re.M)
    }
    assert len(constants) > 50
    assert {name for name in constants if not re.search(rf"\b{name}\b", written)} == set()


def test_every_purpose_is_that_of_a_page_or_the_name_of_a_right() -> None:
    of_pages = {gate.purpose.name for gate in GATES if gate.purpose}
    assert set(Purpose.enrolled) == of_pages | (set(Purpose.enrolled) & set(rights()))
    assert not of_pages & set(rights())
