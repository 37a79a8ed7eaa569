"""The words people read for states, consents, children and channels."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from miriam.look.dates import nearby
from miriam.look.language import listed
from miriam.people.domain import Channel, Custody, FileState, Scope
from miriam.people.models import File

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


def known_as(file: File) -> str:
    """Her name, and what follows when one says that it is she."""
    if not file.is_closed:
        return str(file.call_name)
    said = gettext("%(name)s, dont le dossier est terminé : un nouveau s’ouvre")
    return said % {"name": file.call_name}


def until_when(names: Sequence[str], standing_in: Sequence[tuple[str, date]]) -> str:
    """« Nadia, vous, Sofie et, jusqu’au 30 novembre, Lieve »: who reads only for a time comes last,
    with her last day.
    """
    if not standing_in:
        return listed(names)
    *others, (name, last_day) = standing_in
    for_a_time = [
        gettext("%(name)s (jusqu’au %(day)s)") % {"name": other, "day": nearby(day)}
        for other, day in others
    ]
    return gettext("%(names)s et, jusqu’au %(day)s, %(name)s") % {
        "names": ", ".join([*names, *for_a_time]),
        "name": name,
        "day": nearby(last_day),
    }
