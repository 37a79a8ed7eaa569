"""What is refused around a measure, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused


class NoConsent(Refused):
    """She has not said yes to measures, or took her yes back."""

    sentence = _("Elle n’a pas (ou plus) donné son accord pour la mesure. Parlez-en d’abord.")


class NoFollowUpConsent(Refused):
    """She has not said yes to a measure a year after, or took that yes back."""

    sentence = _(
        "Pour la mesure un an après, elle donne un autre accord. Elle ne l’a pas (ou plus) donné."
    )


class AlreadyFinished(Refused):
    """This measure is done; its answers do not change any more."""

    sentence = _("Cette mesure est terminée : ses réponses ne changent plus.")


class AlreadyTyped(AlreadyFinished):
    """Somebody typed this sheet before."""

    sentence = _(
        "Cette feuille est déjà recopiée. Vous pouvez encore vérifier la copie en la tapant une "
        "deuxième fois."
    )


class AlreadyChecked(Refused):
    """Somebody typed this sheet a second time before."""

    sentence = _("Cette feuille est déjà recopiée et vérifiée : il n’y a plus rien à taper.")


class NotTyped(Refused):
    """There is no copy to check."""

    sentence = _(
        "Cette mesure n’a pas été recopiée d’un papier : il n’y a pas de copie à vérifier."
    )


class UnknownLanguage(Refused):
    """The questionnaire has no words in this language."""

    sentence = _("Ce questionnaire n’existe pas dans cette langue.")


class NotAsked(Refused):
    """A questionnaire that the centre does not ask, and that she never began."""

    sentence = _("Votre centre ne demande pas ce questionnaire. Choisissez-le d’abord sur sa page.")


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
            "Une autre version ferme à l’équipe la réponse à %(codes)s : elle reste fermée. "
            "Cochez « Réponse fermée à l’équipe »."
        ) % {"codes": codes}


class ToldByAScore(Refused):
    """A closed question that the scores leave over: who knows the others computes the answer."""

    def __init__(self, codes: str) -> None:
        super().__init__(codes)
        self.sentence = _(
            "Qui connaît les réponses ouvertes lirait dans les scores la réponse fermée à "
            "%(codes)s : elle y est seule, ou seule à faire la différence entre deux. Retirez-la "
            "d’un score, ou fermez-en une deuxième."
        ) % {"codes": codes}


class AlreadyQuoted(Refused):
    """A frozen report has these words: they are neither changed nor erased under it."""

    sentence = _(
        "Un rapport figé cite ces mots : ils ne changent plus et ne s’effacent plus. Elle peut "
        "encore choisir « son équipe seulement » : plus rien de nouveau ne les citera."
    )


class NotForOthers(Refused):
    """She did not say that others than her team may read these words."""

    sentence = _("Elle n’a pas dit que ces mots peuvent être cités.")


class NothingToSayAbout(Refused):
    """This question is not on her picture: it does not exist, or stays closed."""

    sentence = _("Cette question n’est pas sur son image. Choisissez-en une dans la liste.")


class NoSuchAnswer(Refused):
    """What was sent is not one of the answers to this question."""

    sentence = _("Cette réponse n’existe pas pour cette question. Choisissez-en une à l’écran.")


class StillFaulty(Refused):
    """A sheet of measures with a cell that is still wrong."""

    sentence = _("Il reste une case à corriger : rien n’a été repris.")


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
