"""Why something in the bank was not done."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused


class PracticeGone(Refused):
    """The draft was erased meanwhile."""

    sentence = _("Cette fiche a été effacée entre-temps.")


class StandsElsewhere(Refused):
    """The card is not where this act begins: somebody else moved it meanwhile."""

    sentence = _("Cette fiche a changé de place entre-temps : relisez où elle en est.")


class NoSuchCard(Refused):
    """A card that is not in the bank, or no longer."""

    sentence = _("Cette fiche n’est plus dans la banque.")
