"""What the journal keeps of encounters, wishes, steps and themes, and why pages open a file."""

from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import StepState
from miriam.audit.act import Act, Purpose

TO_CHOOSE_WHOM = Purpose("accompaniment.choose", _("choisir avec qui noter une rencontre"))
TO_NOTE_ENCOUNTER = Purpose("accompaniment.encounter", _("noter une rencontre"))
TO_COMPLETE_NOTE = Purpose("accompaniment.follow", _("compléter une note"))
TO_READ_THREAD = Purpose("accompaniment.thread", _("lire le fil"))
TO_SEE_PLAN = Purpose("accompaniment.plan", _("regarder le plan"))
TO_PRINT_PLAN = Purpose("accompaniment.plan_paper", _("imprimer le plan"))
TO_WRITE_PLAN = Purpose("accompaniment.plan_edit", _("écrire dans le plan"))

ENCOUNTER_WRITTEN = Act("encounter.written", _("a noté une rencontre"))
ENCOUNTER_FOLLOWED = Act("encounter.followed", _("a complété une note"))
ASPIRATION_WRITTEN = Act("aspiration.written", _("a écrit ce que vous souhaitez"))
ASPIRATION_CHANGED = Act("aspiration.changed", _("a changé ce que vous souhaitez"))
ASPIRATION_SET_ASIDE = Act("aspiration.set_aside", _("a laissé un souhait de côté"))
ASPIRATION_TAKEN_UP = Act("aspiration.taken_up", _("a repris un souhait"))
STEP_WRITTEN = Act("step.written", _("a noté un petit pas"))
STEP_MOVED = {
    StepState.DONE: Act("step.done", _("a noté qu’un petit pas est fait")),
    StepState.CHANGED: Act("step.changed", _("a changé un petit pas")),
    StepState.LET_GO: Act("step.let_go", _("a laissé un petit pas de côté")),
    StepState.OPEN: Act("step.open", _("a repris un petit pas")),
}
THEME_ADDED = Act("theme.added", _("a ajouté un thème"))
THEME_CHANGED = Act("theme.changed", _("a changé un thème"))
THEME_RETIRED = Act("theme.retired", _("a retiré un thème de la liste"))
THEME_BROUGHT_BACK = Act("theme.brought_back", _("a remis un thème dans la liste"))
