"""The words people read for states, consents, children, channels, and in the journal."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from miriam.people.domain import Channel, Custody, FileState, Scope

STATES = {
    FileState.OPEN: _("en cours"),
    FileState.PAUSED: _("en pause"),
    FileState.CLOSED: _("terminé"),
}

SCOPES = {
    Scope.PARTICIPATION: _("Participer à Miriam"),
    Scope.MEASURE: _("Répondre au questionnaire"),
    Scope.FOLLOW_UP_MEASURE: _("Répondre encore une fois, un an après"),
}

CUSTODIES = {
    Custody.ALWAYS: pgettext_lazy("garde", "toujours avec elle"),
    Custody.ALTERNATING: pgettext_lazy("garde", "une semaine sur deux environ"),
    Custody.SOMETIMES: pgettext_lazy("garde", "certains week-ends ou congés"),
    Custody.ELSEWHERE: pgettext_lazy("garde", "vit ailleurs"),
    Custody.CHANGING: pgettext_lazy("garde", "ça change"),
}

CHANNELS = {
    Channel.PHONE: _("téléphone"),
    Channel.SMS: _("SMS"),
    Channel.WHATSAPP: _("WhatsApp"),
    Channel.EMAIL: _("courriel"),
    Channel.LETTER: _("lettre"),
    Channel.IN_PERSON: _("de vive voix"),
    Channel.THROUGH_SOMEBODY: _("par une personne de confiance"),
}

# Why a page opened something: what she will read in her journal.
PURPOSES = {
    "people.new_file": _("vérifier qu’un dossier n’existe pas déjà"),
    "people.card": _("lire la fiche"),
    "people.identity": _("noter qui elle est"),
    "people.household": _("noter qui vit avec elle"),
    "people.contact": _("noter comment la joindre"),
    "people.consent": _("lire ou noter un accord"),
    "people.team": _("dire qui l’accompagne"),
    "people.exclusions": _("dire qui ne doit jamais voir le dossier"),
    "people.state": _("mettre en pause, reprendre ou arrêter"),
}

ACTS = {
    "file.opened": _("dossier ouvert"),
    "file.corrected": _("identité corrigée"),
    "file.duo_named": _("équipe modifiée"),
    "file.paused": _("mis en pause"),
    "file.resumed": _("repris"),
    "file.closed": _("arrêté"),
    "file.stop_undone": _("arrêt annulé"),
    "household.described": _("ménage noté"),
    "contact.agreed": _("contact sûr noté"),
    "contact.confirmed": _("contact sûr confirmé"),
    "consent.given.participation": _("accord de participation noté"),
    "consent.given.measure": _("accord pour le questionnaire noté"),
    "consent.given.follow_up_measure": _("accord pour le questionnaire un an après noté"),
    "consent.withdrawn.participation": _("accord de participation retiré"),
    "consent.withdrawn.measure": _("accord pour le questionnaire retiré"),
    "consent.withdrawn.follow_up_measure": _("accord pour le questionnaire un an après retiré"),
    "exclusion.named": _("personne écartée du dossier"),
    "exclusion.lifted": _("personne de nouveau admise"),
    "centre.committed": _("engagement du centre noté"),
}

# Said where free words are written.
NOT_TO_WRITE = _(
    "N’écrivez pas ce qu’elle n’a pas dit, ni son numéro national, ni un avis sur quelqu’un."
)
