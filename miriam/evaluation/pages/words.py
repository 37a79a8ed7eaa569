"""What stands beside the figures of a group, on the page and in the document."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from miriam.evaluation.selectors.group import GroupEvaluation
from miriam.statistics.gates import Withheld

if TYPE_CHECKING:  # the classes of figures bring numpy and scipy
    from miriam.statistics.figures import Block

FOR_THE_TEAM = _("Pour l’équipe Miriam seulement : un petit groupe se reconnaît dans ses chiffres.")
LOW_PAIRING = _(
    "Moins de sept femmes sur dix ont répondu au début et à la fin. Ces chiffres ne disent rien de "
    "celles qui manquent : lisez-les avec prudence."
)
KEPT_BACK = _(
    "Une partie des chiffres n’est pas montrée : une case manager du groupe pourrait en déduire ce "
    "qu’ont répondu moins de cinq femmes qu’elle n’accompagne pas."
)
OTHER_VERSIONS = _(
    "Une partie des femmes a répondu à une autre version du questionnaire. Leurs réponses ne sont "
    "pas mélangées à celles-ci."
)
READ_WITH_WORDS = _(
    "Lisez ces chiffres avec les paroles des femmes. Une note peut baisser parce que le regard "
    "devient plus exigeant."
)
HOW_TO_READ = [
    _("Chaque femme est comparée à elle-même, entre le début et la fin."),
    _("Ces chiffres ne disent pas ce qui se serait passé sans le groupe."),
    _("Aucune réponse d’une femme seule n’est montrée, et la sécurité chez soi ne l’est jamais."),
    _("Les réponses sur le CPAS comptent dans le score d’ensemble, et nulle part ailleurs."),
]


def how_many(evaluation: GroupEvaluation) -> str:
    """How many women stand behind the figures."""
    sentence = ngettext(
        "%(women)d femme a eu une place. Ont répondu au début : %(first)d ; au début et à la fin : "
        "%(both)d.",
        "%(women)d femmes ont eu une place. Ont répondu au début : %(first)d ; au début et à la "
        "fin : %(both)d.",
        evaluation.women,
    )
    return sentence % {
        "women": evaluation.women,
        "first": evaluation.measured_first,
        "both": evaluation.measured_both,
    }


def leading(block: "Block") -> str:
    """The sentence to remember: never how many rise without how many fall."""
    found = block.figures
    if isinstance(found, Withheld):
        return ""
    sentence = ngettext(
        "Chez %(higher)d femme sur %(women)d, le score est plus haut qu’au début ; chez %(lower)d, "
        "plus bas.",
        "Chez %(higher)d femmes sur %(women)d, le score est plus haut qu’au début ; chez "
        "%(lower)d, plus bas.",
        found.superiority.higher,
    )
    counted = {"higher": found.superiority.higher, "lower": found.superiority.lower}
    return sentence % {**counted, "women": block.n_paired}
