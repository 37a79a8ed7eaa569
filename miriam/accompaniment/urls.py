"""The addresses of the accompaniment; none of them carries a name."""

from django.urls import path

from miriam.accompaniment.domain import StepState
from miriam.accompaniment.views import aspirations, encounters, plan, steps, themes, thread

app_name = "accompaniment"

FILE = "dossiers/<uuid:file>"
WISH, STEP, THEME = "souhaits/<uuid:aspiration>", "petits-pas/<uuid:step>", "themes/<uuid:theme>"

urlpatterns = [
    path("noter", encounters.choose, name="choose"),
    path(f"{FILE}/rencontres/nouvelle", encounters.encounter_new, name="encounter_new"),
    path("rencontres/<uuid:encounter>/suite", encounters.encounter_follow, name="encounter_follow"),
    path(f"{FILE}/fil", thread.thread, name="thread"),
    path(f"{FILE}/plan", plan.plan, name="plan"),
    path(f"{FILE}/plan/papier", plan.plan_paper, name="plan_paper"),
    path(f"{FILE}/plan/souhaits/nouveau", aspirations.aspiration_new, name="aspiration_new"),
    path(WISH, aspirations.aspiration_change, name="aspiration_change"),
    path(f"{WISH}/laisser", aspirations.aspiration_set_aside, name="aspiration_set_aside"),
    path(f"{WISH}/reprendre", aspirations.aspiration_take_up, name="aspiration_take_up"),
    path(f"{FILE}/plan/petits-pas/nouveau", steps.step_new, name="step_new"),
    path(STEP, steps.step_change, name="step_change"),
    path(f"{STEP}/fait", steps.step_settle, {"state": StepState.DONE}, name="step_done"),
    path(f"{STEP}/laisser", steps.step_settle, {"state": StepState.LET_GO}, name="step_let_go"),
    path(f"{STEP}/reprendre", steps.step_settle, {"state": StepState.OPEN}, name="step_reopen"),
    path("themes", themes.themes, name="themes"),
    path("themes/commencer", themes.themes_adopt, name="themes_adopt"),
    path(THEME, themes.theme_edit, name="theme_edit"),
    path(f"{THEME}/retirer", themes.theme_retire, name="theme_retire"),
    path(f"{THEME}/remettre", themes.theme_bring_back, name="theme_bring_back"),
]
