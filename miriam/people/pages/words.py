"""The words people read for states, consents, children and channels."""

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

# Said where free words are written.
NOT_TO_WRITE = _(
    "N’écrivez pas ce qu’elle n’a pas dit, ni son numéro national, ni un avis sur quelqu’un."
)
