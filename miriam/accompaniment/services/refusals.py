"""What is refused around the accompaniment, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Overtaken, Refused


class InTheFuture(Refused):
    """An encounter has taken place; what is still to come is an appointment."""

    sentence = _("Cette date est encore à venir. Notez la rencontre quand elle a eu lieu.")


class NothingWritten(Refused):
    """A note without words is no note."""

    sentence = _("Écrivez quelques mots avant de garder.")


class StepHasMoved(Overtaken):
    """The step is not where the page showed it."""

    sentence = _("Ce petit pas a changé entre-temps. La page montre où il en est maintenant.")


class NoSuchDomain(Refused):
    """A theme touches at least one life domain, or it is not found back anywhere."""

    sentence = _("Choisissez au moins un domaine de vie.")


class NoName(Refused):
    """A theme has a name in at least one of the two languages."""

    sentence = _("Donnez un nom à ce thème, en français ou en néerlandais.")
