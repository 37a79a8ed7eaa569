"""The words people read for moments and ways of answering."""

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from miriam.instrument.definition.compare import Step
from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.definition.parts import Method, MissingReason, Presentation, Role, Status
from miriam.instrument.definition.shelf import shipped
from miriam.instrument.domain import (
    COMPARED,
    EXAMPLE,
    FACTS,
    LOOKING_BACK,
    PROFILE,
    Audience,
    Helper,
    Mode,
    Moment,
    Place,
    Present,
    ReadBack,
    Telling,
)
from miriam.look.language import said

MOMENTS = {
    Moment.START: _("mesure zéro"),
    Moment.END: _("mesure finale"),
    Moment.YEAR_AFTER: _("mesure un an après"),
}
BLOCKS = {
    FACTS: _("Dans ma vie, aujourd’hui"),
    PROFILE: _("Qui je suis"),
    LOOKING_BACK: _("En repensant au début"),
    COMPARED: _("Par rapport au début"),
}


def block_titles(definition: Instrument) -> dict[str, str | Promise]:
    """The heading of each block, in the language of the page."""
    return {**BLOCKS, **{one.code: said(one.title) for one in definition.sections}}


STATUSES = {
    Status.OFFICIAL: _("texte d’origine"),
    Status.REVIEWED: _("relu"),
    Status.UNREVIEWED: _("pas encore relu"),
}
STEPS = {
    Step.SAME: _("rien ne change"),
    Step.PATCH: _("le troisième nombre change"),
    Step.MINOR: _("le deuxième nombre change : des mots ont changé"),
    Step.MAJOR: _("le premier nombre change : ce qui est mesuré a changé"),
}


def warnings(definition: Instrument) -> list[str]:
    """What to know of this version, its languages included."""
    return [*of_the_version(definition), *of_its_languages(definition)]


def of_the_version(definition: Instrument) -> list[str]:
    """What to know before this version is asked of anybody, in whatever language."""
    if definition.id == EXAMPLE:
        return [gettext("C’est un exemple, pour essayer les écrans : il ne mesure rien.")]
    if definition not in shipped():
        return [gettext("Cette version vient d’une chercheuse ; Miriam ne la livre pas.")]
    return []


def of_its_languages(definition: Instrument) -> list[str]:
    """What to know before this version is asked in some of its languages."""
    names = [one.name for one in definition.languages if one.status is Status.UNREVIEWED]
    said = gettext("Pas encore relues par une personne dont c’est la langue : %(names)s.")
    return [said % {"names": ", ".join(names)}] if names else []


def outdated_voices(many: int) -> str:
    """What happened to recordings of words that were changed."""
    return ngettext(
        "Les mots ont changé : l’enregistrement qui les lisait est retiré.",
        "Les mots ont changé : %(many)s enregistrements qui les lisaient sont retirés.",
        many,
    ) % {"many": many}


PRESENTATIONS = {
    Presentation.TWO_STEPS: _("en deux étapes"),
    Presentation.CHOICES: _("des réponses à choisir"),
    Presentation.NUMBER_LINE: _("une ligne de nombres"),
}
ROLES = {
    Role.INDICATOR: _("un indicateur, qui entre dans un score"),
    Role.DOMAIN: _("un domaine, lu seul"),
    Role.CRITERION: _("un critère d’ensemble, lu seul"),
}
METHODS = {
    Method.MEAN: _("moyenne"),
    Method.SUM: _("somme"),
}
REASONS = {
    MissingReason.NO_ANSWER: _("pas de réponse"),
    MissingReason.DONT_KNOW: _("je ne sais pas"),
    MissingReason.NOT_APPLICABLE: _("ne s’applique pas à moi"),
    MissingReason.REFUSED: _("je ne veux pas répondre"),
    MissingReason.NOT_ASKED: _("pas demandé"),
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
    Place.OFFICE: _("au bureau"),
    Place.HER_HOME: _("chez elle"),
    Place.GROUP_ROOM: _("dans la salle du groupe"),
    Place.ELSEWHERE: _("ailleurs"),
    Place.AT_A_DISTANCE: _("à distance"),
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
