"""Which tests a run takes. `--touching-database` leaves out what is the same on every database:
tests that touch none, and those marked as proved on one.
"""

import pytest

TOUCHING = {"db", "transactional_db", "django_db_reset_sequences", "live_server"}
MARK = "on_one_database: what it proves does not depend on the database; SQLite is enough"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--touching-database", action="store_true", help="only what differs by it")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARK)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("touching_database"):
        return
    taken = [item for item in items if depends_on_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in taken])
    items[:] = taken


def depends_on_database(item: pytest.Item) -> bool:
    """Whether it asks for the database, and may find something else in another one."""
    asks = bool(TOUCHING & set(getattr(item, "fixturenames", ())))
    marked = item.get_closest_marker("django_db") is not None
    return (asks or marked) and item.get_closest_marker("on_one_database") is None
