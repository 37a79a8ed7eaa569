"""The entry point of the web server: the application, handed what came in whole or not at all."""

import os
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class Whole:
    """A body of which as much is read as was announced.

    Where a connection breaks the server says that the body ends: half a note would be kept as if it
    were all of it, and the form sent again would be answered that it is kept.
    """

    def __init__(self, body: Any) -> None:
        self._body = body
        self.readline = body.readline

    def read(self, size: int) -> bytes:
        """So many bytes; Django asks for no more than are to come.

        Raises:
            OSError: when it ends before.
        """
        found: bytes = self._body.read(size)
        while len(found) < size:
            more = self._body.read(size - len(found))
            if not more:
                raise ConnectionAbortedError
            found += more
        return found


class WholeRequest(WSGIRequest):
    """A request that is cut is not read."""

    def __init__(self, environ: dict[str, Any]) -> None:
        super().__init__({**environ, "wsgi.input": Whole(environ["wsgi.input"])})


class WholeHandler(WSGIHandler):
    """Django, asked with such requests."""

    request_class = WholeRequest


django.setup(set_prefix=False)
application = WholeHandler()
