"""Yes/no facts and answers in categories, before and after.

Exact McNemar (1947, Psychometrika 12:153): among the women whose answer changed, the direction is
a fair coin. b: yes then no, c: no then yes.
Stuart 1955 - Maxwell 1970: d'S⁻¹d with d_i = n_i. - n_.i, S_ii = n_i. + n_.i - 2n_ii,
S_ij = -(n_ij + n_ji); χ² with as many degrees of freedom as categories in use, less one.
"""

from dataclasses import dataclass

import numpy as np

from miriam.statistics.distributions import chi2_upper, fair_coin_two_sided
from miriam.statistics.methods import Method
from miriam.statistics.numbers import Floats, ratio

METHOD = Method(
    formula="McNemar : Bin(b+c, ½) ; Stuart-Maxwell : d′·inv(S)·d ~ χ²(k−1)",
    source="McNemar 1947; Stuart 1955; Maxwell 1970; Agresti 1990",
    title_fr="Les faits avant et après (oui/non, catégories)",
    text_fr=(
        "Pour un fait comme « avoir un médecin traitant », seules comptent les femmes dont la "
        "réponse a changé : le test de McNemar exact compare les deux sens. Pour plus de deux "
        "réponses possibles, Stuart-Maxwell, sur l’ensemble des groupes seulement."
    ),
    title_nl="De feiten voor en na (ja/nee, categorieën)",
    text_nl=(
        "Voor een feit zoals “een huisarts hebben” tellen alleen de vrouwen van wie het antwoord "
        "veranderde: de exacte toets van McNemar vergelijkt de twee richtingen. Voor meer dan twee "
        "antwoorden: Stuart-Maxwell, alleen over alle groepen samen."
    ),
)


@dataclass(frozen=True)
class McNemar:
    """The changed answers and their test."""

    b: int
    c: int
    p_exact: float
    chi2: float | None
    chi2_corrected: float | None
    p_corrected: float | None


@dataclass(frozen=True)
class StuartMaxwell:
    """Marginal homogeneity of k categories."""

    chi2: float
    df: int
    p: float


def mcnemar(b: int, c: int) -> McNemar:
    """Exact test with both chi-squares beside it."""
    corrected = ratio((max(abs(b - c) - 1, 0)) ** 2, b + c)
    return McNemar(
        b=b,
        c=c,
        p_exact=fair_coin_two_sided(b, c),
        chi2=ratio((b - c) ** 2, b + c),
        chi2_corrected=corrected,
        p_corrected=None if corrected is None else chi2_upper(corrected, 1),
    )


def stuart_maxwell(table: Floats) -> StuartMaxwell | None:
    """Test of equal margins; nothing where no woman changed."""
    off = table - np.diag(np.diag(table))
    off = off[np.ix_(_moved(off), _moved(off))]
    if off.size == 0:
        return None
    d = off.sum(1) - off.sum(0)
    s = np.diag(off.sum(1) + off.sum(0)) - off - off.T
    rank = int(np.linalg.matrix_rank(s))
    chi2 = float(d @ np.linalg.pinv(s, hermitian=True) @ d)
    return StuartMaxwell(chi2, rank, chi2_upper(chi2, rank))


def _moved(off: Floats) -> np.ndarray:
    return np.flatnonzero(off.sum(0) + off.sum(1))
