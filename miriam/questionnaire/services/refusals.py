"""What is refused around a questionnaire, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused


class OtherContent(Refused):
    """Two different contents under the same number: one of them would lie."""

    sentence = _("Une autre version porte déjà ce numéro. Donnez un nouveau numéro.")


class TooSmallAStep(Refused):
    """The content changed more than the number says."""

    def __init__(self, least: str) -> None:
        super().__init__(least)
        self.sentence = _(
            "Le contenu a changé : donnez au moins le numéro %(least)s, pour que les réponses "
            "d’avant et d’après ne se mélangent pas."
        ) % {"least": least}


class StaysClosed(Refused):
    """A question whose answer is closed to the team somewhere, and open here."""

    def __init__(self, codes: str) -> None:
        super().__init__(codes)
        self.sentence = _(
            "Une autre version ferme à l’équipe la réponse à %(codes)s : elle reste fermée. "
            "Cochez « Réponse fermée à l’équipe »."
        ) % {"codes": codes}


class ToldByAScore(Refused):
    """A closed question that the scores leave over: who knows the others computes the answer."""

    def __init__(self, codes: str) -> None:
        super().__init__(codes)
        self.sentence = _(
            "Qui connaît les réponses ouvertes lirait dans les scores la réponse fermée à "
            "%(codes)s : elle y est seule, ou seule à faire la différence entre deux. Retirez-la "
            "d’un score, ou fermez-en une deuxième."
        ) % {"codes": codes}


class NameTaken(Refused):
    """A new questionnaire under the name of another."""

    sentence = _(
        "Un questionnaire porte déjà ce nom court. Choisissez-en un autre, ou préparez une "
        "nouvelle version de celui qui existe."
    )


class NotComplete(Refused):
    """A draft in which something is still missing or wrong."""

    sentence = _(
        "Il reste quelque chose à compléter : rien n’a été publié, le brouillon est gardé."
    )


class NothingNew(Refused):
    """A draft that says what a version says already."""

    sentence = _("Une version dit déjà exactement cela : il n’y a rien à publier.")


class NothingToRead(Refused):
    """A recording for words that are not there."""

    sentence = _("Rien n’est écrit là dans cette langue. Écrivez d’abord les mots.")


class NotASound(Refused):
    """A file that is no recording, whatever its name says."""

    sentence = _(
        "Ce fichier n’est pas un enregistrement reconnu. Choisissez un fichier Ogg (Opus), MP3, "
        "M4A, AAC ou WAV."
    )
