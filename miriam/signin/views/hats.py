"""The hat one wears: chosen at sign-in, changed with the password, and the vault that closed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters

from miriam.access import selectors as colleagues
from miriam.access.domain import Admission
from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Account, Mandate
from miriam.access.pages.words import ROLES
from miriam.access.permissions import OWN_ACCOUNT
from miriam.access.services import admissions, kept_forms
from miriam.signin import selectors
from miriam.signin.forms import OwnPasswordForm
from miriam.signin.pages import words
from miriam.signin.services import sessions
from miriam.signin.views import ways


@requires(OWN_ACCOUNT)
@sensitive_post_parameters("password")
def hats(request: Request, account: Account) -> HttpResponse:
    """Choose the hat of this session; once one is worn, another asks for the password."""
    if sessions.must_set_up_second_factor(account):
        return redirect("signin:factor_new")
    own = sessions.hats_of(account)
    arriving = sessions.is_arriving(request)
    form = OwnPasswordForm(request, account=account)
    chosen = next((hat for hat in own if str(hat.public_id) == request.POST.get("hat")), None)
    if chosen and (arriving or _proves(request, form)):
        sessions.put_on(request, chosen)
        return ways.home(request, chosen)
    context = {
        "hats": [(hat, ROLES[hat.worn_as]) for hat in own],
        "form": form,
        "arriving": arriving,
        "worn": request.actor.mandate,
        "offers": [] if arriving else words.offered(selectors.proposed_to(request.actor)),
        "chosen": chosen,
    }
    return render(request, "signin/hats.html", context)


def _proves(request: Request, form: OwnPasswordForm) -> bool:
    """Whether the password is hers; then the account's key is open for one more step."""
    return form.is_valid() and form.keeps(
        lambda: sessions.open_account_key(request, form.account, form.cleaned_data["password"])
    )


@requires(OWN_ACCOUNT)
@sensitive_post_parameters("password")
def keys_closed(request: Request, account: Account) -> HttpResponse:
    """Why nothing opens, and what to do: type the password, or wait for a colleague."""
    hat = request.actor.mandate
    form = OwnPasswordForm(request, account=account)
    if request.method == "POST" and hat and _proves(request, form):
        hat.account = account
        sessions.put_on(request, hat)
        return ways.home(request, hat)
    return render(request, "signin/keys_closed.html", {"form": form, **_state(request, hat)})


def _state(request: Request, hat: Mandate | None) -> dict[str, object]:
    """Which of the reasons it is."""
    waiting = hat is not None and hat.admission is Admission.WAITING
    return {
        "without_keys": hat is None or not hat.works_with_keys,
        "waiting": waiting,
        "closed": request.actor.pair is None,
        "fingerprint": admissions.own_digits(request.actor) if waiting else "",
        "colleagues": colleagues.who_can_let_in(hat) if hat and waiting else [],
        "kept": hat is not None and kept_forms.are_waiting_for(hat),
        "lost": bool(hat and hat.account.lost_holder_id),
    }
