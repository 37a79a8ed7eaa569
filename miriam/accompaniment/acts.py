"""What the journal keeps of encounters, wishes, steps, appointments and themes, and why pages open
a file.
"""

from django.utils.translation import gettext_lazy as _

from miriam.accompaniment.domain import StepState
from miriam.audit.act import Act, Purpose

TO_CHOOSE_WHOM = Purpose("accompaniment.choose", _("choisir avec qui noter une rencontre"))
TO_NOTE_ENCOUNTER = Purpose("accompaniment.encounter", _("noter une rencontre"))
TO_COMPLETE_NOTE = Purpose("accompaniment.follow", _("compléter une note"))
TO_MEND_NOTE = Purpose("accompaniment.mend", _("déplacer ou retirer une note"))
TO_SEE_WISHES = Purpose("accompaniment.wishes", _("dans la liste du groupe"))
TO_READ_THREAD = Purpose("accompaniment.thread", _("lire le fil"))
TO_SEE_PLAN = Purpose("accompaniment.plan", _("regarder le plan"))
TO_LOOK_BACK = Purpose("accompaniment.plan_before", _("regarder le plan d’avant"))
TO_PRINT_PLAN = Purpose("accompaniment.plan_paper", _("imprimer le plan"))
TO_WRITE_PLAN = Purpose("accompaniment.plan_edit", _("écrire dans le plan"))
TO_SEE_APPOINTMENTS = Purpose("accompaniment.appointments", _("voir les rendez-vous"))
TO_WRITE_APPOINTMENT = Purpose("accompaniment.appointment", _("fixer un rendez-vous"))
TO_AGREE_ON_RHYTHM = Purpose("accompaniment.rhythm", _("convenir d’un rythme"))

ENCOUNTER_WRITTEN = Act("encounter.written", _("a noté une rencontre"))
ENCOUNTER_FOLLOWED = Act("encounter.followed", _("a complété une note"))
ENCOUNTER_TAKEN_BACK = Act("encounter.taken_back", _("a annulé une note tout juste gardée"))
ENCOUNTER_BROUGHT_BACK = Act("encounter.brought_back", _("a remis une note tout juste enlevée"))
ENCOUNTER_WITHDRAWN = Act("encounter.withdrawn", _("a retiré une note"))
ENCOUNTER_MOVED_AWAY = Act("encounter.moved_away", _("a déplacé une note vers un autre dossier"))
ENCOUNTER_MOVED_HERE = Act("encounter.moved_here", _("a placé ici une note d’un autre dossier"))
ASPIRATION_WRITTEN = Act("aspiration.written", _("a écrit ce que vous souhaitez"))
ASPIRATION_CHANGED = Act("aspiration.changed", _("a changé ce que vous souhaitez"))
ASPIRATION_SET_ASIDE = Act("aspiration.set_aside", _("a laissé un souhait de côté"))
ASPIRATION_TAKEN_UP = Act("aspiration.taken_up", _("a repris un souhait"))
ASPIRATION_CAME_TRUE = Act(
    "aspiration.came_true", _("a noté que ce que vous souhaitiez est arrivé")
)
STEP_WRITTEN = Act("step.written", _("a noté un petit pas"))
STEP_TAKEN_BACK = Act("step.taken_back", _("a annulé un petit pas tout juste noté"))
STEP_BROUGHT_BACK = Act("step.brought_back", _("a remis un petit pas tout juste annulé"))
ASPIRATION_TAKEN_BACK = Act("aspiration.taken_back", _("a annulé un souhait tout juste écrit"))
ASPIRATION_BROUGHT_BACK = Act("aspiration.brought_back", _("a remis un souhait tout juste annulé"))
TURN_WORDED = Act("aspiration.worded", _("a écrit vos mots sur un changement"))
STEP_MOVED = {
    StepState.DONE: Act("step.done", _("a noté qu’un petit pas est fait")),
    StepState.CHANGED: Act("step.changed", _("a changé un petit pas")),
    StepState.LET_GO: Act("step.let_go", _("a laissé un petit pas de côté")),
    StepState.TO_DO: Act("step.open", _("a repris un petit pas")),
    StepState.UNDER_WAY: Act("step.under_way", _("a noté qu’un petit pas est en route")),
    StepState.PAUSED: Act("step.paused", _("a mis un petit pas en pause")),
}
APPOINTMENT_MADE = Act("appointment.made", _("a fixé un rendez-vous"))
APPOINTMENT_MOVED = Act("appointment.moved", _("a déplacé un rendez-vous"))
APPOINTMENT_CHANGED = Act("appointment.changed", _("a précisé un rendez-vous"))
APPOINTMENT_DROPPED = Act("appointment.dropped", _("a noté qu’un rendez-vous n’a pas lieu"))
APPOINTMENT_TAKEN_UP = Act("appointment.taken_up", _("a repris un rendez-vous"))
RHYTHM_AGREED = Act("rhythm.agreed", _("a noté à quel rythme vous vous voyez"))
RHYTHM_LEFT_OPEN = Act("rhythm.left_open", _("a noté que votre rythme reste libre"))
THEMES_ADOPTED = Act("themes.adopted", _("liste de thèmes reprise de la méthode"))
THEME_ADDED = Act("theme.added", _("a ajouté un thème"))
THEME_CHANGED = Act("theme.changed", _("a changé un thème"))
THEME_RETIRED = Act("theme.retired", _("a retiré un thème de la liste"))
THEME_BROUGHT_BACK = Act("theme.brought_back", _("a remis un thème dans la liste"))
