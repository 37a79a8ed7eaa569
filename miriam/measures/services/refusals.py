"""What is refused around a measure, each with the sentence that the person reads."""

from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused
from miriam.people.services.refusals import ForHerTeam


class NoConsent(Refused):
    """She has not said yes to measures, or took her yes back."""

    sentence = _(
        "Elle n’a pas (ou plus) donné son accord pour le questionnaire. Parlez-en d’abord."
    )


class NoFollowUpConsent(Refused):
    """She has not said yes to a measure a year after, or took that yes back."""

    sentence = _(
        "Pour le questionnaire un an après, elle donne un autre accord. Elle ne l’a pas (ou plus) "
        "donné."
    )


class AlreadyFinished(Refused):
    """This measure is done; its answers do not change any more."""

    sentence = _("Ce questionnaire est terminé : ses réponses ne changent plus.")


class AlreadyTyped(AlreadyFinished):
    """Somebody typed this sheet before."""

    sentence = _(
        "Cette feuille est déjà recopiée. Vous pouvez encore vérifier la copie en la tapant une "
        "deuxième fois."
    )


class AlreadyChecked(Refused):
    """Somebody typed this sheet a second time before."""

    sentence = _("Cette feuille est déjà recopiée et vérifiée : il n’y a plus rien à taper.")


class NotTyped(Refused):
    """There is no copy to check."""

    sentence = _(
        "Ces réponses n’ont pas été recopiées d’un papier : il n’y a pas de copie à vérifier."
    )


class UnknownLanguage(Refused):
    """The questionnaire has no words in this language."""

    sentence = _("Ce questionnaire n’existe pas dans cette langue.")


class NotAsked(Refused):
    """A questionnaire that the centre does not ask, and that she never began."""

    sentence = _("Votre centre ne demande pas ce questionnaire. Choisissez-le d’abord sur sa page.")


class AlreadyQuoted(Refused):
    """A frozen report has these words: they are neither changed nor erased under it."""

    sentence = _(
        "Un rapport figé cite ces mots : ils ne changent plus et ne s’effacent plus. Elle peut "
        "encore choisir « son équipe seulement » : plus rien de nouveau ne les citera."
    )


class WordsAreErasedByHerTeam(ForHerTeam):
    """Erased words do not come back; that nobody else reads them can be said at once."""

    sentence = _(
        "Vous remplacez pour quelques jours : ses mots sont effacés par sa case manager ou sa "
        "collègue en duo. D’ici là, choisissez avec elle « son équipe seulement »."
    )


class NotForOthers(Refused):
    """She did not say that others than her team may read these words."""

    sentence = _("Elle n’a pas dit que ces mots peuvent être cités.")


class NothingToSayAbout(Refused):
    """This question is not on her picture: it does not exist, or stays closed."""

    sentence = _("Cette question n’est pas sur son dessin. Choisissez-en une dans la liste.")


class NoSuchAnswer(Refused):
    """What was sent is not one of the answers to this question."""

    sentence = _("Cette réponse n’existe pas pour cette question. Choisissez-en une à l’écran.")


class StillFaulty(Refused):
    """A sheet of measures with a cell that is still wrong."""

    sentence = _("Il reste une case à corriger : rien n’a été repris.")


class NoSheet(Refused):
    """No sheet of the women she accompanies has this code."""

    sentence = _(
        "Aucune de vos participantes n’a de feuille avec ce code. Comparez avec le haut de la "
        "page ; si le code est juste, la feuille est celle d’une femme que vous n’accompagnez pas."
    )


class SeveralSheets(Refused):
    """Two sheets of hers have the same code."""

    sentence = _(
        "Deux feuilles de vos participantes portent ce code. Ouvrez le questionnaire depuis le "
        "dossier de celle dont vous tenez la feuille."
    )
