"""Going through the doors as a person does: forms, codes, links."""

import re
import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)
from bs4 import BeautifulSoup
from django.test import Client

from miriam.access.models import Account
from tests.world import PASSWORD, Person

SIGN_IN, CODE = "/se-connecter", "/se-connecter/code"


def type_password(
    client: Client, person: Person, password: str = PASSWORD, *, shared: bool = False
) -> Any:
    """The form of the first step."""
    typed = {"name": person.account.sign_in_name, "password": password}
    return client.post(SIGN_IN, {**typed, "shared_device": "on"} if shared else typed)


def give_application(account: Account) -> str:
    """An application as second factor; returns its secret."""
    secret: str = generate_totp_secret()
    TOTP.activate(account, secret)
    RecoveryCodes.activate(account)
    return secret


def code_of(secret: str) -> str:
    """What the application shows now."""
    shown: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return shown


def wrong_code(secret: str) -> str:
    """A code that the application does not show around now."""
    right = {
        format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)) for step in (-1, 0, 1)
    }
    return next(code for code in ("000000", "111111", "222222", "333333") if code not in right)


def come_in(client: Client, person: Person, *, shared: bool = False) -> Any:
    """Both steps."""
    secret = give_application(person.account) if not has_factor(person) else None
    type_password(client, person, shared=shared)
    assert secret, "come_in gives the factor itself"
    return client.post(CODE, {"code": code_of(secret)})


def has_factor(person: Person) -> bool:
    """Whether somebody set up a second factor."""
    return bool(Authenticator.objects.filter(user=person.account).exists())


def text(response: Any) -> str:
    """What one reads on the page."""
    page = BeautifulSoup(response.content, "html.parser")
    return re.sub(r"\s+", " ", page.get_text(" "))


def recovery_code_on(response: Any) -> str:
    """The printed code that a page shows."""
    found = re.search(r"(?:[2-9A-Z]{4}-){5}[2-9A-Z]{4}", response.content.decode())
    assert found
    return found.group()


def secret_on(response: Any) -> str:
    """The secret that a page shows for an application."""
    [shown] = BeautifulSoup(response.content, "html.parser").select("p.number")
    return shown.get_text(strip=True)
