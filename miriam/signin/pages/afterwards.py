"""An answer first, the work after it: what takes time, and would tell something by it."""

import logging
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

logger = logging.getLogger(__name__)


class AnsweredFirst(HttpResponse):
    """A page that is with the visitor before its work begins.

    The server closes an answer when its last byte has left (PEP 3333); the work is done then. It
    can tell the visitor nothing any more, so what fails is logged, by its kind alone: the text of
    a mail server's error names an address.
    """

    def __init__(self, content: str, *, work: Callable[[], object], **kwargs: Any) -> None:
        super().__init__(content, **kwargs)
        self._work: Callable[[], object] | None = work

    def close(self) -> None:
        """Do the work, a single time, then close."""
        work, self._work = self._work, None
        try:
            if work:
                work()
        except Exception as error:  # noqa: BLE001 nobody is left to whom it could be said
            logger.error("Work after an answer failed: %s", type(error).__name__)  # noqa: TRY400
        finally:
            super().close()
