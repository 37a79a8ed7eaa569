"""Scores: the mean of the answered items, each in its direction, when enough are answered.

    score = Σ answers / number answered, a turned item counting as min + max - answer

Two thirds of the applicable items must be answered (10 of 14), or min_answered where it is given.
"not_applicable" is not missing: such an item is not counted among those to answer, as long as at
least half of the items apply.
"""

import numpy as np

from miriam.statistics.methods import Method
from miriam.statistics.numbers import Booleans, Floats, floats
from miriam.statistics.specification import Outcome
from miriam.statistics.study import Study

METHOD = Method(
    formula="Σx / n(x), n(x) ≥ 2k/3",
    source="Person-mean scores (half-rule family)",
    title_fr="Le score",
    text_fr=(
        "La moyenne des réponses données, chaque question dans son sens, si deux tiers au moins "
        "des questions ont une réponse ; sinon le score manque. « Sans objet » n’est pas une "
        "réponse manquante. Une question seule n’est jamais additionnée à une autre."
    ),
    title_nl="De score",
    text_nl=(
        "Het gemiddelde van de gegeven antwoorden, elke vraag in haar richting, als minstens twee "
        "derde van de vragen beantwoord is; anders ontbreekt de score. “Niet van toepassing” is "
        "geen ontbrekend antwoord. Een losse vraag wordt nooit bij een andere opgeteld."
    ),
)


def answers(study: Study, outcome: Outcome, values: Floats | None = None) -> Floats:
    """Answers of the items of one outcome, turned where the outcome says so."""
    given = study.values if values is None else values
    taken = given[:, :, study.columns(outcome.items)]
    turned = [item in outcome.reverse for item in outcome.items]
    if any(turned):
        limits = (outcome.low or 0.0) + (outcome.high or 0.0)
        taken[:, :, turned] = limits - taken[:, :, turned]
    return taken


def scores(study: Study, outcome: Outcome, values: Floats | None = None) -> Floats:
    """The score of each woman at each moment (NaN where there is none), moments kept together."""
    return np.asfortranarray(_scores(study, outcome, values))


def _scores(study: Study, outcome: Outcome, values: Floats | None) -> Floats:
    taken = answers(study, outcome, values)
    if len(outcome.items) == 1:
        return floats(taken[:, :, 0])
    there = ~np.isnan(taken)
    answered = there.sum(axis=2)
    total = np.where(there, taken, 0.0).sum(axis=2)
    enough = answered >= _needed(study, outcome)
    return floats(np.where(enough, total / np.maximum(answered, 1), np.nan))


def _needed(study: Study, outcome: Outcome) -> np.ndarray:
    k = len(outcome.items)
    if outcome.min_answered is not None:
        return np.array(outcome.min_answered)
    if study.not_applicable is None:
        return np.array(-(-2 * k // 3))
    not_asked = study.not_applicable[:, :, study.columns(outcome.items)].sum(axis=2)
    applicable = np.maximum(k - not_asked, -(-k // 2))
    return np.asarray(-(-2 * applicable // 3))


def without_reformulated(study: Study) -> Floats:
    """The answers with those that were reformulated taken out."""
    return np.where(_reformulated(study), np.nan, study.values)


def _reformulated(study: Study) -> Booleans:
    if study.reformulated is None:
        return np.zeros(study.values.shape, dtype=np.bool_)
    return np.equal(study.reformulated, 1.0)
