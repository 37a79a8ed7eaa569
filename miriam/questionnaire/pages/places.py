"""Where something stands in a definition, and what is wrong there, in words people read."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from miriam.questionnaire.domain.definition.problems import Problem

SEGMENT = re.compile(r"([A-Za-z_][\w-]*)(?:\[([^\]]*)\])?")
PLACES = {
    "languages": gettext_lazy("langue"),
    "sections": gettext_lazy("partie"),
    "themes": gettext_lazy("thème"),
    "scales": gettext_lazy("échelle"),
    "items": gettext_lazy("question"),
    "scores": gettext_lazy("score"),
    "profile": gettext_lazy("profil"),
    "facts": pgettext_lazy("d’une situation", "fait"),
    "transitions": gettext_lazy("comparaison"),
    "then_test": gettext_lazy("regard en arrière"),
    "options": gettext_lazy("réponse"),
    "choices": gettext_lazy("choix"),
    "first_steps": gettext_lazy("première étape"),
    "wording": gettext_lazy("libellé"),
    "plain": gettext_lazy("variante simple"),
    "label": gettext_lazy("mots"),
    "step_label": gettext_lazy("deuxième étape"),
    "title": gettext_lazy("titre"),
    "lead": gettext_lazy("phrase au-dessus"),
    "origin": gettext_lazy("origine"),
    "rights": gettext_lazy("droits"),
    "licence": gettext_lazy("licence"),
    "prompt": gettext_lazy("phrase du début"),
    "cue": gettext_lazy("phrase pour se souvenir"),
    "control": gettext_lazy("question témoin"),
    "scale": gettext_lazy("échelle"),
    "section": gettext_lazy("partie"),
    "theme": gettext_lazy("thème"),
    "role": gettext_lazy("ce qu’elle mesure"),
    "direction": gettext_lazy("sens"),
    "missing": gettext_lazy("autres réponses possibles"),
    "withheld": gettext_lazy("réponse fermée"),
    "picture": gettext_lazy("image"),
    "audio": gettext_lazy("voix"),
    "prompt_audio": gettext_lazy("voix de la phrase du début"),
    "lead_audio": gettext_lazy("voix de la phrase au-dessus"),
    "cue_audio": gettext_lazy("voix de la phrase pour se souvenir"),
    "status": gettext_lazy("relecture"),
    "translator": gettext_lazy("traduit par"),
    "on": pgettext_lazy("d’une traduction", "date"),
    "note": gettext_lazy("remarque"),
    "min_answered": gettext_lazy("réponses qu’il faut au moins"),
    "method": gettext_lazy("calcul"),
    "factor": gettext_lazy("multiplié par"),
    "presentation": gettext_lazy("présentation"),
    "order": gettext_lazy("ordre"),
    "code": gettext_lazy("code"),
    "source_language": gettext_lazy("langue d’origine"),
    "about": gettext_lazy("sur quoi"),
}


def place(where: str) -> str:
    """`items[trees].wording.fr` as « question trees, libellé, fr »; a cell or a path of another
    format stays as it is written there.
    """
    first = SEGMENT.match(where)
    if first is None or first[1] not in PLACES:
        return where
    return ", ".join(_segment(piece) for piece in where.split("."))


def _segment(piece: str) -> str:
    found = SEGMENT.fullmatch(piece)
    if found is None:
        return piece
    name, code = found.groups()
    said = str(PLACES.get(name, name))
    return f"{said} {code}" if code else said


def sentence(problem: Problem, *, with_place: bool = True) -> str:
    """What is wrong, in the language of the page, with the place where it is."""
    what = _(problem.what) % problem.details if problem.details else _(problem.what)
    if not with_place or not problem.where:
        return what[:1].upper() + what[1:]
    return _("%(where)s : %(what)s") % {"where": place(problem.where), "what": what}
