"""What is refused around the accompaniment, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Overtaken, Refused


class InTheFuture(Refused):
    """An encounter has taken place; what is still to come is an appointment."""

    sentence = _("Cette date est encore à venir. Notez la rencontre quand elle a eu lieu.")


class NothingWritten(Refused):
    """A note without words is no note."""

    sentence = _("Écrivez quelques mots avant de garder.")


class NoteIsGone(Refused):
    """It was taken back, withdrawn or moved while somebody still had it on the screen."""

    sentence = _("Cette note n’est plus ici. Ce que vous avez écrit est toujours dans cette page.")


class TooLongAgo(Refused):
    """What was just kept can be taken back for some minutes."""

    sentence = _(
        "Les dix minutes sont passées. Dans le fil, « Mauvais dossier » déplace ou retire une note."
    )


class SomebodyAdded(Refused):
    """A note to which a colleague added is no longer only hers."""

    sentence = _(
        "Une collègue a déjà ajouté quelque chose à cette note. "
        "Dans le fil, « Mauvais dossier » la déplace ou la retire."
    )


class ElsewhereOnly(Refused):
    """A note moves to another running file that one accompanies."""

    sentence = _("Choisissez le dossier d’une autre femme que vous accompagnez.")


class CannotBeRead(Refused):
    """What cannot be read cannot be sealed anew."""

    sentence = _("Cette note ne peut pas être lue : elle peut être retirée, pas déplacée.")


class WishIsGone(Refused):
    """It was taken back while somebody still had it on the screen."""

    sentence = _("Ce souhait a été annulé entre-temps.")


class WishStays(Refused):
    """What was said for more than some minutes, or changed since, is part of her story."""

    sentence = _(
        "Ce souhait ne peut plus être annulé : les dix minutes sont passées, ou il a changé "
        "depuis. Le crayon ouvre sa page, où il peut être laissé de côté."
    )


class StepStays(Refused):
    """A step of more than some minutes ago, or of which something became, is part of her story."""

    sentence = _(
        "Ce petit pas ne peut plus être annulé : les dix minutes sont passées, ou il a changé "
        "depuis. Le crayon ouvre sa page, où il peut être laissé de côté."
    )


class StepHasMoved(Overtaken):
    """The step is not where the page showed it."""

    sentence = _("Ce petit pas a changé entre-temps. La page montre où il en est maintenant.")


class NoSuchDomain(Refused):
    """A theme touches at least one life domain, or it is not found back anywhere."""

    sentence = _("Choisissez au moins un domaine de vie.")


class NoName(Refused):
    """A theme has a name in at least one of the two languages."""

    sentence = _("Donnez un nom à ce thème, en français ou en néerlandais.")


class DayHasPassed(Refused):
    """An appointment is to come; what has been is an encounter."""

    sentence = _("Ce jour est passé. Notez plutôt la rencontre.")


class AppointmentHasItsNote(Refused):
    """It took place, and somebody noted it."""

    sentence = _(
        "Ce rendez-vous a déjà sa note, dans le fil. Ce que vous avez écrit est toujours dans "
        "cette page."
    )
