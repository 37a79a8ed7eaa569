"""The door, and the home of those who accompany nobody."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from miriam.access.domain import Role
from miriam.access.gate import open_to_all, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.desk.pages.home import now
from miriam.desk.pages.homes import ALWAYS, HOMES
from miriam.desk.permissions import READ_HOME


@open_to_all("it shows nothing and sends everybody to their own home")
def start(request: Request) -> HttpResponse:
    """To sign in, to choose a hat, or to one's home."""
    actor = request.actor
    if actor.account is None:
        return redirect("signin:sign_in")
    if actor.mandate is None:
        return redirect("signin:hats")
    return redirect("desk:day" if actor.wears(Role.CASE_MANAGER) else "desk:home")


@requires(READ_HOME)
def home(request: Request, mandate: Mandate) -> HttpResponse:
    """What this hat can do here, and what it is not shown."""
    role = Role(mandate.role)
    if role is Role.CASE_MANAGER:
        return redirect("desk:day")
    own = HOMES[role]
    return render(
        request,
        "desk/home.html",
        {
            "mandate": mandate,
            "home": own,
            "now": now(request.actor),
            "acts": [*own.acts, *ALWAYS],
        },
    )
