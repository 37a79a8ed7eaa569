"""What she wants: said, said otherwise, set aside, come true, taken up again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.accompaniment.acts import TO_WRITE_PLAN
from miriam.accompaniment.domain import TurnKind
from miriam.accompaniment.forms.plan import (
    AsideForm,
    AspirationForm,
    CameTrueForm,
    ChangedAspirationForm,
    TurnForm,
    as_she_says_it,
    as_told,
    spoken_by,
)
from miriam.accompaniment.models import Aspiration, Turn
from miriam.accompaniment.permissions import (
    CHANGE_ASPIRATION,
    CHANGE_TURN,
    RETURN_ASPIRATION,
    WRITE_PLAN,
)
from miriam.accompaniment.selectors.turns import where_it_stands
from miriam.accompaniment.services import aspirations
from miriam.accompaniment.views.taps import tap_on
from miriam.look.addresses import address
from miriam.look.ways_back import Lasts, said
from miriam.people.models import File
from miriam.people.selectors import fresh
from miriam.vault.domain import Depth

KEPT = gettext_lazy("C’est gardé.")
SAID_OTHERWISE = gettext_lazy("C’est gardé. Les mots d’avant restent à côté.")
NOT_IN_PLAN = gettext_lazy("Ce souhait n’est pas dans le plan ; « Reprendre » l’y remet.")
# In the address of a new wish: it is a need that presses.
PRESSES = "d-abord"
# How a wish that was taken up by a slip leaves the plan again.
LEAVES_AGAIN = {
    TurnKind.SET_ASIDE: "aspiration_set_aside",
    TurnKind.TAKEN_UP: "aspiration_set_aside",
    TurnKind.CAME_TRUE: "aspiration_came_true",
}
OF_FILE = at(Depth.IDENTITY, Depth.SHARED, of="file")


@requires(WRITE_PLAN, opens=at(Depth.IDENTITY, Depth.SHARED), purpose=TO_WRITE_PLAN)
def aspiration_new(request: Request, file: File) -> HttpResponse:
    """What she wants, as she says it."""
    initial = {**spoken_by(file), "presses": PRESSES in request.GET}
    form, by = AspirationForm(request.POST or None, initial=initial), request.actor
    if form.is_valid() and (
        kept := form.makes(lambda: aspirations.write(file, **form.facts(), by=by))
    ):
        undo = address("accompaniment:aspiration_take_back", kept.public_id)
        said(request, _("C’est gardé, avec ces mots."), undo=undo)
        return redirect("accompaniment:plan", file.public_id)
    return render(request, "accompaniment/aspiration.html", {"file": file, "form": form})


@requires(CHANGE_ASPIRATION, opens=OF_FILE, purpose=TO_WRITE_PLAN)
def aspiration_change(request: Request, aspiration: Aspiration) -> HttpResponse:
    """Ça a changé: she says it otherwise now, and the words of before stay."""
    file, by = aspiration.file, request.actor
    form = ChangedAspirationForm(request.POST or None, initial=as_she_says_it(aspiration))
    if form.is_valid() and form.keeps_or_shows(
        lambda: aspirations.change(aspiration, **form.change(), by=by),
        fresh=lambda: as_she_says_it(fresh(aspiration)),
    ):
        kept = SAID_OTHERWISE if "words" in form.changed_data else KEPT
        messages.success(request, kept if aspiration.is_hers_now else f"{kept} {NOT_IN_PLAN}")
        return redirect("accompaniment:plan", file.public_id)
    return _page(request, aspiration, form=form)


def _page(request: Request, aspiration: Aspiration, **forms: object) -> HttpResponse:
    as_it_is = ChangedAspirationForm(initial=as_she_says_it(aspiration))
    fresh_ones = {"form": as_it_is, "aside": AsideForm(), "came_true": CameTrueForm()}
    opened = {"is_leaving": "aside" in forms, "is_coming_true": "came_true" in forms}
    wish = {"file": aspiration.file, "aspiration": aspiration, **opened}
    return render(request, "accompaniment/aspiration.html", {**wish, **fresh_ones, **forms})


@requires(CHANGE_ASPIRATION, opens=OF_FILE, purpose=TO_WRITE_PLAN)
def aspiration_set_aside(request: Request, aspiration: Aspiration) -> HttpResponse:
    """She wants something else now, and may say what changed; words begun here wait here."""
    form = AsideForm(request.POST if request.method == "POST" else None)
    return _leaves(
        request,
        aspiration,
        lambda wish, by: aspirations.set_aside(wish, **form.facts(), by=by),
        _("Ce souhait est mis de côté."),
        aside=form,
    )


@requires(CHANGE_ASPIRATION, opens=OF_FILE, purpose=TO_WRITE_PLAN)
def aspiration_came_true(request: Request, aspiration: Aspiration) -> HttpResponse:
    """What she wanted is there, and she may say what she likes of it; words begun wait here."""
    form = CameTrueForm(request.POST if request.method == "POST" else None)
    return _leaves(
        request,
        aspiration,
        lambda wish, by: aspirations.came_true(wish, **form.facts(), by=by),
        _("C’est arrivé : c’est une ligne de son histoire."),
        came_true=form,
    )


def _leaves(
    request: Request,
    aspiration: Aspiration,
    act: Callable[..., None],
    done: str,
    **fold: AsideForm | CameTrueForm,
) -> HttpResponse:
    """It leaves her plan, with her words for it if she gives some; until then, its page with that
    fold open.
    """
    [form] = fold.values()
    if not form.is_valid():
        return _page(request, aspiration, **fold)
    back = "aspiration_take_up"
    return tap_on(request, aspiration, act, done, to="plan", undo=back, lasts=Lasts.ANYTIME)


@requires(CHANGE_ASPIRATION, opens=OF_FILE, purpose=TO_WRITE_PLAN)
@require_POST
def aspiration_take_up(request: Request, aspiration: Aspiration) -> HttpResponse:
    """She wants it again."""
    act, done = aspirations.take_up, _("Ce souhait est de nouveau dans son plan.")
    back = LEAVES_AGAIN[where_it_stands(aspiration)]
    return tap_on(request, aspiration, act, done, to="plan", undo=back, lasts=Lasts.ANYTIME)


@requires(CHANGE_ASPIRATION)
@require_POST
def aspiration_take_back(request: Request, aspiration: Aspiration) -> HttpResponse:
    """It was written by mistake, a moment ago."""
    act, done = aspirations.take_back, _("C’est annulé : rien n’a été écrit.")
    return tap_on(request, aspiration, act, done, to="plan", undo="aspiration_return")


@requires(RETURN_ASPIRATION)
@require_POST
def aspiration_return(request: Request, aspiration: Aspiration) -> HttpResponse:
    """It was right after all."""
    done = _("Ce souhait est revenu.")
    return tap_on(request, aspiration, aspirations.bring_back, done, to="plan")


@requires(CHANGE_TURN, opens=OF_FILE, purpose=TO_WRITE_PLAN)
def turn_words(request: Request, turn: Turn) -> HttpResponse:
    """Her words for a change of direction, given or mended later."""
    file, by = turn.file, request.actor
    form = TurnForm(request.POST or None, initial=as_told(turn))
    if form.is_valid() and form.keeps_or_shows(
        lambda: aspirations.word(turn, **form.change(), by=by), fresh=lambda: as_told(fresh(turn))
    ):
        messages.success(request, _("C’est gardé, avec ces mots."))
        return redirect("accompaniment:plan", file.public_id)
    return render(request, "accompaniment/turn.html", {"file": file, "turn": turn, "form": form})
