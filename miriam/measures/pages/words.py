"""The words people read for moments, ways of answering, and what is kept in her journal."""

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.measures.domain.occasion import (
    Audience,
    Helper,
    Mode,
    Present,
    ReadBack,
    Telling,
    Whereabouts,
)
from miriam.measures.selectors.measures import MeasureOf
from miriam.questionnaire.domain.asked import Moment

MOMENTS = {
    Moment.START: _("questionnaire : début"),
    Moment.END: _("questionnaire : fin"),
    Moment.YEAR_AFTER: _("questionnaire : un an après"),
}
MODES = {
    Mode.SELF_SCREEN: _("seule, à l’écran"),
    Mode.AUDIO: _("seule, en écoutant"),
    Mode.READ_ALOUD: _("lu à voix haute par la case manager"),
    Mode.INTERPRETER: _("avec interprète"),
    Mode.PEER: _("avec une autre participante"),
    Mode.SELF_PAPER: _("seule, sur papier"),
    Mode.PHONE: _("par téléphone"),
}
HELPERS = {
    Helper.NOBODY: _("personne"),
    Helper.CASE_MANAGER: _("la case manager"),
    Helper.INTERPRETER: _("interprète"),
    Helper.PEER: _("une autre participante"),
    Helper.FAMILY: _("quelqu’un de sa famille"),
    Helper.OTHER: _("quelqu’un d’autre"),
}
PRESENT = {
    Present.CASE_MANAGER: _("la case manager"),
    Present.CHILDREN: _("ses enfants"),
    Present.FAMILY: _("quelqu’un de sa famille"),
    Present.FRIEND: _("une amie, un ami"),
    Present.INTERPRETER: _("interprète"),
    Present.OTHER_WOMEN: _("d’autres participantes"),
    Present.OTHER: _("quelqu’un d’autre"),
}
PLACES = {
    Whereabouts.OFFICE: _("au bureau"),
    Whereabouts.HER_HOME: _("chez elle"),
    Whereabouts.GROUP_ROOM: _("dans la salle du groupe"),
    Whereabouts.ELSEWHERE: _("ailleurs"),
    Whereabouts.AT_A_DISTANCE: _("à distance"),
}
AUDIENCES = {
    Audience.TEAM: _("son équipe seulement"),
    Audience.GROUP_REPORT: _("peut être cité sans son nom dans le rapport du groupe"),
    Audience.RESEARCH: _("peut être cité sans son nom dans le rapport du groupe et en recherche"),
}
TELLINGS = {
    Telling.DICTATED: _("elle l’a dit, je l’ai écrit mot à mot"),
    Telling.WRITTEN: _("elle l’a écrit elle-même"),
}
READ_BACKS = {
    ReadBack.READ: _("elle a relu le texte"),
    ReadBack.HEARD: _("le texte lui a été relu à voix haute"),
}


def now_said(now: MeasureOf | None) -> str:
    """What may be proposed to her today, in one sentence."""
    if now is None:
        return gettext("Rien à proposer maintenant.")
    told = gettext("%(moment)s, à proposer.")
    if now.is_begun:
        told = gettext("%(moment)s, commencé. Ce qu’elle a répondu est gardé.")
    return told % {"moment": capfirst(MOMENTS[now.moment])}
