"""What was typed when the key had closed: shown to whoever typed it, to be sent or forgotten."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import KeptForm, Mandate
from miriam.access.permissions import FORGET_KEPT_FORM, READ_KEPT_FORMS
from miriam.access.services import kept_forms
from miriam.look.taps import tap
from miriam.signin.views import ways


@requires(READ_KEPT_FORMS)
def kept(request: Request, mandate: Mandate) -> HttpResponse:
    """Each form with its words; sending it goes to the page that it was meant for."""
    forms = kept_forms.handed_back(request.actor)
    if not forms:
        return HttpResponseRedirect(ways.wanted(request))
    return render(request, "signin/kept.html", {"forms": forms, "wanted": ways.wanted(request)})


@requires(FORGET_KEPT_FORM)
@require_POST
def kept_forget(request: Request, kept: KeptForm) -> HttpResponse:
    """She does not want it any more."""
    by = request.actor
    return tap(request, lambda: kept_forms.forget(kept, by=by), _("C’est effacé."), "signin:kept")
