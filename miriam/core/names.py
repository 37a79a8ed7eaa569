"""The one comparison of names (no Django): for the eye, accents, capitals, hyphens and apostrophes
aside; for the ear, spellings and transliterations aside.
"""

import re
import unicodedata
from difflib import SequenceMatcher

# Letters that no accent explains: a keyboard without them has these in their place.
PLAIN = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ɗ": "d",
        "ɖ": "d",
        "ø": "o",
        "ɔ": "o",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "ng",
        "ɓ": "b",
        "ƙ": "k",
        "ɛ": "e",
        "ə": "e",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
# What stands between the parts of a name, and is as often left out; the dash of each keyboard.
BETWEEN = re.compile(r"[\-‐-―−'’‘ʼʻʹ′`´.]+")
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
# Accents that are signs of their own, and signs without a shape.
UNSEEN = ("Mn", "Me", "Cf")
# Fewer sounds than these are no likeness, unless they are the same ones.
FEWEST_SOUNDS = 3


def fold(name: str) -> str:
    """Without accents, capitals, hyphens and apostrophes, for sorting and searching."""
    return " ".join(BETWEEN.sub(" ", _plain(name)).split())


def holds(text: str, words: str) -> bool:
    """Whether each of the words stands in the text, hyphens and apostrophes typed or not."""
    apart, together = fold(text), BETWEEN.sub("", _plain(text))
    return all(word in apart or word in together for word in fold(words).split())


def sound(word: str) -> str:
    """How a word sounds, roughly."""
    heard = re.sub(r"[^\w]", "", _plain(word))
    for written, spoken in SOUNDS:
        heard = heard.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", heard)


def alike(one: str, other: str) -> bool:
    """Whether two names may be those of one woman, word by word; missing words do not matter.

    An initial stands for a second name, never for the only one.
    """
    pairs = list(zip(fold(one).split(), fold(other).split(), strict=False))
    return any(_tells(*pair) for pair in pairs) and all(_sounds_like(*pair) for pair in pairs)


def _tells(one: str, other: str) -> bool:
    return one == other or min(len(one), len(other)) > 1


def _plain(name: str) -> str:
    if name.isascii():
        return name.casefold()
    spread = unicodedata.normalize("NFKD", name.casefold().translate(PLAIN))
    return "".join(sign for sign in spread if unicodedata.category(sign) not in UNSEEN)


def _sounds_like(one: str, other: str) -> bool:
    if one == other or min(len(one), len(other)) == 1:
        return one[0] == other[0]
    heard, known = sound(one), sound(other)
    if min(len(heard), len(known)) < FEWEST_SOUNDS:
        return heard == known and len(heard) > 1
    return SequenceMatcher(None, heard, known, autojunk=False).ratio() >= ALIKE
