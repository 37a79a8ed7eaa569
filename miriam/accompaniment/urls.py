"""The addresses of the accompaniment; none of them carries a name."""

from django.urls import path

from miriam.accompaniment.domain import StepState
from miriam.accompaniment.views import (
    appointment_taps,
    appointments,
    aspirations,
    choosing,
    encounters,
    mending,
    plan,
    rhythms,
    steps,
    themes,
    thread,
)

app_name = "accompaniment"

FILE, MET = "dossiers/<uuid:file>", "rencontres/<uuid:encounter>"
WISH, STEP, THEME = "souhaits/<uuid:aspiration>", "petits-pas/<uuid:step>", "themes/<uuid:theme>"
MEETING = "rendez-vous/<uuid:appointment>"

urlpatterns = [
    path("noter", choosing.choose, name="choose"),
    path(f"{FILE}/rencontres/nouvelle", encounters.encounter_new, name="encounter_new"),
    path(f"{MET}/suite", encounters.encounter_follow, name="encounter_follow"),
    path(f"{MET}/annuler", mending.encounter_take_back, name="encounter_take_back"),
    path(f"{MET}/remettre", mending.encounter_return, name="encounter_return"),
    path(f"{MET}/mauvais-dossier", mending.encounter_mend, name="encounter_mend"),
    path(f"{MET}/retirer", mending.encounter_withdraw, name="encounter_withdraw"),
    path("notes/<uuid:note>/annuler", mending.note_take_back, name="note_take_back"),
    path("notes/<uuid:note>/remettre", mending.note_return, name="note_return"),
    path(f"{FILE}/fil", thread.thread, name="thread"),
    path(f"{FILE}/plan", plan.plan, name="plan"),
    path(f"{FILE}/plan/papier", plan.plan_paper, name="plan_paper"),
    path(f"{FILE}/plan/avant", plan.plan_before, name="plan_before"),
    path("changements/<uuid:turn>", aspirations.turn_words, name="turn_words"),
    path(f"{FILE}/plan/souhaits/nouveau", aspirations.aspiration_new, name="aspiration_new"),
    path(WISH, aspirations.aspiration_change, name="aspiration_change"),
    path(f"{WISH}/laisser", aspirations.aspiration_set_aside, name="aspiration_set_aside"),
    path(f"{WISH}/arrive", aspirations.aspiration_came_true, name="aspiration_came_true"),
    path(f"{WISH}/annuler", aspirations.aspiration_take_back, name="aspiration_take_back"),
    path(f"{WISH}/remettre", aspirations.aspiration_return, name="aspiration_return"),
    path(f"{WISH}/reprendre", aspirations.aspiration_take_up, name="aspiration_take_up"),
    path(f"{FILE}/plan/petits-pas/nouveau", steps.step_new, name="step_new"),
    path(STEP, steps.step_change, name="step_change"),
    path(f"{STEP}/annuler", steps.step_take_back, name="step_take_back"),
    path(f"{STEP}/remettre", steps.step_return, name="step_return"),
    path(f"{STEP}/fait", steps.step_settle, {"state": StepState.DONE}, name="step_done"),
    path(f"{STEP}/laisser", steps.step_settle, {"state": StepState.LET_GO}, name="step_let_go"),
    path(f"{STEP}/reprendre", steps.step_settle, {"state": StepState.TO_DO}, name="step_reopen"),
    path(
        f"{STEP}/en-route", steps.step_settle, {"state": StepState.UNDER_WAY}, name="step_under_way"
    ),
    path(f"{STEP}/pause", steps.step_settle, {"state": StepState.PAUSED}, name="step_pause"),
    path("rendez-vous/nouveau", choosing.appointment_choose, name="appointment_choose"),
    path(f"{FILE}/rendez-vous", appointments.appointment_list, name="appointment_list"),
    path(f"{FILE}/rendez-vous/nouveau", appointments.appointment_new, name="appointment_new"),
    path(MEETING, appointments.appointment, name="appointment"),
    path(f"{MEETING}/noter", appointments.appointment_note, name="appointment_note"),
    path(f"{MEETING}/laisser", appointment_taps.appointment_drop, name="appointment_drop"),
    path(f"{MEETING}/reprendre", appointment_taps.appointment_take_up, name="appointment_take_up"),
    path(f"{MEETING}/revenir", appointment_taps.appointment_put_back, name="appointment_put_back"),
    path(f"{FILE}/rythme", rhythms.rhythm, name="rhythm"),
    path("themes", themes.themes, name="themes"),
    path("themes/commencer", themes.themes_adopt, name="themes_adopt"),
    path(THEME, themes.theme_edit, name="theme_edit"),
    path(f"{THEME}/retirer", themes.theme_retire, name="theme_retire"),
    path(f"{THEME}/remettre", themes.theme_bring_back, name="theme_bring_back"),
]
