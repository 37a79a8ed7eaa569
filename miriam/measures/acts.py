"""What the journal keeps of measures and of her words, and why pages open a file."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose

TO_TAKE_IN_MEASURES = Purpose("measures.intake", _("reprendre des réponses d’un tableur"))
TO_SEE_MEASURES = Purpose("measures.measures", _("voir où en sont les questionnaires"))
TO_SEE_PICTURE = Purpose("measures.picture", _("regarder son chemin"))
TO_KEEP_HER_WORDS = Purpose("measures.testimony", _("écrire ou relire ses mots avec elle"))
TO_TYPE_MEASURE = Purpose("measures.typing", _("recopier un questionnaire rempli sur papier"))
TO_CHECK_MEASURE = Purpose("measures.checking", _("vérifier un questionnaire recopié d’un papier"))
TO_SAY_HOW_IT_WENT = Purpose("measures.afterwards", _("noter comment un questionnaire s’est passé"))

MEASURE_STARTED = Act("measure.started", _("a commencé un questionnaire"))
MEASURE_HANDED_OVER = Act("measure.handed_over", _("a donné la tablette pour un questionnaire"))
MEASURE_PAUSED = Act("measure.paused", _("le questionnaire a été mis en pause sur la tablette"))
MEASURE_FINISHED = Act("measure.finished", _("le questionnaire a été terminé sur la tablette"))
MEASURE_ENTERED = Act("measure.entered", _("a recopié un questionnaire"))
MEASURE_CHECKED = Act(
    "measure.checked", _("a vérifié la copie d’un questionnaire en la tapant une deuxième fois")
)
MEASURE_SETTLED = Act(
    "measure.settled", _("a réglé ce qui différait dans la copie d’un questionnaire")
)
MEASURE_DESCRIBED = Act("measure.described", _("a noté comment un questionnaire s’est passé"))
MEASURE_REFORMULATED = Act("measure.reformulated", _("a noté les questions dites autrement"))
TESTIMONY_WRITTEN = Act("testimony.written", _("a noté ses mots sur son chemin"))
TESTIMONY_CORRECTED = Act("testimony.corrected", _("a corrigé ses mots sur son chemin"))
TESTIMONY_AUDIENCE_CHOSEN = Act(
    "testimony.audience_chosen", _("elle a choisi qui peut lire ses mots")
)
TESTIMONY_QUOTED = Act("testimony.quoted", _("a noté qu’un rapport figé cite ses mots"))
COMMENT_WRITTEN = Act("comment.written", _("a noté ce qu’elle dit de son dessin"))
COMMENT_ERASED = Act("comment.erased", _("a effacé ce qu’elle disait de son dessin"))
COMMENT_RETURNED = Act(
    "comment.returned", _("a annulé l’effacement de ce qu’elle disait de son dessin")
)
TESTIMONY_ERASED = Act("testimony.erased", _("a effacé ses mots"))
TESTIMONY_RETURNED = Act("testimony.returned", _("a annulé l’effacement de ses mots"))
