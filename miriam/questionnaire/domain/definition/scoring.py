"""From answers to scores: whole numbers in, exact decimals out. It knows one woman's answers
at one moment, nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item, Method, ScoreRule

NINE_PLACES = Decimal("0.000000001")


def directed(instrument: Instrument, item: Item, code: int) -> int:
    """The code as it counts: turned round where the item is worded the other way."""
    scale = instrument.scale_of(item)
    return code if item.direction == 1 else scale.lowest + scale.highest - code


def score(instrument: Instrument, rule: ScoreRule, answers: Mapping[str, int]) -> Decimal | None:
    """The score, or None where too few of its items were answered."""
    values = [
        directed(instrument, instrument.item(code), answers[code])
        for code in rule.items
        if code in answers
    ]
    if len(values) < rule.min_answered:
        return None
    total = Decimal(sum(values) * rule.factor)
    if rule.method is Method.SUM:
        return total
    return (total / len(values)).quantize(NINE_PLACES, rounding=ROUND_HALF_EVEN).normalize()


def scores(instrument: Instrument, answers: Mapping[str, int]) -> dict[str, Decimal | None]:
    return {rule.code: score(instrument, rule, answers) for rule in instrument.scores}
