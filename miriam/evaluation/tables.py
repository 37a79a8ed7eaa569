"""The numbers of a group as tables: the same on the page and in the document."""

from typing import Any

from django.utils.translation import gettext as _

from miriam.core.components.tables import Table
from miriam.evaluation.selectors.group import Figures, GroupEvaluation
from miriam.statistics.report.numerals import decimal, probability, signed


def domains_table(evaluation: GroupEvaluation) -> Table:
    """Each domain: how many women, both means, the change with its interval."""
    return Table(
        caption=_("Satisfaction par domaine de vie, du début à la fin"),
        head=(
            _("Domaine"),
            _("Femmes mesurées deux fois"),
            _("Moyenne au début"),
            _("Moyenne à la fin"),
            _("Changement"),
            _("Intervalle à 95 %"),
        ),
        rows=tuple(_row(figures) for figures in evaluation.domains),
        numeric=frozenset(range(1, 6)),
        note=_(
            "Une question par domaine : un petit écart peut être le hasard du jour. "
            "L’intervalle dit entre quelles valeurs le changement moyen peut se trouver."
        ),
    )


def _row(figures: Figures) -> tuple[Any, ...]:
    numbers = figures.numbers
    if figures.withheld:
        return (figures.name, numbers["n_paired"], "–", "–", "–", "–")
    return (
        figures.name,
        numbers["n_paired"],
        decimal(numbers["mean_first"], 1),
        decimal(numbers["mean_last"], 1),
        signed(numbers["change"]["mean"], 1),
        _interval(numbers["change"]["ci95"]),
    )


def _interval(limits: list[float] | None) -> str:
    if limits is None:
        return "–"
    return _("%(low)s à %(high)s") % {"low": signed(limits[0], 1), "high": signed(limits[1], 1)}


def tests_table(figures: Figures) -> Table | None:
    """What a statistician asks for about the declared score; folded away on the page."""
    numbers = figures.numbers
    if figures.withheld:
        return None
    return Table(
        caption=_("Pour qui veut vérifier les calculs"),
        head=(_("Calcul"), _("Résultat")),
        rows=(
            (_("t de Student apparié, p"), probability(numbers["change"]["p"])),
            (
                _("Rangs signés exacts (Pratt), p"),
                probability(numbers["signed_rank"]["p_exact_pratt"]),
            ),
            (_("Hodges-Lehmann"), signed(numbers["hodges_lehmann"]["estimate"])),
            (_("Taille d’effet g, écart-type moyen"), decimal(numbers["effect"]["g_av"])),
            (_("Taille d’effet dz"), decimal(numbers["effect"]["dz"])),
        ),
        numeric=frozenset({1}),
    )
