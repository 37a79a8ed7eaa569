"""What a log says: one event a line, when and where, and nothing of anybody."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from miriam.core.logs import Nameless, OneLine

HER, INVENTED = "Nadia", '\n{"at": "2020-01-01", "what": "all is well"}\n'


@pytest.fixture
def handler() -> Iterator[logging.StreamHandler[io.StringIO]]:
    """The console of an installation that others reach."""
    handler = logging.StreamHandler(io.StringIO())
    handler.addFilter(Nameless())
    handler.setFormatter(OneLine())
    root = logging.getLogger()
    root.addHandler(handler)
    yield handler
    root.removeHandler(handler)


@pytest.fixture
def console(handler: logging.StreamHandler[io.StringIO]) -> io.StringIO:
    """What stands on it."""
    return handler.stream


def lines(console: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in console.getvalue().splitlines()]


def breaks(name: str) -> None:
    raise ValueError(name)


def test_an_error_is_one_line_with_the_places_in_the_code_and_no_value(
    console: io.StringIO,
) -> None:
    try:
        breaks(HER)
    except ValueError:
        logging.getLogger("django.request").exception("Internal Server Error: %s", HER)
    [line] = lines(console)
    assert (line["level"], line["from"]) == ("ERROR", "django.request")
    assert line["at"].endswith("+00:00")
    assert "test_logs.py" in line["trace"]
    assert line["trace"].endswith("ValueError")
    assert HER not in console.getvalue()


def test_what_somebody_sent_begins_no_line_of_its_own(console: io.StringIO) -> None:
    logging.getLogger("somewhere").warning("A name: %s", INVENTED)
    [line] = lines(console)
    assert line["what"] == f"A name: {INVENTED}"


def test_with_lines_as_they_are_told_it_would(
    handler: logging.StreamHandler[io.StringIO], console: io.StringIO
) -> None:
    handler.setFormatter(logging.Formatter())
    logging.getLogger("somewhere").warning("A name: %s", INVENTED)
    assert "all is well" in console.getvalue().splitlines()[1]
