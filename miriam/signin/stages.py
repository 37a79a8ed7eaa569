"""The step between the password and the session: the second factor, at our own address."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpResponse
from django.shortcuts import redirect


class SecondFactorStage(AuthenticateStage):  # type: ignore[misc]
    """Whoever has a second factor shows it before she is signed in."""

    urlname = "signin:second_factor"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        """Ask for it, or go on when there is none."""
        if not self._should_handle(self.request):
            return None, True
        self.state["authentication_required"] = True
        return redirect(self.urlname), True
