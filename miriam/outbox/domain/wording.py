"""What a message says, word for word: fixed, neutral, in her language, and within one SMS.

The words stand in `texts/reminders.json`, set with plain spaces and without the apostrophe of
print: a single sign outside the alphabet of the GSM leaves room for 70 instead of 160.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from miriam.outbox.domain.hours import BRUSSELS
from miriam.outbox.domain.queue import MessageKind

WORDS = Path(__file__).parent.parent / "texts" / "reminders.json"


@dataclass(frozen=True)
class Wording:
    """A message as it leaves: the title of a letter by e-mail, and the text."""

    title: str
    text: str


@cache
def _words() -> dict[str, dict[str, Any]]:
    said: dict[str, dict[str, Any]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return said


def languages() -> list[str]:
    """The languages (ISO 639) in which a message can leave, those read over first."""
    return list(_words())


def is_reviewed(language: str) -> bool:
    """Whether somebody who speaks this language has read the words over."""
    return bool(_words()[language]["is_reviewed"])


def worded(kind: MessageKind, at: datetime, language: str) -> Wording:
    """What is said in this language of what takes place at that moment.

    Raises:
        KeyError: when nobody wrote the words in this language.
    """
    words, told = _words()[language], at.astimezone(BRUSSELS)
    day = f"{words['days'][told.weekday()]} {told.day}/{told.month}"
    return Wording(words["title"], words[kind].format(day=day, hour=f"{told:%H:%M}"))
