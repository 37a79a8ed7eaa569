"""The gate: refusal like absence, showing without writing, a form written once, private headers."""

import re
import threading
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from miriam.access.domain import Role
from miriam.access.gate import requires
from miriam.access.models import Account, Mandate
from miriam.access.permissions import OWN_ACCOUNT
from miriam.audit.models import Line
from miriam.core.readonly import WroteWhileReading
from tests.inspecting.client import InspectingClient
from tests.world import World, make_centre, make_file, make_person, sign_in

NAMES = re.compile(
    r"'[0-9a-f]{64}'|'[0-9a-f]{40}'|'?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}'?"
)
MOMENTS = re.compile(r"'?\d{4}-\d\d-\d\d[T ][\d:.+]+'?(::timestamptz)?")


def statements(client: Client, address: str) -> tuple[bytes, list[str]]:
    """What is answered, and what the database was asked, without names and moments."""
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 404
    said = [MOMENTS.sub("T", NAMES.sub("N", query["sql"])) for query in asked]
    return response.content, [re.sub(r"\d+", "0", query) for query in said]


def test_refused_and_absent_are_the_same_page_and_the_same_statements(
    world: World, new_client: type[Client]
) -> None:
    for page in ("people:card", "accompaniment:thread", "desk:file"):
        answers = []
        for name in (world.file.public_id, uuid4()):
            # The journal writes a first refusal otherwise than the next: a fresh reader for each.
            reader = make_person(world.centre)
            client = sign_in(new_client(), reader)
            client.get("/equipe")
            answers.append(statements(client, reverse(page, args=[name])))
        (there, asked), (nowhere, asked_too) = answers
        assert there == nowhere, page
        assert asked == asked_too, page


def test_refusal_and_absence_leave_the_same_trace(world: World, client: Client) -> None:
    sign_in(client, world.other_group)
    for name in (world.file.public_id, uuid4()):
        client.get(reverse("people:card", args=[name]))
    traces = Line.objects.filter(act="refused").order_by("number")
    subject = world.other_group.account.public_id
    assert [(line.subject, line.purpose) for line in traces] == [(subject, "people.file.read")] * 2


def opened(world: World, depth: str = "shared") -> list[tuple[object, object, str]]:
    """Who opened the file at this depth, under which hat and for what."""
    lines = Line.objects.filter(subject=world.file.ring_subject, act=f"opened.{depth}")
    return list(lines.order_by("number").values_list("actor", "hat", "purpose"))


def test_each_who_opens_a_file_leaves_a_line_of_her_own(
    world: World, new_client: type[Client]
) -> None:
    readers = (world.case_manager, world.duo, world.stand_in)
    for reader in readers:
        client = sign_in(new_client(), reader)
        for _ in range(2):
            assert client.get(reverse("desk:file", args=[world.file.public_id])).status_code == 200
    who = [(one.account.public_id, one.mandate.public_id) for one in readers]
    for depth in ("identity", "shared"):
        assert [line[:2] for line in opened(world, depth)] == who, depth


def test_for_another_purpose_or_in_another_session_it_is_opened_anew(
    world: World, new_client: type[Client]
) -> None:
    pages = ("desk:file", "accompaniment:thread", "desk:file")
    for _session in range(2):
        client = sign_in(new_client(), world.duo)
        for name in pages:
            client.get(reverse(name, args=[world.file.public_id]))
    purposes = [purpose for *_who, purpose in opened(world)]
    assert len(purposes) == 4
    assert purposes[:2] == purposes[2:]
    assert len(set(purposes)) == 2


def test_two_files_have_a_line_each(world: World, client: Client) -> None:
    second = make_file(world.case_manager, "Samira")
    sign_in(client, world.case_manager)
    for file in (world.file, second):
        client.get(reverse("desk:file", args=[file.public_id]))
    for file in (world.file, second):
        line = Line.objects.filter(subject=file.ring_subject, act="opened.identity")
        assert line.count() == 1


def as_request(method: str, world: World) -> HttpRequest:
    request = getattr(RequestFactory(), method)("/")
    request.actor = world.duo.actor()
    request.session = {}
    return request  # type: ignore[no-any-return]


def writing(request: HttpRequest, account: Account) -> HttpResponse:
    """A view that somebody wrote without thinking."""
    Account.objects.filter(pk=account.pk).update(name="another")
    return HttpResponse()


writes = requires(OWN_ACCOUNT)(writing)
looks_for_something = requires(OWN_ACCOUNT, only_asks=True)(writing)


@pytest.mark.parametrize(
    ("page", "method"),
    [(writes, "get"), (looks_for_something, "get"), (looks_for_something, "post")],
)
def test_a_page_that_writes_while_showing_is_caught(
    world: World, page: Callable[..., HttpResponse], method: str
) -> None:
    with pytest.raises(WroteWhileReading), transaction.atomic():
        page(as_request(method, world))
    world.duo.account.refresh_from_db()
    assert world.duo.account.name == "Sofie Exemple"


def test_the_same_page_may_write_when_something_is_sent(world: World) -> None:
    writes(as_request("post", world))
    world.duo.account.refresh_from_db()
    assert world.duo.account.name == "another"


INVITATION = {"name": "Nele Exemple", "email": "nele@example.org", "role": "case_manager"}


def send(client: Client, key: str, **facts: str) -> Any:
    return client.post("/comptes/nouveau", {**INVITATION, "language": "fr", "once": key, **facts})


def test_a_form_sent_again_writes_once_and_leads_to_the_same_page(
    world: World, client: Client
) -> None:
    sign_in(client, world.administrator)
    key = str(uuid4())
    first, again = send(client, key), send(client, key)
    assert first.headers["Location"] == again.headers["Location"]
    invited = Line.objects.filter(act="mandate.invited")
    assert invited.count() == 1
    send(client, str(uuid4()), email="else@example.org")
    assert invited.count() == 2, "another form is written"


def test_a_form_that_came_back_with_a_question_can_be_sent_again(
    world: World, client: Client
) -> None:
    sign_in(client, world.administrator)
    key = str(uuid4())
    assert send(client, key, email="not an address").status_code == 200
    assert send(client, key).status_code == 302
    assert Line.objects.filter(act="mandate.invited").count() == 1


def at_the_same_moment(many: int, tap: Callable[[Callable[[], object]], None]) -> None:
    """Threads, each with its own connection."""
    together = threading.Barrier(many)

    def alone() -> None:
        tap(together.wait)
        connection.close()

    threads = [threading.Thread(target=alone) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("many", [2, 8])
def test_a_form_sent_again_at_the_same_moment_is_written_once(many: int) -> None:
    centre = make_centre()
    administrator = make_person(centre, Role.ADMINISTRATOR)
    key, answers = str(uuid4()), []

    def tap(together: Callable[[], object]) -> None:
        client = sign_in(InspectingClient(), administrator)
        together()
        answers.append(send(client, key))

    at_the_same_moment(many, tap)
    assert [answer.status_code for answer in answers] == [302] * many
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Mandate.objects.filter(account__sign_in_name="nele@example.org").count() == 1


def test_a_page_without_a_gate_does_not_open(client: Client, settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.access.gateless"
    assert client.get("/gateless").status_code == 404


POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
}
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


@pytest.mark.parametrize("page", ["/se-connecter", "/equipe", "/nowhere", "/comptes"])
def test_every_answer_is_private_and_runs_no_foreign_script(
    world: World, client: Client, page: str
) -> None:
    sign_in(client, world.duo)
    answer = client.get(page)
    policy = {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")}
    assert policy >= POLICY
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    for name, value in HEADERS.items():
        assert value in answer.headers[name], name
