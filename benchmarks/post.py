"""A mail server and an SMS gateway of this machine, which count what reaches them."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import loads
from typing import Any
from urllib.parse import unquote

from aiosmtpd.controller import Controller

HOST = "127.0.0.1"
# Of the time that an answer takes, the part before the message is taken: most falls after, where
# whoever sent it does not know.
BEFORE = 0.2


def closed_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as door:
        door.bind((HOST, 0))
        return int(door.getsockname()[1])


@dataclass
class Post:
    """What arrived, by address or number, and what was said; `answer` is what is answered, after
    so many seconds.
    """

    arrived: Counter[str] = field(default_factory=Counter)
    said: list[Any] = field(default_factory=list)
    answer: Any = None
    slowly: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    port: int = 0

    def take(self, to: str, words: Any) -> None:
        time.sleep(self.slowly * BEFORE)
        with self.lock:
            self.arrived[to] += 1
            self.said.append(words)
        time.sleep(self.slowly * (1 - BEFORE))


class Letters:
    """What the mail server does with a letter."""

    def __init__(self, post: Post) -> None:
        self.post = post

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if self.post.answer and self.post.answer.startswith("RCPT "):
            return str(self.post.answer.removeprefix("RCPT "))
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.post.answer:
            return str(self.post.answer)
        for to in envelope.rcpt_tos:
            self.post.take(to, envelope.content)
        return "250 OK"


@contextmanager
def mail_server(**facts: Any) -> Iterator[Post]:
    """It listens while this is open."""
    post = Post(**facts)
    post.port = closed_port()
    controller = Controller(Letters(post), hostname=HOST, port=post.port)
    controller.start()
    try:
        yield post
    finally:
        controller.stop()


@contextmanager
def sms_gateway(**facts: Any) -> Iterator[Post]:
    """It listens while this is open; a message is posted to `/` and the number."""
    post = Post(**facts)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            words = loads(self.rfile.read(int(self.headers["Content-Length"])))["message"]
            if post.answer is None or post.answer == "hang up":
                post.take(unquote(self.path.lstrip("/")), words)
            if post.answer == "hang up":
                self.connection.close()
                return
            self.send_response(post.answer or 200)
            self.end_headers()

        def log_message(self, *_said: Any) -> None:
            """Nothing is said."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    server.daemon_threads = True
    post.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield post
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
