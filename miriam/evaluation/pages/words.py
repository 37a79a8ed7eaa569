"""What stands beside the figures of a group, on the page and in the document."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from miriam.evaluation.selectors.group import GroupEvaluation

FOR_THE_TEAM = _("Pour l’équipe Miriam seulement : un petit groupe se reconnaît dans ses chiffres.")
LOW_PAIRING = _(
    "Moins de sept femmes sur dix ont été mesurées au début et à la fin. Ces chiffres ne disent "
    "rien de celles qui manquent : lisez-les avec prudence."
)
KEPT_BACK = _(
    "Une partie des chiffres n’est pas montrée : une case manager du groupe pourrait en déduire ce "
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
        "%(women)d femme a eu une place ; mesurées au début : %(first)d, "
        "au début et à la fin : %(both)d.",
        "%(women)d femmes ont eu une place ; mesurées au début : %(first)d, "
        "au début et à la fin : %(both)d.",
        evaluation.women,
    )
    return sentence % {
        "women": evaluation.women,
        "first": evaluation.measured_first,
        "both": evaluation.measured_both,
    }
