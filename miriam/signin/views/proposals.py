"""A mandate that a centre proposes: what the centre does with it, and what she answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Account, ProposedMandate
from miriam.access.pages.words import ROLES
from miriam.look.taps import makes, tap
from miriam.signin.forms import AcceptForm, OwnPasswordForm
from miriam.signin.pages import words
from miriam.signin.permissions import ANSWER_PROPOSED, SEE_PROPOSED
from miriam.signin.services import attempts, proposals


@requires(SEE_PROPOSED)
@sensitive_post_parameters("password")
def proposed(request: Request, proposed: ProposedMandate) -> HttpResponse:
    """What waits for her yes: the code to hand over, shown once, and the other ways."""
    form = OwnPasswordForm(request, account=_herself(request))
    if form.is_valid() and (
        code := form.makes(lambda: proposals.make_code(proposed, by=request.actor))
    ):
        shown = {"proposed": proposed, "code": code, "days": proposals.CODE_LASTS.days}
        return render(request, "signin/proposed_code.html", shown)
    context = {
        "proposed": proposed,
        "role": ROLES[proposed.offered_as],
        "state": words.proposal_state(proposed),
        "form": form,
    }
    return render(request, "signin/proposed.html", context)


@requires(SEE_PROPOSED)
@require_POST
def proposed_apart(request: Request, proposed: ProposedMandate) -> HttpResponse:
    """An account that this centre makes, for whoever cannot sign in to the other one."""
    mandate = makes(request, lambda: proposals.open_own_account(proposed, by=request.actor))
    if mandate is None:
        return redirect("signin:accounts")
    messages.success(request, _("Un compte séparé est prêt. Il reste à lui remettre un lien."))
    return redirect("signin:mandate", mandate.public_id)


@requires(SEE_PROPOSED)
@require_POST
def proposed_withdraw(request: Request, proposed: ProposedMandate) -> HttpResponse:
    """The centre does not ask any more."""
    return tap(
        request,
        lambda: proposals.withdraw(proposed, by=request.actor),
        _("La demande est retirée."),
        "signin:accounts",
    )


@requires(ANSWER_PROPOSED)
@sensitive_post_parameters("password", "code")
def offered(request: Request, proposed: ProposedMandate) -> HttpResponse:
    """A centre proposes a function: she accepts it with the code that it gave her, or declines."""
    form = AcceptForm(request, account=_herself(request))
    if form.is_valid() and form.keeps(
        lambda: _accept(request, proposed, **form.facts()), about="code"
    ):
        messages.success(request, _("La fonction est acceptée."))
        return redirect("signin:hats")
    context = {"proposed": proposed, "role": ROLES[proposed.offered_as], "form": form}
    return render(request, "signin/offered.html", context)


def _accept(request: Request, proposed: ProposedMandate, *, code: str) -> None:
    # Counted before the code is looked at.
    attempt = attempts.Attempt(request, attempts.PROPOSAL, str(proposed.public_id))
    session = request.session.session_key
    proposals.accept(proposed, code=code, session=session, by=request.actor)
    attempt.succeeded()


@requires(ANSWER_PROPOSED)
@require_POST
def offered_decline(request: Request, proposed: ProposedMandate) -> HttpResponse:
    """She does not want it."""
    return tap(
        request,
        lambda: proposals.decline(proposed, by=request.actor),
        _("C’est refusé. Le centre le voit, et rien d’autre n’a changé."),
        "signin:account",
    )


def _herself(request: Request) -> Account:
    assert request.actor.account
    return request.actor.account
