"""What was once closed to the team stays closed: no later version, and no other questionnaire that
asks the same in the same words, gives the answer away one by one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.definition.parts import Item, Text


def reopened(definition: Instrument, known: Iterable[Instrument]) -> list[str]:
    """The codes of this definition whose answer another one keeps closed, in their order.

    A question is the same one by its code in the same questionnaire, or by its words in any.
    """
    known = list(known)
    codes = {item.code for one in known if one.id == definition.id for item in _closed(one)}
    said = {words for one in known for item in _closed(one) for words in _words(item.wording)}
    open_parts = chain(
        ((item.code, item.wording) for item in definition.items if not item.withheld),
        ((one.code, one.wording) for one in (*definition.profile, *definition.facts)),
    )
    return [code for code, text in open_parts if code in codes or said & set(_words(text))]


def told_by_a_score(definition: Instrument) -> list[str]:
    """The closed questions that stand alone in a score: their answer is what is left of it."""
    closed = {item.code for item in _closed(definition)}
    counted = (closed & set(score.items) for score in definition.scores)
    return [next(iter(found)) for found in counted if len(found) == 1]


def _closed(definition: Instrument) -> Iterator[Item]:
    return (item for item in definition.items if item.withheld)


def _words(text: Text) -> Iterator[str]:
    """Each language, without what does not change a sentence: capitals, accents, signs."""
    for said in text.values():
        bare = unicodedata.normalize("NFKD", said).casefold()
        if letters := "".join(sign for sign in bare if sign.isalnum()):
            yield letters
