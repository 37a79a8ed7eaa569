"""Several p-values: Holm for what was declared, Benjamini-Hochberg for what is described.

Holm 1979 (Scand J Stat 6:65): sorted p_(i)·(m-i+1), made increasing. Benjamini and Hochberg 1995
(JRSS B 57:289): p_(i)·m/i, made increasing from the top. Benjamini and Yekutieli 2001: the same
times Σ1/i. Bonferroni: p·m. All capped at 1; missing p-values stay missing and do not count.
"""

from collections.abc import Callable, Sequence

import numpy as np

from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats

METHOD = Method(
    formula="Holm : max_{j≤i} p_(j)(m−j+1) ; BH : min_{j≥i} p_(j)·m/j",
    source="Holm 1979; Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001",
    title_fr="Plusieurs tests à la fois",
    text_fr=(
        "Trois questions au plus sont déclarées d’avance : leurs p sont corrigées par Holm. Les "
        "autres servent à décrire : leurs valeurs q (Benjamini-Hochberg) disent quelle part des "
        "résultats retenus serait due au hasard. Les questions seules ont leur famille (p des "
        "rangs signés), les scores la leur (p du t apparié)."
    ),
    title_nl="Meerdere toetsen tegelijk",
    text_nl=(
        "Hoogstens drie vragen zijn vooraf vastgelegd: hun p-waarden worden volgens Holm "
        "gecorrigeerd. De andere dienen om te beschrijven: hun q-waarden (Benjamini-Hochberg) "
        "zeggen welk deel van de weerhouden resultaten toeval zou zijn. Losse vragen vormen één "
        "familie (p van de rangtekentoets), scores een andere (p van de gepaarde t)."
    ),
)

Adjusted = list[float | None]


def holm(p_values: Sequence[float | None]) -> Adjusted:
    """Holm's adjusted p-values, in the order given."""
    return _of_present(p_values, _holm)


def benjamini_hochberg(p_values: Sequence[float | None]) -> Adjusted:
    """Benjamini-Hochberg q-values, in the order given."""
    return _of_present(p_values, _step_up)


def benjamini_yekutieli(p_values: Sequence[float | None]) -> Adjusted:
    """Benjamini-Yekutieli q-values, valid under any dependence."""
    return _of_present(p_values, lambda p: _step_up(p, float((1 / _ranks(p)).sum())))


def bonferroni(p_values: Sequence[float | None]) -> Adjusted:
    """p times the number of tests."""
    return _of_present(p_values, lambda p: np.minimum(1.0, p * p.size))


def _of_present(p_values: Sequence[float | None], adjust: Callable[[Floats], Floats]) -> Adjusted:
    present = [p for p in p_values if p is not None]
    adjusted = iter(adjust(np.array(present)).tolist() if present else [])
    return [None if p is None else next(adjusted) for p in p_values]


def _ranks(p: Floats) -> Floats:
    return np.arange(1, p.size + 1, dtype=np.float64)


def _holm(p: Floats) -> Floats:
    order = np.argsort(p, kind="stable")
    raised = np.maximum.accumulate(p[order] * _ranks(p)[::-1])
    return _back(np.minimum(1.0, raised), order)


def _step_up(p: Floats, factor: float = 1.0) -> Floats:
    order = np.argsort(p, kind="stable")
    scaled = p[order] * factor * p.size / _ranks(p)
    lowered = np.minimum.accumulate(scaled[::-1])[::-1]
    return _back(np.minimum(1.0, lowered), order)


def _back(values: Floats, order: np.ndarray) -> Floats:
    placed = np.empty_like(values)
    placed[order] = values
    return placed
