"""Logs say what went wrong and where in the code; never about whom.

Values of requests, forms and local variables are left out, because they may be confided.
"""

import json
import logging
from collections.abc import ItemsView
from datetime import UTC, datetime
from types import FrameType, TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class Nameless(logging.Filter):
    """Takes arguments and exception texts out of log lines and keeps the trace of the code."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Empty what may name somebody; the line itself is always kept."""
        if record.name.startswith("django"):
            record.msg, record.args = str(record.msg).split("%")[0].strip(": ") or record.name, ()
        if record.exc_info:
            record.exc_text = trace(record.exc_info[2], record.exc_info[0])
            record.exc_info = None
        record.__dict__.pop("request", None)
        return True


class OneLine(logging.Formatter):
    """Each event as one line of JSON that programs read: when (UTC), how grave, where, what.

    Nothing that is said can begin another line.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The event, and the trace of the code where there is one."""
        said = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "from": record.name,
            "what": record.getMessage(),
        }
        if record.exc_text:
            said["trace"] = record.exc_text
        return json.dumps(said, ensure_ascii=False)


def trace(traceback: TracebackType | None, kind: type[BaseException] | None) -> str:
    """The places in the code that an error passed through, without its text or values."""
    lines = []
    while traceback:
        code = traceback.tb_frame.f_code
        lines.append(f"  {code.co_filename}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return "\n".join([*lines, kind.__name__ if kind else ""])


class SilentReporter(SafeExceptionReporterFilter):
    """Error reports without any value of a form, a cookie, a header or a variable."""

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """No form value leaves in an error report."""
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        """No local variable leaves in an error report."""
        return dict[str, Any]().items()
