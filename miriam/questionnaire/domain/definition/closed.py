"""What was once closed to the team stays closed: no later version, and no other questionnaire that
asks the same in the same words, gives the answer away one by one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import reduce
from itertools import chain

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item, Text

Row = list[Fraction]


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


def told_by_scores(definition: Instrument) -> list[str]:
    """The closed questions whose answer is what is left of the scores, for whoever knows the open
    ones: alone in a score, or alone once scores are taken from each other.
    """
    closed = [item.code for item in _closed(definition)]
    sums = ([Fraction(code in score.items) for code in closed] for score in definition.scores)
    alone = [only[0] for row in _apart(list(sums)) if len(only := _counted(row)) == 1]
    return [closed[place] for place in sorted(alone)]


def _apart(rows: list[Row]) -> list[Row]:
    """Gauss and Jordan: what can be told from sums by adding them and taking them apart."""
    done: list[Row] = []
    for row in rows:
        left = reduce(_without, done, row)
        if counted := _counted(left):
            left = [value / left[counted[0]] for value in left]
            done = [*(_without(first, left) for first in done), left]
    return done


def _without(row: Row, other: Row) -> Row:
    """The row, less as much of the other as leaves nothing where the other begins."""
    share = row[_counted(other)[0]]
    return [mine - share * hers for mine, hers in zip(row, other, strict=True)]


def _counted(row: Row) -> list[int]:
    return [place for place, value in enumerate(row) if value]


def _closed(definition: Instrument) -> Iterator[Item]:
    return (item for item in definition.items if item.withheld)


def _words(text: Text) -> Iterator[str]:
    """Each language, without what does not change a sentence: capitals, accents, signs."""
    for said in text.values():
        bare = unicodedata.normalize("NFKD", said).casefold()
        if letters := "".join(sign for sign in bare if sign.isalnum()):
            yield letters
