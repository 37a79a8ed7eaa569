"""Workers die while reminders leave: each arrives at most once, and none is lost from sight.

The small form of `python -m benchmarks.posted`, which says how it is done and does it with 1,000.
"""

import os
import time
from pathlib import Path

import pytest

from benchmarks import servers
from benchmarks.post import HOST, sms_gateway
from benchmarks.posted import posting, prove

pytestmark = pytest.mark.journey
MESSAGES, KILLS = 40, 3
# So many that one falls, for all but certain, between a message and its answer.
CONTROL = 6


def test_none_arrives_twice_and_each_is_accounted_for(tmp_path: Path) -> None:
    outcome = prove(tmp_path, "", messages=MESSAGES, kills=KILLS)
    assert outcome.killed == KILLS
    assert outcome.twice == outcome.missing == outcome.open == 0
    assert outcome.left + outcome.perhaps == MESSAGES
    assert outcome.perhaps


def test_were_it_sent_again_when_nobody_knows_some_would_arrive_twice(tmp_path: Path) -> None:
    assert prove(tmp_path, "", messages=MESSAGES, kills=CONTROL, is_careless=True).twice


def test_where_the_database_is_a_file_the_server_sends_by_itself(tmp_path: Path) -> None:
    with sms_gateway() as texts:
        environment = {
            **os.environ,
            **servers.environment_of(tmp_path, ""),
            "MIRIAM_SMS_URL": f"json://{HOST}:{texts.port}/{{number}}",
        }
        environment.pop("DJANGO_SETTINGS_MODULE", None)
        posting(environment, "fill", "1")
        port = servers.free_port()
        with servers.served(servers.serving(port), port, servers.DOOR, environment):
            until = time.perf_counter() + servers.PATIENCE
            while not texts.arrived and time.perf_counter() < until:
                time.sleep(0.1)
    assert texts.arrived == {"+32470000000": 1}
