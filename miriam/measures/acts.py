"""What the journal keeps of measures and of her words, and why pages open a file."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose

TO_TAKE_IN_MEASURES = Purpose("measures.intake", _("reprendre des mesures d’un tableur"))
TO_SEE_MEASURES = Purpose("measures.measures", _("voir où en sont les mesures"))
TO_SEE_PICTURE = Purpose("measures.picture", _("regarder ses réponses en image"))
TO_KEEP_HER_WORDS = Purpose("measures.testimony", _("écrire ou relire ses mots avec elle"))
TO_TYPE_MEASURE = Purpose("measures.typing", _("recopier une mesure faite sur papier"))
TO_CHECK_MEASURE = Purpose("measures.checking", _("vérifier une mesure recopiée d’un papier"))
TO_SAY_HOW_IT_WENT = Purpose("measures.afterwards", _("noter comment une mesure s’est passée"))

MEASURE_STARTED = Act("measure.started", _("a commencé une mesure"))
MEASURE_HANDED_OVER = Act("measure.handed_over", _("a donné la tablette pour une mesure"))
MEASURE_PAUSED = Act("measure.paused", _("la mesure a été mise en pause sur la tablette"))
MEASURE_FINISHED = Act("measure.finished", _("la mesure a été terminée sur la tablette"))
MEASURE_ENTERED = Act("measure.entered", _("a recopié une mesure"))
MEASURE_CHECKED = Act(
    "measure.checked", _("a vérifié la copie d’une mesure en la tapant une deuxième fois")
)
MEASURE_SETTLED = Act("measure.settled", _("a réglé ce qui différait dans la copie d’une mesure"))
MEASURE_DESCRIBED = Act("measure.described", _("a noté comment une mesure s’est passée"))
MEASURE_REFORMULATED = Act("measure.reformulated", _("a noté les questions dites autrement"))
TESTIMONY_WRITTEN = Act("testimony.written", _("a noté ses mots sur son chemin"))
TESTIMONY_CORRECTED = Act("testimony.corrected", _("a corrigé ses mots sur son chemin"))
TESTIMONY_AUDIENCE_CHOSEN = Act(
    "testimony.audience_chosen", _("elle a choisi qui peut lire ses mots")
)
TESTIMONY_QUOTED = Act("testimony.quoted", _("a noté qu’un rapport figé cite ses mots"))
COMMENT_WRITTEN = Act("comment.written", _("a noté ce qu’elle dit de son image"))
COMMENT_WITHDRAWN = Act(
    "comment.withdrawn", _("elle a repris ce qu’elle disait de son image, c’est effacé")
)
TESTIMONY_WITHDRAWN = Act("testimony.withdrawn", _("elle a repris ses mots, ils sont effacés"))
