"""One clock, which can tell another moment."""

from datetime import UTC, date, datetime

from miriam.core import clock


def test_it_is_another_moment_inside_and_the_same_one_after() -> None:
    with clock.at(datetime(2025, 3, 1, 23, 30, tzinfo=UTC)):
        assert clock.now().year == 2025
        # Half past midnight in Brussels.
        assert clock.today() == date(2025, 3, 2)

    assert clock.now().year != 2025
