"""The words people read for a questionnaire: its blocks, languages, versions, answers."""

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from miriam.look.language import said
from miriam.questionnaire.domain.asked import (
    COMPARED,
    EXAMPLE,
    FACTS,
    LOOKING_BACK,
    PROFILE,
)
from miriam.questionnaire.domain.definition.compare import VersionStep
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import (
    ItemRole,
    Method,
    MissingReason,
    Presentation,
    Status,
)
from miriam.questionnaire.domain.definition.shelf import shipped

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
    VersionStep.SAME: _("rien ne change"),
    VersionStep.PATCH: _("le troisième nombre change"),
    VersionStep.MINOR: _("le deuxième nombre change : des mots ont changé"),
    VersionStep.MAJOR: _("le premier nombre change : ce qui est mesuré a changé"),
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
        "Les mots ont changé : l’enregistrement qui les lisait est retiré.",
        "Les mots ont changé : %(many)s enregistrements qui les lisaient sont retirés.",
        many,
    ) % {"many": many}


PRESENTATIONS = {
    Presentation.TWO_STEPS: _("en deux étapes"),
    Presentation.CHOICES: _("des réponses à choisir"),
    Presentation.NUMBER_LINE: _("une ligne de nombres"),
}
ROLES = {
    ItemRole.INDICATOR: _("un indicateur, qui entre dans un score"),
    ItemRole.DOMAIN: _("un domaine, lu seul"),
    ItemRole.CRITERION: _("un critère d’ensemble, lu seul"),
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
