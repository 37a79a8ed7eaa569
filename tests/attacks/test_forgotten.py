"""Whether an account exists is told neither by what the answer says nor by when it comes."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from miriam.core import afterwards
from tests.served import PATIENCE, miriam, served, visiting
from tests.world import World

DOOR = "/mot-de-passe/oublie"
PASSWORD = "quatre mots pris au hasard"
VALUES = re.compile(r"""'[^']*'|"s\d+_x\d+"|(?: -)?\b\d[\d.]*\b""")
Sent = tuple[list[str], bytes]


def shape(statement: str) -> str:
    """A statement without its values."""
    return VALUES.sub("?", statement)


def asks(client: Client, name: str) -> Sent:
    """What the database was asked before the answer left, and the answer."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.post(DOOR, {"name": name})
    said = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)
    return [shape(query["sql"]) for query in asked.captured_queries], said


def both(new_client: Callable[[], Client], world: World) -> tuple[Sent, Sent]:
    asks(new_client(), "warming.up@example.org")
    return (
        asks(new_client(), world.duo.account.sign_in_name),
        asks(new_client(), "nobody@example.org"),
    )


def test_the_same_is_asked_and_answered_whether_the_name_exists_or_not(
    new_client: Callable[[], Client], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "answered_first", lambda answer, _waiting: answer)
    known, unknown = both(new_client, world)
    assert known == unknown
    assert not mail.outbox


def test_control_work_before_the_answer_would_be_noticed(
    new_client: Callable[[], Client], world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(afterwards, "do", lambda work: work())
    known, unknown = both(new_client, world)
    assert any("access_capability" in statement for statement in known[0])
    assert known[0] != unknown[0]
    assert known[1] == unknown[1]


def test_a_mail_server_that_fails_is_logged_without_a_name(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch, logs: list[str]
) -> None:
    name = world.duo.account.sign_in_name

    def refuse(*_: object) -> None:
        raise OSError(f"{name} is not known here")

    monkeypatch.setattr("miriam.access.services.mail.send_mail", refuse)
    assert client.post(DOOR, {"name": name}).status_code == 200
    assert any("did not leave" in line for line in logs)
    assert not any(name in line for line in logs)


@contextmanager
def silent_mail_server() -> Iterator[tuple[socket.socket, str]]:
    """Takes calls and says nothing: whoever writes to it waits."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(PATIENCE)
        yield server, f"smtp://127.0.0.1:{server.getsockname()[1]}"


def test_the_answer_is_whole_while_the_mail_server_still_lets_wait(installed: Path) -> None:
    typed = {"--centre": "Val-Fictif", "--mail": "sam@example.be", "--name": "Sam Exemple"}
    words = [word for pair in typed.items() for word in pair]
    said = miriam("invite-administrator", *words, data=installed).stdout
    [link] = re.findall(r"/lien/[\w-]+", said)
    with (
        silent_mail_server() as (server, address),
        served(installed, MIRIAM_EMAIL_URL=address) as port,
        visiting(port) as arriving,
        visiting(port) as visitor,
    ):
        arriving.go(link)
        arriving.go("/bienvenue", password=PASSWORD, again=PASSWORD)
        assert "Demande reçue" in visitor.go(DOOR, name="sam@example.be")
        assert "Mot de passe oublié" in visitor.go(DOOR), "and so is the next one"
        writing, _ = server.accept()
        with closing(writing):
            writing.sendall(b"220 here\r\n")
            assert writing.recv(100).lower().startswith(b"ehlo"), "then the message leaves"
