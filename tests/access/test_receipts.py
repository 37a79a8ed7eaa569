"""Receipts of forms go after ninety days: by then nothing can send such a form again."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from miriam.access.models import KeptForm
from miriam.access.services import kept_forms
from miriam.accompaniment.models import Encounter
from miriam.core import clock, once
from miriam.core.models import Receipt
from miriam.measures.domain.occasion import TABLET_LASTS
from tests.access.doors import CODE, code_of, give_application, type_password
from tests.world import World

WORKDAY = timedelta(hours=settings.KEY_LIFETIME_HOURS)
KNOWN = timedelta(seconds=settings.SESSION_COOKIE_AGE)


@pytest.fixture
def hand() -> Iterator[time_machine.Traveller]:
    """A clock that the test moves on."""
    with time_machine.travel(clock.now(), tick=False) as moved:
        yield moved


class Browser:
    """Hers, which keeps the page that it was shown, and whose forms are looked at like outside."""

    def __init__(self, client: Client, world: World) -> None:
        self.client, self.person = client, world.case_manager
        self.secret = give_application(self.person.account)
        self.address = f"/dossiers/{world.file.public_id}/rencontres/nouvelle"

    def come_in(self) -> None:
        self.client.handler.enforce_csrf_checks = False
        type_password(self.client, self.person)
        self.client.post(CODE, {"code": code_of(self.secret)})
        self.client.handler.enforce_csrf_checks = True

    def form(self) -> dict[str, str]:
        page = BeautifulSoup(self.client.get(self.address).content, "html.parser")
        hidden = page.select("main form[method=post] input[type=hidden]")
        held = {str(field["name"]): str(field["value"]) for field in hidden}
        return {**held, "kind": "cafe", "text": "", "depth": "shared"}

    def send(self, form: dict[str, str]) -> Any:
        return self.client.post(self.address, form)


@pytest.fixture
def browser(client: Client, world: World) -> Browser:
    return Browser(client, world)


def test_nothing_lasts_as_long_as_a_receipt() -> None:
    """From a page left open, kept behind her password, and handed back to be sent; or a tablet."""
    assert once.KEPT_FOR > KNOWN + kept_forms.KEPT_FOR + WORKDAY + TABLET_LASTS


def test_a_form_whose_receipt_has_gone_writes_nothing(
    browser: Browser, hand: time_machine.Traveller
) -> None:
    browser.come_in()
    form = browser.form()
    assert browser.send(form).status_code == 302
    hand.shift(once.KEPT_FOR + timedelta(days=1))
    assert once.forget_those_over() == 1

    left_open = browser.send(form)
    browser.come_in()
    signed_in_again = browser.send(form)

    assert left_open.headers["Location"].startswith("/se-connecter")
    assert signed_in_again.status_code == 403
    assert browser.send(browser.form()).status_code == 302
    assert Encounter.objects.count() == 2
    assert not KeptForm.objects.exists()


def test_control_gone_too_early_it_would_be_written_twice(browser: Browser) -> None:
    browser.come_in()
    form = browser.form()
    for _ in range(2):
        assert browser.send(form).status_code == 302
    assert Encounter.objects.count() == 1
    Receipt.objects.all().delete()
    assert browser.send(form).status_code == 302
    assert Encounter.objects.count() == 2


def test_a_receipt_that_may_still_serve_stays(
    browser: Browser, hand: time_machine.Traveller
) -> None:
    browser.come_in()
    browser.send(browser.form())
    hand.shift(once.KEPT_FOR - timedelta(minutes=1))
    assert once.forget_those_over() == 0
