"""What is kept of a form tells neither which it was, nor who sent it, nor where it led."""

from uuid import UUID, uuid4

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from miriam.core import clock, once
from miriam.core.models import Receipt, form_keys

SOMEBODY, LED_TO = uuid4(), "/seances/a/qui-est-la#w12345678"


def sent(key: UUID) -> HttpRequest:
    request = RequestFactory().post("/", {"once": str(key)})
    request.session = RequestFactory().get("/")  # type: ignore[assignment]
    request.session.session_key = ""  # type: ignore[attr-defined]
    return request


def view() -> HttpResponse:
    return HttpResponseRedirect(LED_TO)


@pytest.mark.django_db
def test_a_receipt_tells_nothing_and_opens_with_the_form() -> None:
    key = uuid4()
    once.answer(sent(key), view, sender=SOMEBODY)
    kept = Receipt.objects.get()
    assert not {kept.key, kept.sender} & {key, SOMEBODY}
    assert "seances" not in kept.location
    assert kept.at > clock.now()
    assert (kept.at.minute, kept.at.second, kept.at.microsecond) == (0, 0, 0)
    again = once.given(sent(key), sender=SOMEBODY)
    assert again
    assert again.headers["Location"] == LED_TO
    assert once.given(sent(key), sender=uuid4()) is None


@pytest.mark.django_db
def test_two_forms_of_one_person_have_nothing_in_common() -> None:
    for _form in range(2):
        once.answer(sent(uuid4()), view, sender=SOMEBODY)
    first, second = Receipt.objects.all()
    assert first.sender != second.sender
    assert first.location != second.location


def test_every_address_is_as_long() -> None:
    key = uuid4()
    lengths = {len(form_keys.sealed("/" + "a" * long, key)) for long in (1, 40, 300, 510)}
    assert len(lengths) == 1


def test_an_address_that_somebody_changed_leads_home() -> None:
    key = uuid4()
    sealed = form_keys.sealed(LED_TO, key)
    assert form_keys.opened(sealed, key) == LED_TO
    for changed in ("/ailleurs", sealed[:-8], form_keys.sealed(LED_TO, uuid4())):
        assert form_keys.opened(changed, key) == "/"
