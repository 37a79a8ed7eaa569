"""The numbers of a group as tables: the same on the page and in the document."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from miriam.look.components.tables import Table
from miriam.statistics.gates import Withheld
from miriam.statistics.report.numerals import decimal, probability, signed

if TYPE_CHECKING:  # the classes of figures bring numpy and scipy
    from miriam.statistics.figures import Block


def domains_table(domains: Iterable[tuple[str, "Block"]]) -> Table:
    """Each domain: how many women, both means, the change with its interval."""
    return Table(
        caption=_("Satisfaction par domaine de vie, du début à la fin"),
        head=(
            _("Domaine"),
            _("Ont répondu deux fois"),
            _("Moyenne au début"),
            _("Moyenne à la fin"),
            _("Changement"),
            _("Intervalle à 95 %"),
        ),
        rows=tuple(_row(name, block) for name, block in domains),
        numeric=frozenset(range(1, 6)),
        note=_(
            "Une question par domaine : un petit écart peut être le hasard du jour. "
            "L’intervalle dit entre quelles valeurs le changement moyen peut se trouver."
        ),
    )


def _row(name: str, block: "Block") -> tuple[Any, ...]:
    counted, found = block.n_paired, block.figures
    if isinstance(found, Withheld):
        return (name, counted, "–", "–", "–", "–")
    return (
        name,
        counted,
        decimal(found.mean_first, 1),
        decimal(found.mean_last, 1),
        signed(found.change.mean, 1),
        _interval(found.change.ci),
    )


def _interval(limits: tuple[float, float] | None) -> str:
    if limits is None:
        return "–"
    return _("%(low)s à %(high)s") % {"low": signed(limits[0], 1), "high": signed(limits[1], 1)}


def tests_table(block: "Block") -> Table | None:
    """What a statistician asks for about the declared score; folded away on the page."""
    found = block.figures
    if isinstance(found, Withheld):
        return None
    return Table(
        caption=_("Pour qui veut vérifier les calculs"),
        head=(_("Calcul"), _("Résultat")),
        rows=(
            (_("t de Student apparié, p"), probability(found.change.p)),
            (
                _("Rangs signés exacts (Pratt), p"),
                probability(found.signed_rank.p_exact_pratt),
            ),
            (_("Hodges-Lehmann"), signed(found.hodges_lehmann.estimate)),
            (_("Taille d’effet g, écart-type moyen"), decimal(found.effect.g_av)),
            (_("Taille d’effet dz"), decimal(found.effect.dz)),
        ),
        numeric=frozenset({1}),
    )
