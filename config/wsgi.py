"""The entry point of the web server: the application, handed what came in whole or not at all."""

import gc
import os
from collections.abc import Callable
from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# A request lies in a circle and keeps what it brought until garbage is looked for, which is seldom
# (config/serve.py): after so many bytes it is, or nobody in particular could fill the machine.
HEAP = 16 * 1024 * 1024


class Whole:
    """A body of which as much is read as was announced.

    Where a connection breaks the server says that the body ends: half a note would be kept as if it
    were all of it, and the form sent again would be answered that it is kept.
    """

    # Bytes of all of them, since garbage was last looked for on their account.
    came_in = 0

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
        Whole.came_in += size
        return found


class WholeRequest(WSGIRequest):
    """A request that is cut is not read."""

    def __init__(self, environ: dict[str, Any]) -> None:
        super().__init__({**environ, "wsgi.input": Whole(environ["wsgi.input"])})


class WholeHandler(WSGIHandler):
    """Django, asked with such requests."""

    request_class = WholeRequest

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """The answer; before it, what earlier ones left lying."""
        if Whole.came_in >= HEAP:
            Whole.came_in = 0
            gc.collect()
        return super().__call__(environ, start_response)


django.setup(set_prefix=False)
application = WholeHandler()
