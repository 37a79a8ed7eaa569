"""What the journal keeps around a file, and why pages open it: what she will read."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose
from miriam.people.domain import Scope

TO_OPEN_FILE = Purpose("people.new_file", _("vérifier qu’un dossier n’existe pas déjà"))
TO_READ_CARD = Purpose("people.card", _("lire la fiche"))
TO_NOTE_WHO_SHE_IS = Purpose("people.identity", _("noter qui elle est"))
TO_NOTE_HOUSEHOLD = Purpose("people.household", _("noter qui vit avec elle"))
TO_NOTE_CONTACT = Purpose("people.contact", _("noter comment la joindre"))
TO_NOTE_CONSENT = Purpose("people.consent", _("lire ou noter un accord"))
TO_NAME_TEAM = Purpose("people.team", _("dire qui l’accompagne"))
TO_NAME_EXCLUDED = Purpose("people.exclusions", _("dire qui ne doit jamais voir le dossier"))
TO_CHANGE_STATE = Purpose("people.state", _("mettre en pause, reprendre ou arrêter"))

FILE_OPENED = Act("file.opened", _("dossier ouvert"))
FILE_CORRECTED = Act("file.corrected", _("identité corrigée"))
FILE_DUO_NAMED = Act("file.duo_named", _("équipe modifiée"))
FILE_PAUSED = Act("file.paused", _("mis en pause"))
FILE_RESUMED = Act("file.resumed", _("repris"))
FILE_CLOSED = Act("file.closed", _("arrêté"))
FILE_STOP_UNDONE = Act("file.stop_undone", _("arrêt annulé"))
HOUSEHOLD_DESCRIBED = Act("household.described", _("ménage noté"))
CONTACT_AGREED = Act("contact.agreed", _("contact sûr noté"))
CONTACT_CONFIRMED = Act("contact.confirmed", _("contact sûr confirmé"))
CONSENT_GIVEN = {
    Scope.PARTICIPATION: Act("consent.given.participation", _("accord de participation noté")),
    Scope.MEASURE: Act("consent.given.measure", _("accord pour le questionnaire noté")),
    Scope.FOLLOW_UP_MEASURE: Act(
        "consent.given.follow_up_measure", _("accord pour le questionnaire un an après noté")
    ),
}
CONSENT_WITHDRAWN = {
    Scope.PARTICIPATION: Act(
        "consent.withdrawn.participation", _("accord de participation retiré")
    ),
    Scope.MEASURE: Act("consent.withdrawn.measure", _("accord pour le questionnaire retiré")),
    Scope.FOLLOW_UP_MEASURE: Act(
        "consent.withdrawn.follow_up_measure", _("accord pour le questionnaire un an après retiré")
    ),
}
CONSENT_RETURNED = Act("consent.returned", _("retrait d’un accord annulé"))
EXCLUSION_NAMED = Act("exclusion.named", _("personne écartée du dossier"))
EXCLUSION_ASKED = Act(
    "exclusion.asked", _("personne à écarter du dossier, notée par une remplaçante")
)
EXCLUSION_CONFIRMED = Act("exclusion.confirmed", _("mise à l’écart confirmée par l’équipe"))
EXCLUSION_RETURNED = Act("exclusion.returned", _("personne de nouveau écartée, levée annulée"))
EXCLUSION_LIFTED = Act("exclusion.lifted", _("personne de nouveau admise"))
CENTRE_COMMITTED = Act("centre.committed", _("engagement du centre noté"))
STAND_IN_NAMED = Act("stand_in.named", _("une remplaçante a été désignée"))
STAND_IN_ENDED = Act("stand_in.ended", _("le remplacement a pris fin"))
