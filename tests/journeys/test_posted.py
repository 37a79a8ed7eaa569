"""Workers die while reminders leave: each arrives at most once, and none is lost from sight.

The small form of `python -m benchmarks.posted`, which says how it is done and does it with 1,000.
"""

from pathlib import Path

import pytest

from benchmarks.posted import prove

pytestmark = pytest.mark.journey
MESSAGES, KILLS = 40, 3


def test_none_arrives_twice_and_each_is_accounted_for(tmp_path: Path) -> None:
    outcome = prove(tmp_path, "", messages=MESSAGES, kills=KILLS)
    assert outcome.killed == KILLS
    assert outcome.twice == outcome.missing == outcome.open == 0
    assert outcome.left + outcome.perhaps == MESSAGES
    assert outcome.perhaps


def test_were_it_sent_again_when_nobody_knows_some_would_arrive_twice(tmp_path: Path) -> None:
    assert prove(tmp_path, "", messages=MESSAGES, kills=KILLS, is_careless=True).twice
