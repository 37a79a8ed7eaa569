"""What the journal keeps of the bank. Of a use it keeps nothing: a line would say who and when."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act
from miriam.practices.domain.standing import Move

PRACTICE_WRITTEN = Act("practice.written", _("a écrit une fiche de la banque"))
PRACTICE_CHANGED = Act("practice.changed", _("a changé une fiche de la banque"))
PRACTICE_ERASED = Act("practice.erased", _("a effacé un brouillon de fiche"))
PRACTICE_RETURNED = Act("practice.back", _("a repris un brouillon de fiche"))
MOVED = {
    Move.SHARE: Act("practice.shared", _("a montré une fiche à son centre")),
    Move.KEEP: Act("practice.kept", _("a gardé une fiche pour elle")),
    Move.PROPOSE: Act("practice.proposed", _("a proposé une fiche à la banque")),
    Move.WITHDRAW: Act("practice.withdrawn", _("a repris une fiche proposée")),
    Move.SET_ASIDE: Act("practice.aside", _("a mis une fiche de côté")),
    Move.TAKE_UP: Act("practice.up", _("a remis une fiche")),
    Move.SHOW: Act("practice.shown", _("a fait entrer une fiche dans la banque")),
    Move.UNSHOW: Act("practice.unshown", _("a sorti une fiche de la banque")),
    Move.RETURN: Act("practice.handed_back", _("a rendu une fiche avec une demande")),
    Move.REREAD: Act("practice.reread", _("relit une fiche rendue")),
}
LAYER_LAID = Act("adaptation.laid", _("a noté ce que son centre change dans une fiche"))
LAYER_TAKEN_OFF = Act("adaptation.off", _("a enlevé une adaptation"))
LAYER_RETURNED = Act("adaptation.back", _("a remis une adaptation"))
