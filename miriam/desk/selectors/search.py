"""Search among one's own files: compared in memory, and each find says where it was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from miriam.access.actor import Actor
from miriam.core import names
from miriam.desk.selectors.mine import mine
from miriam.lists import phones
from miriam.people import selectors as people
from miriam.people.models import File, SafeContact
from miriam.people.selectors import Waiting


class FoundIn(StrEnum):
    """Where in a file something was found."""

    NAME = "name"
    WAY = "way"
    NAME_TO_SHOW = "name_to_show"
    CODE_WORD = "code_word"


@dataclass(frozen=True)
class Find:
    """A file, and the places where the search found something."""

    file: File
    where: tuple[FoundIn, ...]


@dataclass(frozen=True)
class Found:
    """What was found, among how many; names that only sound alike, and what waits, come apart."""

    finds: list[Find]
    alike: list[File]
    among: int
    waiting: Waiting | None


def search(words: str, *, by: Actor) -> Found:
    """Every part that was typed must be found somewhere in the same file."""
    own = mine(by)
    files = own.all
    contacts = {contact.file_id: contact for contact in people.contacts_of(files)}
    finds = []
    for file in files:
        where = _where(words, file, contacts.get(file.pk))
        if where:
            finds.append(Find(file, where))
    alike = [] if finds else [file for file in files if names.alike(words, file.call_name)]
    return Found(finds=finds, alike=alike, among=len(files), waiting=own.waiting)


def _where(words: str, file: File, contact: SafeContact | None) -> tuple[FoundIn, ...]:
    if contact and phones.holds(contact.address or "", words):
        return (FoundIn.WAY,)
    places = list(_places(file, contact))
    if not names.holds(" ".join(text for _place, text in places), words):
        return ()
    parts = names.fold(words).split()
    return tuple(place for place, text in places if any(names.holds(text, part) for part in parts))


def _places(file: File, contact: SafeContact | None) -> Iterator[tuple[FoundIn, str]]:
    yield FoundIn.NAME, file.call_name
    if contact:
        yield FoundIn.WAY, contact.address or ""
        yield FoundIn.NAME_TO_SHOW, contact.name_to_show or ""
        yield FoundIn.CODE_WORD, contact.code_word or ""
