"""Guessing is slowed, nobody is locked out: failures count per address, never per name alone.

A person's name is known to many, and whoever wants to keep her out must not be able to by typing
it. What counts is the pair (name, address), and the address; on a device on which she has signed
in, the pair (name, device) alone, because an office has one address for everybody. Only behind the
right password is there a count per account: whoever fails there already holds her password.
"""

from allauth.account.adapter import get_adapter
from allauth.core.internal import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Refused, refuse_if
from miriam.signin.services import known_devices

PASSWORD, CODE, LINK, RECOVERY = "password", "code", "link", "recovery"
ON_KNOWN_DEVICE = "on-known-device"
RATES = {
    PASSWORD: "5/5m/key,100/10m/ip",
    ON_KNOWN_DEVICE: "5/5m/key",
    CODE: "5/5m/key",
    "code-everywhere": "60/h/key",
    LINK: "5/10m/key,30/10m/ip",
    RECOVERY: "5/10m/key,30/10m/ip",
}


class TooOften(Refused):
    """Several failures in a row from one address."""

    sentence = _(
        "Plusieurs essais n’ont pas abouti. Attendez cinq minutes, puis essayez encore une fois. "
        "Votre compte n’est pas bloqué."
    )


class Attempt:
    """One try at something that can be guessed; `succeeded` takes it off the count."""

    def __init__(self, request: HttpRequest, act: str, name: str) -> None:
        device = known_devices.of(request, name) if act == PASSWORD else None
        place = device or ratelimit.truncate_ip(get_adapter().get_client_ip(request))
        counted = ON_KNOWN_DEVICE if device else act
        self.spent = [_spend(request, counted, f"{name.strip().lower()}|{place}")]
        if act == CODE:
            self.spent.append(_spend(request, "code-everywhere", name))

    def succeeded(self) -> None:
        """Right at once: nothing to count."""
        for usage in self.spent:
            usage.rollback()


def _spend(request: HttpRequest, act: str, key: str) -> ratelimit.RateLimitUsage:
    usage = ratelimit.consume(request, app="miriam", action=act, config=RATES, key=key)
    refuse_if(usage is None, TooOften)
    return usage
