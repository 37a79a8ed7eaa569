"""The words people read for what a card is, for whom, and where it stands."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from miriam.practices.domain.exchange import CardFault
from miriam.practices.domain.fit import Misfit
from miriam.practices.domain.kinds import (
    CardPhase,
    ChildrenHere,
    Energy,
    PracticeKind,
    PracticeState,
    PracticeTheme,
    ReadingNeeded,
    SharedLanguage,
    Surroundings,
)
from miriam.practices.domain.standing import Move

THEMES = {
    PracticeTheme.TOGETHER: _("Faire groupe"),
    PracticeTheme.HOUSING: _("Logement"),
    PracticeTheme.HEALTH: _("Santé et bien-être"),
    PracticeTheme.BUDGET: _("Budget et papiers"),
    PracticeTheme.PARENTHOOD: _("Être parent"),
    PracticeTheme.LEISURE: _("Loisirs et réseau"),
    PracticeTheme.IDENTITY: _("Image de soi"),
    PracticeTheme.CORNER: _("Coin des enfants"),
}
KINDS = {
    PracticeKind.ACQUAINTANCE: _("faire connaissance"),
    PracticeKind.TALK: _("parler ensemble"),
    PracticeKind.EXERCISE: _("exercice"),
    PracticeKind.ROLE_PLAY: _("jeu de rôle"),
    PracticeKind.OUTING: _("sortie"),
    PracticeKind.CREATING: _("créer"),
    PracticeKind.RITUAL: _("rituel"),
    PracticeKind.INFORMATION: _("information avec un partenaire"),
}
PHASES = {
    CardPhase.START: _("au début"),
    CardPhase.DEEPENING: _("en chemin"),
    CardPhase.CLOSING: _("à la clôture"),
    CardPhase.AFTER: _("après le groupe"),
}
CHILDREN = {
    ChildrenHere.WITH: _("avec les enfants"),
    ChildrenHere.WITHOUT: _("sans les enfants"),
    ChildrenHere.BOTH: _("avec ou sans les enfants"),
}
LANGUAGES = {
    SharedLanguage.NONE: _("sans langue commune"),
    SharedLanguage.LITTLE: _("un peu de langue commune"),
    SharedLanguage.SOME: _("une langue commune, ou un interprète"),
}
READINGS = {
    ReadingNeeded.NONE: _("rien à lire"),
    ReadingNeeded.LITTLE: _("un peu à lire"),
}
ENERGIES = {
    Energy.CALM: pgettext_lazy("activité", "calme"),
    Energy.LIVELY: _("on bouge"),
}
PLACES = {
    Surroundings.INDOORS: _("à l’intérieur"),
    Surroundings.OUTDOORS: _("dehors"),
    Surroundings.BOTH: _("dedans ou dehors"),
}
STATES = {
    PracticeState.DRAFT: _("brouillon : vous seule le lisez"),
    PracticeState.CENTRE: _("lue par votre centre"),
    PracticeState.PROPOSED: _("proposée : elle sera relue"),
    PracticeState.RETURNED: _("rendue, avec une demande"),
    PracticeState.SHOWN: _("dans la banque"),
    PracticeState.ASIDE: _("mise de côté"),
}
MISFITS = {
    Misfit.TOO_FEW: _("pensée pour plus de femmes"),
    Misfit.TOO_MANY: _("pensée pour moins de femmes"),
    Misfit.TOO_LONG: _("plus longue que votre temps"),
    Misfit.WITH_CHILDREN: _("demande que les enfants soient là"),
    Misfit.WITHOUT_CHILDREN: _("pensée sans les enfants"),
    Misfit.NEEDS_LANGUAGE: _("demande une langue commune"),
}
# What the button says, and what the next page does.
MOVES = {
    Move.SHARE: _("Montrer à mon centre"),
    Move.KEEP: _("Garder pour moi"),
    Move.PROPOSE: _("Proposer à la banque"),
    Move.WITHDRAW: _("Reprendre la proposition"),
    Move.SET_ASIDE: _("Mettre de côté"),
    Move.TAKE_UP: _("Remettre"),
    Move.SHOW: _("Faire entrer dans la banque"),
    Move.UNSHOW: _("Ressortir de la banque"),
    Move.RETURN: _("Rendre avec une demande"),
    Move.REREAD: _("Relire à nouveau"),
}
MOVED = {
    Move.SHARE: _("Vos collègues du centre la lisent."),
    Move.KEEP: _("Vous seule la lisez."),
    Move.PROPOSE: _("Elle est proposée. Quelqu’un la relit pour la prudence et les noms."),
    Move.WITHDRAW: _("La proposition est reprise."),
    Move.SET_ASIDE: _("Elle est mise de côté. Rien n’est perdu."),
    Move.TAKE_UP: _("Elle est de nouveau là."),
    Move.SHOW: _("Elle est dans la banque."),
    Move.UNSHOW: _("Elle est ressortie de la banque."),
    Move.RETURN: _("Elle est rendue à son centre, avec votre demande."),
    Move.REREAD: _("Elle attend de nouveau d’être relue."),
}
FAULTS = {
    CardFault.TOO_LARGE: _("Ce fichier est trop grand : une fiche tient en 200 ko."),
    CardFault.NOT_JSON: _(
        "Ce fichier ne se lit pas comme du JSON. Prenez celui que donne « Emporter le fichier »."
    ),
    CardFault.OTHER_FORMAT: _(
        "Ce fichier n’est pas une fiche de la banque : il doit dire « miriam.practice/1 »."
    ),
    CardFault.UNKNOWN: _("« %(at)s » n’existe pas dans une fiche : enlevez-le du fichier."),
    CardFault.NO_WORDS: _("Il manque les mots de la fiche, en français ou en néerlandais."),
    CardFault.NO_TITLE: _("Il manque le nom de la fiche (%(at)s)."),
    CardFault.NO_STEPS: _("Il manque au moins une étape (%(at)s)."),
    CardFault.NOT_TEXT: _("« %(at)s » doit être un texte."),
    CardFault.TOO_LONG: _("« %(at)s » est trop long : raccourcissez-le."),
    CardFault.NOT_ONE_OF: _("« %(at)s » contient un mot qui n’est pas dans la liste."),
    CardFault.NOT_A_LIST: _("« %(at)s » doit être une liste, de 30 lignes au plus."),
    CardFault.NOT_A_STEP: _("Une étape s’écrit [minutes, texte] (%(at)s)."),
    CardFault.NOT_PEOPLE: _("« people » doit dire deux nombres, de 2 à 30."),
    CardFault.NOT_READABLE: _(
        "« %(at)s » contient un signe abîmé, qu’aucun écran ne montre : récrivez ce passage."
    ),
    CardFault.NOT_A_NAME: _(
        "« %(at)s » contient un signe qui ne se voit pas, ou qui retourne le texte autour de lui : "
        "récrivez ce nom à la main."
    ),
    CardFault.NO_WORDS_THERE: _("« %(at)s » contient une ligne sans mots : enlevez-la."),
    CardFault.TWICE: _("« %(at)s » dit deux fois la même chose : enlevez ce qui est de trop."),
    CardFault.TOO_LONG_TOGETHER: _(
        "« %(at)s » : ces étapes sont trop longues ensemble, une séance n’en prend que "
        "4 000 signes. Raccourcissez-les."
    ),
}
