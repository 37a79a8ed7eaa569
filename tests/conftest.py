"""What every test gets: a client that inspects, rows without accidental order, a closed network;
and, if it asks, the World and the case manager before her browser.
"""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from config import messages
from miriam.audit import append_only
from tests import served
from tests.cast import Cast, cast
from tests.inspecting import cookies
from tests.inspecting.client import InspectingClient
from tests.inspecting.order import shuffle_unordered
from tests.inspecting.queries import Step, same_queries
from tests.world import World, sign_in

cookies.show_the_secret()

pytest_plugins = ["tests.inspecting.selection"]

# Examples are the same each time, however slow the machine; to look for others:
# pytest --hypothesis-profile=explore
PATIENT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    database=None,
)
settings.register_profile("house", PATIENT, derandomize=True)
settings.register_profile("explore", PATIENT, max_examples=1000)
settings.load_profile("house")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """The Dutch is compiled before a first page asks for it, and the only address outside this
    machine that tests may reach is that of their database.
    """
    messages.compile_all()
    database = urlparse(os.environ.get("DB", "")).hostname
    if database:
        config.option.allow_hosts = ",".join(filter(None, [config.option.allow_hosts, database]))


@pytest.fixture
def client() -> InspectingClient:
    """A browser of nobody, which reads every page it receives."""
    return InspectingClient()


@pytest.fixture
def new_client() -> type[InspectingClient]:
    """For tests in which several people sit before several browsers."""
    return InspectingClient


@pytest.fixture(scope="session")
def the_cast(django_db_setup: None, django_db_blocker: Any) -> Cast:
    """Everybody of the World, made once for all tests that ask for them."""
    with django_db_blocker.unblock():
        return cast()


@pytest.fixture
def world(the_cast: Cast, db: None) -> World:
    """Two centres, their people, one file of Nadia.

    Its rows come back with the numbers that they had: a test that fills the same tables before, or
    that moves the hour before, calls `World()` instead.
    """
    return the_cast.on_stage()


@pytest.fixture
def desk(client: InspectingClient, world: World) -> InspectingClient:
    """The case manager before her browser."""
    sign_in(client, world.case_manager)
    return client


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation to copy, for tests in which it matters little how its tables were made."""
    return served.prepare(tmp_path_factory.mktemp("prepared") / "var")


@pytest.fixture
def installed(prepared: Path, tmp_path: Path) -> Path:
    """A folder of one's own, installed, in which nobody has arrived."""
    return shutil.copytree(prepared, tmp_path / "installed")


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    """A page in Dutch leaves its language behind; the next test begins in French."""
    with translation.override("fr"):
        yield


@pytest.fixture(autouse=True)
def unordered_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    shuffle_unordered(monkeypatch)


@pytest.fixture(autouse=True, scope="session")
def emptying_the_journal() -> Iterator[None]:
    """Between transactional tests the database is emptied, which its journal refuses."""
    teardown = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def lifted_teardown(case: TransactionTestCase) -> None:
        with append_only.lifted(connection):
            teardown(case)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lifted_teardown)
        yield


@pytest.fixture(autouse=True, scope="session")
def nobody_else_connected(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """A browser that was just closed may still hold a connection: PostgreSQL would keep the
    database of the tests for it.
    """
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(name="same_queries")
def same_queries_fixture() -> Callable[[Step, Step], None]:
    """`same_queries(read, grow)`: see tests/inspecting/queries.py."""
    return same_queries


class Heard(logging.Handler):
    """Keeps everything that is logged, as text, the way a log file would."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def logs() -> Iterator[list[str]]:
    """Every line logged during the test, debugging included."""
    heard, root = Heard(), logging.getLogger()
    level = root.level
    root.addHandler(heard)
    root.setLevel(logging.DEBUG)
    yield heard.lines
    root.setLevel(level)
    root.removeHandler(heard)
