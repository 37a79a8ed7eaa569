"""What is asked of the figures of a group (no Django).

The specification is the one a researcher would write for `miriam evaluate`: the score declared
beforehand, each domain on its own, and progress counted in at least three domains.
"""

from collections.abc import Iterable
from typing import Any

from miriam.evaluation.disclosure import Comparison, shown_domains
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item
from miriam.statistics.declaring import specification
from miriam.statistics.specification import Specification

PROGRESS_IN_AT_LEAST = 3
FIRST, LAST = Moment.START.value, Moment.END.value
COMPARISON = Comparison(frozenset({FIRST, LAST}), together=PROGRESS_IN_AT_LEAST)


def group_specification(instrument: Instrument, measured: Iterable[str]) -> Specification:
    """What is asked of a group, among the figures that were measured at all."""
    there = set(measured)
    outcomes = [
        _outcome(score.code, instrument, instrument.item(score.items[0]))
        for score in instrument.scores
        if score.code in there
    ]
    domains = [item for item in shown_domains(instrument) if item.code in there]
    outcomes += [_outcome(item.code, instrument, item) for item in domains]
    data: dict[str, Any] = {"occasions": [FIRST, LAST], "outcome": outcomes}
    data["confirmatory"] = [score.code for score in instrument.scores if score.code in there][:1]
    if len(domains) >= PROGRESS_IN_AT_LEAST:
        names = [item.code for item in domains]
        data["multi_domain"] = {"outcomes": names, "k": PROGRESS_IN_AT_LEAST}
    return specification(data)


def _outcome(name: str, instrument: Instrument, item: Item) -> dict[str, Any]:
    scale = instrument.scale_of(item)
    return {
        "name": name,
        "items": [name],
        "score": "single",
        "min": scale.lowest,
        "max": scale.highest,
    }
