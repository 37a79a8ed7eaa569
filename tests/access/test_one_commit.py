"""What is kept, what the next page says of it and the receipt are one commit."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from miriam.core import once
from miriam.signin.known import SessionStore
from tests.world import World, sign_in

SAID = "Gardé."


def note(client: Client, world: World, words: str) -> Any:
    typed = {"kind": "cafe", "text": words, "depth": "shared", "once": str(uuid4())}
    return client.post(f"/dossiers/{world.file.public_id}/rencontres/nouvelle", typed)


def commits_of(write: Callable[[], Any]) -> list[str]:
    """What changed the database and when that was kept, in order."""
    with CaptureQueriesContext(connection) as asked:
        write()
    kept = ("INSERT", "UPDATE", "DELETE", "COMMIT")
    return [query["sql"] for query in asked if query["sql"].lstrip().startswith(kept)]


def at_work(client: Client, world: World) -> None:
    """Her browser, which has opened this file today."""
    sign_in(client, world.case_manager)
    note(client, world, "Un café.")
    client.get("/journee")


@pytest.mark.django_db(transaction=True)
def test_a_note_and_what_is_said_of_it_are_one_commit(world: World, client: Client) -> None:
    at_work(client, world)
    written = commits_of(lambda: note(client, world, "Un autre café."))
    assert [sql for sql in written if sql == "COMMIT"] == written[-1:]
    assert any("django_session" in sql for sql in written)


@pytest.mark.django_db(transaction=True)
def test_a_second_commit_would_be_seen(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "_keep_session", lambda *_: None)
    at_work(client, world)
    written = commits_of(lambda: note(client, world, "Un autre café."))
    assert "COMMIT" in written[:-1]


@pytest.mark.django_db
def test_what_is_said_is_said_once(world: World, client: Client) -> None:
    sign_in(client, world.case_manager)
    there = note(client, world, "Un café.").headers["Location"]
    pages = [client.get(there).content.decode() for _time in range(2)]
    assert [page.count(SAID) for page in pages] == [1, 0]


def sent(session: SessionStore) -> HttpRequest:
    """A form with a key, from a browser that knows the name of its session."""
    request = RequestFactory().post("/", {"once": str(uuid4())})
    request.COOKIES[settings.SESSION_COOKIE_NAME] = session.shown or ""
    request.session = session  # type: ignore[assignment]
    request._messages = default_storage(request)  # type: ignore[attr-defined]
    return request


@pytest.mark.django_db
def test_a_session_ended_meanwhile_takes_nothing_along_and_is_left_to_the_middleware() -> None:
    session = SessionStore()
    session.save()
    session.modified = False

    def view() -> HttpResponse:
        messages.success(request, SAID)
        Session.objects.all().delete()
        return HttpResponseRedirect("/kept")

    request, sender = sent(session), uuid4()
    once.answer(request, view, sender=sender)
    again = once.given(request, sender=sender)
    assert again
    assert again.headers["Location"] == "/kept"
    assert session.modified, "the middleware says that the session is over"
