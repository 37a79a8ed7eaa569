"""Bytes sent to the server as it is really served: where a request ends is never in doubt, what is
cut on its way is not read, and no file but those gathered for browsers leaves.
"""

import re
import shutil
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.served import served

HOST = b"Host: localhost\r\nConnection: close\r\n"
SENT = b"POST /se-connecter HTTP/1.1\r\n" + HOST
DOUBTFUL = {
    "two lengths": SENT + b"Content-Length: 6\r\nContent-Length: 5\r\n\r\n123456",
    "a length below nothing": SENT + b"Content-Length: -1\r\n\r\n",
    "a length that is no number": SENT + b"Content-Length: 0x5\r\n\r\n12345",
    "an unknown encoding": SENT + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "a space before the colon": SENT + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "a chunk that is no number": SENT + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n1\r\n0\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\n" + HOST + b"Host: elsewhere.example\r\n\r\n",
    "a sign that ends a name": b"GET /se\x00c HTTP/1.1\r\n" + HOST + b"\r\n",
    "another protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00",
    "no version": b"GET /\r\n\r\n",
    "a header of a megabyte": b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 2**20 + b"\r\n\r\n",
}
FIELDS = b"Content-Type: application/x-www-form-urlencoded\r\n"
PARTS = b"Content-Type: multipart/form-data; boundary=x\r\n"
FORMS = {
    "fields": (FIELDS, b"name=claire&password=a+long+one"),
    "parts": (PARTS, b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nwords\r\n--x--\r\n'),
    "too heavy": (FIELDS, b"name=" + b"a" * 11 * 2**20),
}
KEPT_IN = [
    "/static/",
    "/static/look/",
    "/static/../secret",
    "/static/../miriam.sqlite3",
    "/static/%2e%2e/secret",
    "/static/..%2fsecret",
    "/static/look/..;/..;/secret",
    "/static//etc/passwd",
    "/secret",
    "/.git/config",
    "/config/settings.py",
    "/static/../../config/settings.py",
]


@pytest.fixture(scope="module")
def port(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    data = tmp_path_factory.mktemp("wire") / "var"
    with served(shutil.copytree(prepared, data)) as port:
        yield port


def answer_to(port: int, request: bytes, *, ends: bool = False) -> bytes:
    """All that comes back until the server has no more to say; to one who `ends` nothing follows
    the request.
    """
    said = b""
    with closing(socket.create_connection(("127.0.0.1", port), timeout=20)) as wire:
        try:
            wire.sendall(request)
            if ends:
                wire.shutdown(socket.SHUT_WR)
            while more := wire.recv(65536):
                said += more
        except ConnectionError:
            # It hung up while being spoken to: also an answer.
            pass
    return said


def statuses(said: bytes) -> list[int]:
    return [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3})", said)]


def show(port: int, address: str) -> bytes:
    return answer_to(port, f"GET {address} HTTP/1.1\r\n".encode() + HOST + b"\r\n")


@pytest.mark.parametrize("kind", DOUBTFUL)
def test_a_request_whose_end_is_in_doubt_is_refused(port: int, kind: str) -> None:
    said = answer_to(port, DOUBTFUL[kind])
    found = statuses(said)
    assert bool(found) == bool(said)
    assert all(400 <= status < 500 for status in found), found


def test_of_a_length_and_chunks_the_chunks_count_and_nothing_is_left_over(port: int) -> None:
    sent = SENT.replace(b"Connection: close", b"Connection: keep-alive")
    both = b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    hidden = b"GET /static/look/hidden HTTP/1.1\r\n" + HOST + b"\r\n"
    found = statuses(answer_to(port, sent + both + hidden))
    assert found in ([403], [403, 404], [400])


def test_a_form_that_is_too_heavy_is_sent_to_its_end_and_answered(port: int) -> None:
    length = 20 * 2**20
    form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
    said = answer_to(port, SENT + form.encode() + b"a" * length)
    assert statuses(said) == [413]
    assert b"trop lourd" in said


@pytest.mark.parametrize(("kind", "status"), [("fields", 400), ("parts", 400), ("too heavy", 413)])
def test_a_form_that_was_cut_on_its_way_is_not_read(port: int, kind: str, status: int) -> None:
    """Half a note would be kept for the whole one, and the other half lost."""
    heading, form = FORMS[kind]
    length = f"Content-Length: {len(form)}\r\n\r\n".encode()
    assert statuses(answer_to(port, SENT + heading + length + form[:-9], ends=True)) == [status]


@pytest.mark.parametrize("kind", ["fields", "parts"])
def test_control_a_whole_form_is_read_and_refused_for_what_it_lacks(port: int, kind: str) -> None:
    heading, form = FORMS[kind]
    length = f"Content-Length: {len(form)}\r\n\r\n".encode()
    assert statuses(answer_to(port, SENT + heading + length + form)) == [403]


def test_control_a_sound_request_is_answered(port: int) -> None:
    assert statuses(show(port, "/se-connecter")) == [200]
    style = re.search(rb'/static/look/base[^"]*\.css', show(port, "/se-connecter"))
    assert style
    assert statuses(show(port, style[0].decode())) == [200]


@pytest.mark.parametrize("address", KEPT_IN)
def test_nothing_but_gathered_files_is_served(port: int, address: str) -> None:
    assert statuses(show(port, address)) in ([404], [400], [302])
