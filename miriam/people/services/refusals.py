"""What is refused around a file, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused


class FileClosed(Refused):
    """The accompaniment has ended: her file is not written in any more."""

    sentence = _("Cet accompagnement est terminé : on n’écrit plus dans ce dossier.")


class NotFromHere(Refused):
    """The state wanted does not follow the present one."""

    sentence = _("Ce n’est plus possible : quelqu’un a changé l’état du dossier entre-temps.")


class NotAColleague(Refused):
    """A duo is a case manager of the same centre, and somebody else."""

    sentence = _("Choisissez une collègue du même centre, qui accompagne elle aussi.")


class Excluded(Refused):
    """She said that this person must never see her file."""

    sentence = _("Elle a demandé que cette personne ne voie jamais son dossier.")


class WalksWithHer(Refused):
    """Her case manager cannot be shut out before somebody else walks with her."""

    sentence = _(
        "Cette personne l’accompagne aujourd’hui. Convenez d’abord qui prend la suite, "
        "puis revenez ici."
    )


class AlreadySaid(Refused):
    """Her yes to this scope is already written down."""

    sentence = _("Son accord est déjà noté. Il n’y a rien à refaire.")


class HasTakenBack(Refused):
    """She takes part no longer: what she tells is not written down."""

    sentence = _(
        "Elle a retiré son accord de participer : on ne note plus de rencontre. Si elle dit oui "
        "de nouveau, notez-le sur sa fiche ; sinon, mettez en pause ou arrêtez."
    )


class WithdrawnForGood(Refused):
    """A withdrawal is undone for some minutes; afterwards a new yes is asked."""

    sentence = _(
        "Les dix minutes sont passées : l’accord reste retiré. Si elle dit oui, notez un nouvel "
        "accord avec elle."
    )


class ForHerTeam(Refused):
    """What cannot be undone is not for somebody who stands in for some days."""

    sentence = _(
        "Vous remplacez pour quelques jours, et ceci ne se défait pas : c’est à sa case manager ou "
        "à sa collègue en duo."
    )


class StopIsForHerTeam(ForHerTeam):
    """A stop can be undone on its day alone; a pause says the same until her team is back."""

    sentence = _(
        "Vous remplacez pour quelques jours : l’arrêt est noté par sa case manager ou sa collègue "
        "en duo. D’ici là, mettez en pause : rien ne lui est demandé."
    )
