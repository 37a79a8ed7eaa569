"""Workers are killed while reminders leave: does each woman get hers at most once?

    python -m benchmarks.posted [--messages 1000] [--kills 20] [--databases sqlite postgresql]

Two workers send from one queue to a mail server and an SMS gateway of this machine, which answer
after a tenth of a second and count; again and again one of the two is killed with SIGKILL in the
middle of a word, and another begins. Afterwards every message is said to have left or perhaps to
have left; what is said to have left arrived, and nothing arrived twice. The control writes what
may have left down as waiting again: then some arrive twice.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from benchmarks import servers
from benchmarks.post import HOST, Post, mail_server, sms_gateway
from benchmarks.servers import ROOT, Cluster

HANDS = 2
# Seconds: how long a gateway thinks, and how long the rest may take.
THINKS, PATIENCE = 0.1, 300
NAMES = (
    *("database", "workers", "messages", "killed", "said to have left", "perhaps", "still there"),
    *(
        "arrived",
        "arrived twice",
        "said to have left and did not",
        "perhaps and arrived",
        "seconds",
    ),
)


@dataclass(frozen=True)
class Outcome:
    """What stands in the queue afterwards, and what arrived."""

    is_careless: bool
    messages: int
    killed: int
    left: int
    perhaps: int
    open: int
    arrived: int
    twice: int
    missing: int
    perhaps_arrived: int
    seconds: float

    @property
    def holds(self) -> bool:
        """Each at most once, and each accounted for; in the control some arrive twice."""
        if self.is_careless:
            return self.twice > 0
        whole = self.left + self.perhaps == self.messages
        return whole and not (self.twice or self.missing or self.open)


class Workers:
    """Those who send, each with a life of its own."""

    def __init__(self, how: str, environment: dict[str, str]) -> None:
        self.how, self.environment = how, environment
        self.living = [self._begun() for _hand in range(HANDS)]

    def _begun(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "benchmarks.posting", self.how]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=quiet, stderr=quiet)

    def kill_one(self, number: int) -> None:
        """In the middle of a word; another begins in its place."""
        self.living[number].kill()
        self.living[number].wait()
        self.living[number] = self._begun()

    def stop(self) -> None:
        """All of them, whatever they do."""
        for worker in self.living:
            worker.kill()
            worker.wait()


def prove(
    folder: Path, database: str, *, messages: int, kills: int, is_careless: bool = False
) -> Outcome:
    """Fill a queue in this folder, or in this database, send it, and count."""
    begun = time.perf_counter()
    with mail_server(slowly=THINKS) as letters, sms_gateway(slowly=THINKS) as texts:
        environment = {
            **os.environ,
            **servers.environment_of(folder, database),
            "MIRIAM_EMAIL_URL": f"smtp://{HOST}:{letters.port}",
            "MIRIAM_MESSAGES_FROM": "agenda@rappel.example",
            "MIRIAM_SMS_URL": f"json://{HOST}:{texts.port}/{{number}}",
            "DJANGO_SETTINGS_MODULE": "benchmarks.posting_settings",
        }
        posting(environment, "fill", str(messages))
        with hands("careless" if is_careless else "work", environment) as workers:
            killed = _kill(workers, kills, messages, letters, texts)
            states = _until_done(environment)
        arrived = letters.arrived + texts.arrived
        return _outcome(is_careless, messages, killed, states, arrived, time.perf_counter() - begun)


@contextmanager
def hands(how: str, environment: dict[str, str]) -> Iterator[Workers]:
    """Workers that are gone afterwards."""
    workers = Workers(how, environment)
    try:
        yield workers
    finally:
        workers.stop()


def posting(environment: dict[str, str], *words: str) -> str:
    """Something inside the installation, to its end."""
    command = [sys.executable, "-m", "benchmarks.posting", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def _kill(workers: Workers, kills: int, messages: int, *posts: Post) -> int:
    """So many times, spread over what arrives: no kill falls before the first message or after the
    last.
    """
    chance = random.Random(1)
    for kill in range(kills):
        wanted = messages * (kill + 0.5) / kills * 0.9
        until = time.perf_counter() + PATIENCE
        while sum(post.arrived.total() for post in posts) < wanted:
            if time.perf_counter() > until:
                return kill
            time.sleep(0.002)
        time.sleep(chance.uniform(0, THINKS))
        workers.kill_one(kill % HANDS)
    return kills


def _until_done(environment: dict[str, str]) -> dict[str, list[str]]:
    until, states = time.perf_counter() + PATIENCE, {"waiting": [""]}
    while time.perf_counter() < until and _open(states):
        time.sleep(1)
        states = json.loads(posting(environment, "told"))
    return states


def _open(states: dict[str, list[str]]) -> int:
    return sum(len(states.get(name, [])) for name in ("waiting", "claimed", "sending"))


def _outcome(
    is_careless: bool,
    messages: int,
    killed: int,
    states: dict[str, list[str]],
    arrived: Counter[str],
    seconds: float,
) -> Outcome:
    left, perhaps = states.get("sent", []), states.get("perhaps", [])
    return Outcome(
        is_careless,
        messages,
        killed,
        left=len(left),
        perhaps=len(perhaps),
        open=_open(states),
        arrived=len(arrived),
        twice=sum(count > 1 for count in arrived.values()),
        missing=sum(address not in arrived for address in left),
        perhaps_arrived=sum(address in arrived for address in perhaps),
        seconds=seconds,
    )


def main() -> int:
    """Prove it on each database; 1 when one is lost or doubled, or the control shows nothing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.posted", description=__doc__)
    parser.add_argument("--messages", type=int, default=1_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    given = parser.parse_args()
    print(_row(NAMES), _row(["---"] * len(NAMES)), sep="\n", flush=True)
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="miriam-posted-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        for database in given.databases:
            for outcome in outcomes_on(database, Path(folder), given.messages, given.kills):
                outcomes.append(outcome)
                print(_said(database, outcome), flush=True)
    return 0 if outcomes and all(outcome.holds for outcome in outcomes) else 1


def outcomes_on(database: str, folder: Path, messages: int, kills: int) -> Iterator[Outcome]:
    """As it is, then as the control."""
    wanted = database == "postgresql"
    with servers.postgres(folder / "postgres") if wanted else nullcontext() as cluster:
        if wanted and cluster is None:
            print("PostgreSQL is not installed here.")
            return
        for is_careless in (False, True):
            own = folder / f"{database}-{'careless' if is_careless else 'careful'}"
            own.mkdir()
            address = _created(cluster, own.name)
            yield prove(own, address, messages=messages, kills=kills, is_careless=is_careless)


def _created(cluster: Cluster | None, name: str) -> str:
    return cluster.create(name) if cluster else ""


def _said(database: str, told: Outcome) -> str:
    return _row(
        [
            *(database, "careless" if told.is_careless else "as they are", told.messages),
            *(told.killed, told.left, told.perhaps, told.open, told.arrived, told.twice),
            *(told.missing, told.perhaps_arrived, f"{told.seconds:.0f}"),
        ]
    )


def _row(cells: Sequence[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(main())
