"""Small steps: written, changed, under way, paused, done, let go, taken up again."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_WRITE_PLAN
from miriam.accompaniment.domain import StepState
from miriam.accompaniment.forms.plan import StepForm, as_it_stands
from miriam.accompaniment.models import Step
from miriam.accompaniment.pages.steps import PAGES
from miriam.accompaniment.permissions import CHANGE_STEP, RETURN_STEP, WRITE_PLAN
from miriam.accompaniment.selectors.plan import standing_for
from miriam.accompaniment.services import steps
from miriam.accompaniment.views.taps import tap_on
from miriam.look.addresses import address
from miriam.look.ways_back import Lasts, said
from miriam.people.models import File
from miriam.people.selectors import fresh
from miriam.vault.domain import Depth

SAID = {
    StepState.DONE: gettext_lazy("C’est fait."),
    StepState.LET_GO: gettext_lazy("Ce petit pas est laissé de côté."),
    StepState.TO_DO: gettext_lazy("Ce petit pas est de nouveau à venir."),
    StepState.UNDER_WAY: gettext_lazy("Ce petit pas est en route."),
    StepState.PAUSED: gettext_lazy("Ce petit pas est en pause."),
}
OF_FILE = at(Depth.IDENTITY, Depth.SHARED, of="file")


@requires(WRITE_PLAN, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_WRITE_PLAN)
def step_new(request: Request, file: File) -> HttpResponse:
    """The next small thing."""
    by = request.actor
    form = StepForm(request.POST or None, her=file.call_name, me=by.hat)
    if form.is_valid() and (kept := form.makes(lambda: steps.write(file, **form.facts(), by=by))):
        undo = address("accompaniment:step_take_back", kept.public_id)
        said(request, _("Le petit pas est gardé."), undo=undo)
        return redirect("accompaniment:plan", file.public_id)
    return render(request, "accompaniment/step.html", {"file": file, "form": form})


@requires(CHANGE_STEP, opens=OF_FILE, purpose=TO_WRITE_PLAN)
def step_change(request: Request, step: Step) -> HttpResponse:
    """Ça a changé: another step takes its place."""
    file, by = step.file, request.actor
    typed, initial = request.POST or None, as_it_stands(step)
    form = StepForm(typed, initial=initial, her=file.call_name, me=by.hat, of=step)
    if form.is_valid() and form.keeps_or_shows(
        lambda: steps.change(step, **form.change(), by=by),
        fresh=lambda: form.as_it_stands_now(fresh(standing_for(step))),
    ):
        messages.success(request, _("C’est gardé. L’ancien petit pas reste dans l’histoire."))
        return redirect("accompaniment:plan", file.public_id)
    shown = standing_for(step) if form.kept else step
    context = {"file": file, "step": shown, "form": form}
    return render(request, "accompaniment/step.html", context)


@requires(CHANGE_STEP, opens=OF_FILE, purpose=TO_WRITE_PLAN)
@require_POST
def step_settle(request: Request, step: Step, state: StepState) -> HttpResponse:
    """One tap: under way, paused, done, let go, or as at first."""
    undo = PAGES.get(StepState(step.state), "")
    settle = partial(steps.settle, state=state)
    return tap_on(request, step, settle, SAID[state], to="plan", undo=undo, lasts=Lasts.ANYTIME)


@requires(CHANGE_STEP)
@require_POST
def step_take_back(request: Request, step: Step) -> HttpResponse:
    """It was written by mistake, a moment ago."""
    done = _("C’est annulé : rien n’a été noté.")
    return tap_on(request, step, steps.take_back, done, to="plan", undo="step_return")


@requires(RETURN_STEP)
@require_POST
def step_return(request: Request, step: Step) -> HttpResponse:
    """It was right after all."""
    return tap_on(request, step, steps.bring_back, _("Ce petit pas est revenu."), to="plan")
