"""The team: who holds keys, who waits, who replaces whom."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from miriam.access import selectors
from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.access.pages import members
from miriam.access.permissions import LET_IN, SEE_TEAM
from miriam.access.services import admissions
from miriam.access.services.admissions import AnotherKey
from miriam.vault.services.circles import UnknownCircle

ALL_KEYS = _("Votre collègue peut maintenant travailler.")
SOME_KEYS_LATER = _(
    "Votre collègue lit ce que vous lisez vous-même. Le reste s’ouvrira quand vos autres "
    "collègues se connecteront."
)


@requires(SEE_TEAM)
def team(request: Request, mandate: Mandate) -> HttpResponse:
    """The case managers of the centre and how far each is from her keys."""
    context = {
        "members": members.team(request.actor),
        "stand_ins": selectors.stand_ins_of_centre(request.actor),
        "mandate": mandate,
    }
    return render(request, "access/team.html", context)


@requires(LET_IN)
def let_in(request: Request, mandate: Mandate) -> HttpResponse:
    """Compare the digits with the colleague, aloud, then open to her."""
    digits = refusal = ""
    try:
        digits = admissions.digits_of(mandate, by=request.actor)
        if request.method == "POST":
            compared = request.POST.get("compared", "")
            still_waiting = admissions.let_in(mandate, compared=compared, by=request.actor)
            messages.success(request, SOME_KEYS_LATER if still_waiting else ALL_KEYS)
            return redirect("access:team")
    except (AnotherKey, UnknownCircle) as refused:
        refusal = str(refused)
    context = {"mandate": mandate, "digits": digits, "refusal": refusal}
    return render(request, "access/let_in.html", context)
