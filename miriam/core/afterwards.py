"""An answer first, the work after it: what takes time, and would tell something by it."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpResponse

logger = logging.getLogger(__name__)

Work = Callable[[], object]
_put_off: ContextVar[list[Work] | None] = ContextVar("put_off", default=None)


def do(work: Work) -> None:
    """Do it once the answer has left; at once where nobody waits for one (the command line)."""
    waiting = _put_off.get()
    if waiting is None:
        _done(work)
    else:
        waiting.append(work)


@contextmanager
def put_off() -> Iterator[list[Work]]:
    """What is to be done after the answer that is made here."""
    waiting: list[Work] = []
    token = _put_off.set(waiting)
    try:
        yield waiting
    finally:
        _put_off.reset(token)


def answered_first(response: HttpResponse, waiting: list[Work]) -> HttpResponse:
    """The answer, with what is done when it has left.

    The server closes an answer when its last byte has left (PEP 3333); the work is done then, a
    single time.
    """
    close = response.close

    def work_and_close() -> None:
        while waiting:
            _done(waiting.pop(0))
        close()

    if waiting:
        response.close = work_and_close  # type: ignore[method-assign]
    return response


def _done(work: Work) -> None:
    """It can tell nobody anything any more: what fails is logged, by its kind alone, because the
    text of a mail server's error names an address.
    """
    try:
        work()
    except Exception as error:  # noqa: BLE001 nobody is left to whom it could be said
        logger.error("Work after an answer failed: %s", type(error).__name__)  # noqa: TRY400
