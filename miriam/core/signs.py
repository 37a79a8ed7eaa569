"""Signs that nobody types and no screen shows: controls, halves of a character, what is none.

One of our databases refuses some of them with an error and the other keeps them. At the border each
becomes �, which is seen, and which a form asks to take out. A line break is one sign, as the page
counts it, whatever the browser sends for it.
"""

import re
import unicodedata
from typing import Any

UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
IN_ITS_PLACE = "�"
# What a form sends at the end of a line, and what a word processor puts there or between pages.
LINE_END = re.compile(r"\r\n|[\x0b\x0c\r]")
# Without a shape although they count as letters or marks: fillers, joiners, choices of a shape.
SHAPELESS = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0"
    r"\U000e0100-\U000e01ef]"
)
# Controls, what turns or joins, ends of lines, what a font of one’s own draws.
UNSEEN = ("Cc", "Cf", "Zl", "Zp", "Co", "Cn")
# They turn what follows; what is written from the right is read from the right without them.
TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# They say how two letters meet where letters are joined: in Persian, in Sinhala.
BETWEEN_LETTERS = re.compile(r"(?<=.)[\u200c\u200d](?=.)")
# What the keyboard of a telephone sends for one small picture: a heart that is red, a mother and a
# girl, made of several that are joined.
_PICTURE = (
    r"[\u203c\u2049\u2122\u2139\u2190-\u27bf\u2900-\u2bff\u3030\u303d\u3297\u3299"
    r"\U0001f000-\U0001faff][\U0001f3fb-\U0001f3ff]?\ufe0f?"
)
PICTURE = re.compile(rf"{_PICTURE}(?:\u200d{_PICTURE})*")


def shown(text: str) -> str:
    """The text as a screen can show it; nearly always the same."""
    return UNREADABLE.sub(IN_ITS_PLACE, LINE_END.sub("\n", text))


def shown_in(data: Any) -> Any:
    """Plain data as JSON holds it, every text in it as a screen can show it."""
    if isinstance(data, str):
        return shown(data)
    if isinstance(data, dict):
        return {shown(name): shown_in(value) for name, value in data.items()}
    return [shown_in(value) for value in data] if isinstance(data, list) else data


def is_readable(text: str) -> bool:
    """Whether there is no such sign in it, and none that was put in the place of one."""
    return IN_ITS_PLACE not in text and not UNREADABLE.search(text)


def read_as_written(text: str) -> str:
    """The text without what turns the words around it; nothing where no sign of it is seen."""
    straight = TURNING.sub("", text)
    return straight if any(map(_is_seen, straight)) else ""


def _is_seen(sign: str) -> bool:
    is_blank = sign.isspace() or SHAPELESS.match(sign)
    return not is_blank and unicodedata.category(sign) not in UNSEEN


def is_a_name(text: str) -> bool:
    """Whether it reads as it is written: no sign in it that is not seen, or turns what follows.

    Two names that look alike are then alike, and no name moves the words beside it.
    """
    seen = BETWEEN_LETTERS.sub(_where_letters_join, PICTURE.sub("•", text))
    return not SHAPELESS.search(seen) and not any(
        unicodedata.category(sign) in UNSEEN for sign in seen
    )


def _where_letters_join(found: re.Match[str]) -> str:
    """Left out between letters of a script without capitals; elsewhere it stays, and is seen."""
    around = found.string[found.start() - 1], found.string[found.end()]
    joins = all(unicodedata.category(sign) in ("Lo", "Mn", "Mc") for sign in around)
    return "" if joins else found.group()
