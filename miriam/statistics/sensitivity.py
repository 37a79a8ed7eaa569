"""Does the result depend on how answers were obtained?

a  MMRM with the share of reformulated answers as a covariate that varies in time
b  the change without reformulated answers
c  the items that are most often reformulated
d  the change without women whose mode of answering switched between the two moments

Which helper asked cannot be told apart from the city: she works in one.
A result that only holds with reformulated answers is a result of the reformulation.
"""

from dataclasses import dataclass

import numpy as np

from miriam.statistics.methods import Method
from miriam.statistics.numbers import Booleans, Floats, Integers, floats
from miriam.statistics.paired import Change
from miriam.statistics.study import NOBODY

METHOD = Method(
    formula="y_it = μ_t + γ·r_it + e_it",
    source="Schwartz & Sprangers 2010; COSMIN",
    title_fr="La façon de répondre : reformulations et modes",
    text_fr=(
        "Une question reformulée n’est plus tout à fait la même. On refait le calcul sans les "
        "réponses reformulées, et sans les femmes qui n’ont pas répondu de la même façon au début "
        "et à la fin. On nomme aussi les questions les plus souvent reformulées : ce sont elles "
        "qu’il faut récrire."
    ),
    title_nl="De manier van antwoorden: herformuleringen en modi",
    text_nl=(
        "Een geherformuleerde vraag is niet helemaal dezelfde meer. We herhalen de berekening "
        "zonder de geherformuleerde antwoorden, en zonder de vrouwen die bij het begin en op het "
        "einde anders antwoordden. We noemen ook de vragen die het vaakst geherformuleerd worden: "
        "die moeten herschreven worden."
    ),
)


@dataclass(frozen=True)
class Rerun:
    """The mean change of the women who remain."""

    n_paired: int
    change: Change


@dataclass(frozen=True)
class Reformulated:
    """How often one item was reformulated."""

    item: str
    answered: int
    reformulated: int


def most_reformulated(
    items: tuple[str, ...], values: Floats, reformulated: Floats, at_most: int = 10
) -> list[Reformulated]:
    """Items by how often they were reformulated, most often first."""
    answered = (~np.isnan(values)).sum(axis=(0, 1))
    marked = ((reformulated == 1.0) & ~np.isnan(values)).sum(axis=(0, 1))
    rows = [
        Reformulated(item, int(n), int(m))
        for item, n, m in zip(items, answered, marked, strict=True)
        if m
    ]
    return sorted(rows, key=lambda row: (-row.reformulated / row.answered, row.item))[:at_most]


def smallest_cell(values: Floats, reformulated: Floats) -> int:
    """Women with a reformulated answer, or women with one that was not: the fewer of them."""
    there = ~np.isnan(values)
    marked = reformulated == 1.0
    cells = ((there & cell).any(axis=(1, 2)).sum() for cell in (marked, ~marked))
    return int(min(cells))


def share_reformulated(values: Floats, reformulated: Floats) -> Floats:
    """Share of a woman's answers that were reformulated, at each moment."""
    there = ~np.isnan(values)
    marked = ((reformulated == 1.0) & there).sum(axis=2)
    return floats(marked / np.maximum(there.sum(axis=2), 1))


def switched(mode: Integers, first: int, last: int) -> Booleans:
    """Women who answered in one way at the first moment and in another at the last.

    Her way at a moment is that of most of her answers; of two that are as frequent, both count.
    """
    before, after = _usual(mode[:, first]), _usual(mode[:, last])
    known = (before != NOBODY).any(axis=1) & (after != NOBODY).any(axis=1)
    moved: Booleans = known & ~_meet(before, after)
    return moved


def _usual(mode: Integers) -> Integers:
    """The mode of each answer where none is more frequent with this woman, else -1."""
    often = np.stack([(mode == one[:, None]).sum(axis=1) for one in mode.T], axis=1)
    often[mode == NOBODY] = 0
    most = np.maximum(often.max(axis=1, keepdims=True), 1)
    usual: Integers = np.where(often == most, mode, NOBODY)
    return usual


def _meet(before: Integers, after: Integers) -> Booleans:
    """Women with a mode that stands in both."""
    found = [((after == one[:, None]) & (after != NOBODY)).any(axis=1) for one in before.T]
    together: Booleans = np.logical_or.reduce(found)
    return together
