"""What a line of text may not tear apart, and where French drops a vowel before a name."""

import re
import unicodedata

from miriam.look.language import page_language

NO_BREAK = "\u00a0"
BEFORE_A_NAME = re.compile(r"\b([Dd]e|(?:jus|lors|puis)?que|Que) (?=([^\W\d_]+))")
SILENT_H = frozenset(
    "helene heloise henri henriette hermine hermione hilaire hilda hippolyte honore honorine "
    "horace hortense hubert hugues huguette hyacinthe".split()
)
VOWELS = frozenset("aeiou")
OPENED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ı": "i", "’": "", "'": ""})
BEFORE_AN_HOUR = re.compile(r"(?<=\d) (?=(?:h|u|uur|heures?)\b)")


def hours_together(text: str) -> str:
    """« 18 h – 20 h » stays whole at the end of a line, whatever space was typed."""
    return BEFORE_AN_HOUR.sub(NO_BREAK, text)


def elided(sentence: str) -> str:
    """« la fiche d’Aurélie », « qu’Irina »: a sentence of ours in which a name was put.

    Only French drops the vowel, and only before a name, that is a capital: « de Yasmina »,
    « de Hanna » and « de Ouarda » keep it, « d’Hélène » and « d’Yvonne » do not.
    """
    if not page_language().startswith("fr"):
        return sentence
    return BEFORE_A_NAME.sub(_before_a_name, sentence)


def _before_a_name(found: re.Match[str]) -> str:
    small, name = found.groups()
    return f"{small[:-1]}’" if name[0].isupper() and _begins_with_a_vowel(name) else found[0]


def _begins_with_a_vowel(name: str) -> bool:
    plain = unicodedata.normalize("NFD", name.lower().translate(OPENED))
    first, after = plain[:1], plain[1:2]
    if first == "h":
        return "".join(letter for letter in plain if letter.isalpha()) in SILENT_H
    if first == "y":
        return after not in VOWELS
    if plain.startswith("ou"):
        return plain[2:3] not in VOWELS
    return first in VOWELS
