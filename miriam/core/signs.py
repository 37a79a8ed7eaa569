"""Signs that nobody types and no screen shows: controls, halves of a character, what is none.

One of our databases refuses some of them with an error and the other keeps them. At the border each
becomes �, which is seen, and which a form asks to take out.
"""

import re
from typing import Any

UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
IN_ITS_PLACE = "�"
# What a word processor puts where a line or a page ends.
LINE_END = re.compile(r"[\x0b\x0c]")


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
