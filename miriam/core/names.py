"""Comparing names as the ear does: accents, spellings and transliterations aside (no Django)."""

import re
import unicodedata
from difflib import SequenceMatcher

# Spellings that sound alike in French and Dutch, and in names written in other alphabets.
SOUNDS = (
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("dj", "j"),
    ("kh", "k"),
    ("gh", "g"),
    ("ph", "f"),
    ("ou", "u"),
    ("oe", "u"),
    ("qu", "k"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("z", "s"),
    ("x", "s"),
    ("h", ""),
)
ALIKE = 0.84


def fold(name: str) -> str:
    """Without accents and capitals, for sorting and searching."""
    spread = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign)).strip()


def sound(word: str) -> str:
    """How a word sounds, roughly."""
    heard = re.sub(r"[^\w]", "", fold(word))
    for written, spoken in SOUNDS:
        heard = heard.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", heard)


def alike(one: str, other: str) -> bool:
    """Whether two names may be those of one woman, word by word; missing words do not matter."""
    pairs = list(zip(_words(one), _words(other), strict=False))
    return bool(pairs) and all(_sounds_like(*pair) for pair in pairs)


def _words(name: str) -> list[str]:
    return [heard for word in re.split(r"[\s\-’'.]+", name) if (heard := sound(word))]


def _sounds_like(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
