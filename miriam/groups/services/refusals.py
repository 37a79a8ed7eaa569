"""What is refused around a group, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused


class SizeOutsideEdition(Refused):
    """The number of places is not one of this edition."""

    sentence = _("Ce nombre de places ne convient pas à l’édition choisie.")


class NoFreePlace(Refused):
    """All places are taken."""

    sentence = _(
        "Il n’y a plus de place libre dans ce groupe. Une place se libère quand quelqu’un "
        "le quitte ; le nombre de places se change sur la page du groupe."
    )


class HasAPlace(Refused):
    """One woman belongs to one group at a time."""

    sentence = _("Elle a déjà une place dans un groupe.")


class LeftEarlier(Refused):
    """A place freed by mistake is hers again until tonight; later it is taken anew."""

    sentence = _("Ce n’est plus aujourd’hui : donnez-lui de nouveau une place, s’il en reste une.")


class NotRunning(Refused):
    """The accompaniment has ended, so there is no place to take."""

    sentence = _("Cet accompagnement est terminé : elle ne peut pas prendre de place.")


class PhaseMovedOn(Refused):
    """The phase wanted does not follow the present one."""

    sentence = _("Le groupe n’en est plus là : quelqu’un a changé sa phase entre-temps.")


class LaunchNotSeen(Refused):
    """Nobody has looked at the launch list yet."""

    sentence = _("Regardez d’abord ensemble la liste de lancement, puis dites que c’est fait.")


class FollowsFromChildcare(Refused):
    """Nobody ticks that childcare is settled: it is agreed, with places."""

    sentence = _(
        "Ce point ne se coche pas : il suit la page « La garde des enfants », où la "
        "coordination dit les places nécessaires et celles qui sont convenues."
    )


class NoMoreProposals(Refused):
    """The group is coming to its end: whoever came now would meet nobody."""

    sentence = _("Ce groupe se termine : on n’y propose plus personne. Rien n’a été écrit.")


class SheMustKnow(Refused):
    """Nobody is proposed behind her back."""

    sentence = _("Parlez-en d’abord avec elle : on ne propose personne sans qu’elle le sache.")


class NotACarrier(Refused):
    """A group is carried by case managers of its centre."""

    sentence = _("Choisissez une case manager du même centre qui ne porte pas encore le groupe.")


class LastCarrier(Refused):
    """Somebody always carries the group."""

    sentence = _("Il faut que quelqu’un porte le groupe : ajoutez d’abord une collègue.")
