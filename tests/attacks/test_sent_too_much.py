"""More than any form of ours holds, sent by nobody in particular: a page says what is taken, in the
language of whoever sent it, and nothing is noted as if the house had broken.
"""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from miriam.look import middleware
from miriam.look.middleware import NotTooMuch
from miriam.look.views import errors
from tests.access.doors import SIGN_IN
from tests.inspecting.pages import faults_of

FORM = "application/x-www-form-urlencoded"
MOST: int = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
MANY_FIELDS = dict.fromkeys(map(str, range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)), "x")
MANY_FILES = {
    str(number): SimpleUploadedFile("a.txt", b"x")
    for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)
}


def heavy(client: Client, **more: Any) -> Any:
    return client.post(SIGN_IN, b"name=" + b"a" * MOST, content_type=FORM, **more)


def heavy_in_parts(client: Client, **more: Any) -> Any:
    return client.post(SIGN_IN, {"name": "a" * (MOST + 1)}, **more)


def of_many_fields(client: Client, **more: Any) -> Any:
    return client.post(SIGN_IN, MANY_FIELDS, **more)


def of_many_files(client: Client, **more: Any) -> Any:
    for file in MANY_FILES.values():
        file.seek(0)
    return client.post(SIGN_IN, MANY_FILES, **more)


def a_long_question(client: Client, **more: Any) -> Any:
    return client.get(SIGN_IN, MANY_FIELDS, **more)


TOO_HEAVY = (413, "Wat u verstuurt, is te groot", "hoogstens 10 MB")
TOO_MANY = (400, "U verstuurt te veel tegelijk", "100 bestanden en 1000 antwoorden")


@pytest.mark.parametrize(
    ("send", "answer"),
    [
        (heavy, TOO_HEAVY),
        (heavy_in_parts, TOO_HEAVY),
        (of_many_fields, TOO_MANY),
        (of_many_files, TOO_MANY),
        (a_long_question, TOO_MANY),
    ],
)
def test_it_is_said_what_is_taken_in_her_language_and_nothing_is_noted(
    client: Client, db: None, logs: list[str], send: Any, answer: tuple[int, str, str]
) -> None:
    status, title, most = answer
    page = send(client, headers={"accept-language": "nl"})
    soup = BeautifulSoup(page.content, "html.parser")
    assert page.status_code == status
    assert [it.text for it in soup.select("h1")] == [title]
    assert most in soup.get_text()
    assert faults_of(page.content.decode()) == []
    assert page.headers["Cache-Control"] == "no-store"
    assert not [line for line in logs if line.startswith(("ERROR", "CRITICAL"))]


def test_control_what_is_just_small_enough_is_read(client: Client, db: None) -> None:
    fields = dict(list(MANY_FIELDS.items())[1:])
    assert client.post(SIGN_IN, fields).status_code == 200
    assert client.post(SIGN_IN, {"name": "a" * (MOST - 1000)}).status_code == 200


def test_what_cannot_be_read_is_said_in_her_language(client: Client, db: None) -> None:
    page = client.post(
        SIGN_IN,
        b"no parts",
        content_type="multipart/form-data",
        headers={"accept-language": "nl"},
    )
    assert page.status_code == 400
    assert 'lang="nl"' in page.content.decode()


def test_the_browser_has_sent_it_all_before_it_is_answered() -> None:
    """It would show no page, only that the connection broke."""
    request = RequestFactory().post(SIGN_IN, b"a" * (2 * MOST), content_type=FORM)
    NotTooMuch(errors.not_found)(request)
    assert request.read() == b""


def test_what_has_no_end_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "WAITED_FOR", MOST)
    request = RequestFactory().post(SIGN_IN, b"a" * (2 * MOST), content_type=FORM)
    NotTooMuch(errors.not_found)(request)
    assert len(request.read()) == MOST
