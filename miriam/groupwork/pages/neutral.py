"""Neutral words about a session for those who may read somebody’s telephone: day, hours and place.

The words lie in `texts`, one file a language; of those that no native speaker has read the page
says so. No title, no name of a group, no name of a centre ever stands in them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils import translation

from miriam.groupwork.models import Session
from miriam.lists.languages import Language, find
from miriam.look.dates import hour, written
from miriam.look.sheets.words import sheet_words

FOLDER = Path(__file__).parent.parent / "texts"
LANGUAGES = ("fr", "nl", "en", "ar", "tr", "es")


@dataclass(frozen=True)
class NeutralText:
    """What may be copied, its language, and whether a native speaker has read it."""

    language: Language
    words: str
    is_read: bool


@cache
def words_of(code: str) -> dict[str, str]:
    """The words of one language."""
    words: dict[str, str] = json.loads((FOLDER / f"{code}.json").read_text(encoding="utf-8"))
    return words


def neutral_texts(session: Session) -> list[NeutralText]:
    """The same message in each language, French and Dutch first."""
    return [_text(session, code) for code in LANGUAGES]


def _text(session: Session, code: str) -> NeutralText:
    lines = _dropped(session, code) if session.is_dropped else _inviting(session, code)
    return NeutralText(find(code), "\n".join(lines), sheet_words(code).reviewed)


def _dropped(session: Session, code: str) -> list[str]:
    words = words_of(code)
    return [filled(words["dropped"], placed_in(session, code)), words["bye"]]


def _inviting(session: Session, code: str) -> list[str]:
    words = words_of(code)
    placed = placed_in(session, code)
    where = [filled(words["where"], {"place": session.place})] if session.place else []
    return [filled(words["when"], placed), *where, words["bye"]]


def filled(pattern: str, placed: Mapping[str, str]) -> str:
    """A sentence of one of these files with what is placed in it, and nothing carried out."""
    for name, value in placed.items():
        pattern = pattern.replace(f"{{{name}}}", value)
    return pattern


def placed_in(session: Session, code: str) -> dict[str, str]:
    """Day and hours as this language writes them."""
    words, ends = words_of(code), hour(session.ends_at)
    with translation.override(code):
        day = written(session.starts_at, words["day"])
    if session.ends_the_next_day:
        ends = filled(words["next_day"], {"ends": ends})
    return {"day": day, "begins": hour(session.starts_at), "ends": ends}
