"""What came in does not stay: whoever sends much, one form after the other, fills no machine."""

import gc
from collections.abc import Iterator
from io import BytesIO

import pytest

from config import wsgi

HEAVY, MANY = 2**20, 40


@pytest.fixture
def seldom() -> Iterator[None]:
    """Garbage is not looked for by the number of objects."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def send_many() -> int:
    """How many of the requests lie about when the last one was answered."""
    for _time in range(MANY):
        environ = {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/nowhere",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(HEAVY),
            "wsgi.input": BytesIO(b"a" * HEAVY),
            "wsgi.url_scheme": "http",
        }
        answer = wsgi.application(environ, lambda *_: None)
        assert answer.status_code == 404
        answer.close()
    return sum(isinstance(it, wsgi.WholeRequest) for it in gc.get_objects())


def test_what_was_sent_does_not_pile_up(db: None, seldom: None) -> None:
    assert send_many() * HEAVY <= wsgi.HEAP + HEAVY


def test_control_it_would(db: None, seldom: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wsgi, "HEAP", MANY * 2 * HEAVY)
    assert send_many() == MANY
