"""What is refused around her drawings, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Overtaken, Refused


class DrawingStands(Refused):
    """A drawing she agreed with stays as it was."""

    sentence = _("Ce dessin est gardé comme il est. Commencez-en un nouveau, ou reprenez celui-ci.")


class BeingDrawn(Refused):
    """A second drawing begins when the one before stands."""

    sentence = _("Un dessin est déjà commencé : continuez-le.")


class NothingDrawn(Refused):
    """An empty page says nothing of her."""

    sentence = _("Rien n’est encore dessiné.")


class NoMoreRoom(Refused):
    """So many fit around her without lying on each other."""

    sentence = _(
        "Douze liens tiennent sur un dessin, comme les heures d’une horloge. Réunissez-en "
        "quelques-uns, comme « mes voisines »."
    )


class LaterDrawing(Refused):
    """What a later drawing began from stays as it was."""

    sentence = _("Un autre dessin a commencé après celui-ci, qui reste comme il est.")


class DrawingUnreadable(Refused):
    """What cannot be read is not written over: a backup may explain it."""

    sentence = _("Ce dessin a été changé en dehors du programme : il ne peut pas être continué.")


class TieIsGone(Overtaken):
    """It was taken off while somebody had it on the screen."""

    sentence = _("Ce lien n’est plus sur le dessin. La page montre où il en est maintenant.")


class DrawnOnSince(Overtaken):
    """Somebody went on drawing: what is taken back would take that away too."""

    sentence = _("Le dessin a changé entre-temps. La page montre où il en est maintenant.")


class LineUnreadable(Refused):
    """What cannot be read is not written over: a backup may explain it."""

    sentence = _("Cette ligne a été changée en dehors du programme : elle reste ainsi.")
