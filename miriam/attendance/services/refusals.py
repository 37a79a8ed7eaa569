"""What is refused on the list of a session."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused


class NotListed(Refused):
    """She has no place in this group, or the group does not come to this session."""

    sentence = _(
        "Elle n’est pas sur la liste de cette séance. Revenez à la page du groupe pour voir qui en "
        "fait partie."
    )


class ListGone(Refused):
    """The group has ended, and its list with it."""

    sentence = _(
        "La liste de cette séance est détruite depuis la fin du groupe. On n’en commence pas une "
        "autre."
    )


class TooManyNames(Refused):
    """More guests who gave their name than fit on the list."""

    sentence = _("Il n’y a plus de place pour un prénom. Comptez-la sans son nom.")


class TooMany(Refused):
    """A number that nobody meant."""

    sentence = _("Ce nombre est trop grand. Corrigez-le et gardez à nouveau.")
