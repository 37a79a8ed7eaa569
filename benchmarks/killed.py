"""The server is killed while notes are sent: is every acknowledged one there, and none twice?

    python -m benchmarks.killed [--writes 2000] [--kills 20] [--databases sqlite postgresql]

Several hands of one case manager send notes and send each again until its page is there; the
server is killed at random moments, with SIGKILL, all its processes at once, and started again.
Some answers are thrown away as a bad line would. Every sending has other words, so that only the
key of the form can say that two are one. The same is then done with a fresh key at each sending:
what the keys are good for is what stands twice there. Nothing is read but what the pages show.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from benchmarks import servers
from benchmarks.mortal import MortalServer
from benchmarks.sending import Asked, Proof, prove
from benchmarks.servers import ROOT, Cluster

FILES = 15
COLUMNS = (
    *("database", "keys", "notes", "sendings", "acknowledged", "present", "lost", "twice"),
    *(
        "killed",
        "sendings cut",
        "answers thrown away",
        "kept by a sending whose answer never came",
        "seconds",
    ),
)


def main() -> int:
    """Prove it on each database; 1 when a note is lost or doubled, or the control shows nothing."""
    asked, databases = _read()
    proofs: list[Proof] = []
    print(_row(COLUMNS), _row(["---"] * len(COLUMNS)), sep="\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="miriam-killed-", dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        for database in databases:
            for proof in proofs_on(database, Path(folder), asked):
                proofs.append(proof)
                print(_said(database, proof), flush=True)
    return 0 if proofs and all(proof.holds for proof in proofs) else 1


def _read() -> tuple[Asked, list[str]]:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.killed", description=__doc__)
    parser.add_argument("--writes", type=int, default=2_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--hands", type=int, default=4, help="that send at the same time")
    parser.add_argument("--lost-line", type=int, default=50, help="one answer in so many is lost")
    parser.add_argument("--chance", type=int, default=1)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    given = parser.parse_args()
    asked = Asked(given.writes, given.kills, given.hands, given.lost_line, given.chance)
    return asked, given.databases


def proofs_on(database: str, folder: Path, asked: Asked) -> Iterator[Proof]:
    """With keys, then without; each in a copy of the same centre."""
    wanted = database == "postgresql"
    with servers.postgres(folder / "postgres") if wanted else nullcontext() as cluster:
        if wanted and cluster is None:
            print("PostgreSQL is not installed here.")
            return
        filled = generated(folder / database)
        for keyed in (True, False):
            own = folder / f"{database}-{'kept' if keyed else 'fresh'}"
            with served_copy(filled, own, cluster) as server:
                yield prove(server, told_of(own), asked, keyed=keyed)


def generated(data: Path) -> Path:
    """A centre with one case manager and her files."""
    _python("benchmarks.generate", "--files", str(FILES), "--data", str(data))
    return data


def told_of(data: Path) -> dict[str, Any]:
    """Who can sign in there, and with what."""
    told: dict[str, Any] = json.loads((data / "told.json").read_text(encoding="utf-8"))
    return told


@contextmanager
def served_copy(filled: Path, own: Path, cluster: Cluster | None = None) -> Iterator[MortalServer]:
    """The centre in a folder of its own, on PostgreSQL where there is a cluster, and answering."""
    shutil.copytree(filled, own)
    address = cluster.create(own.name) if cluster else ""
    if cluster:
        _python("benchmarks.carry", "--data", str(own), "--to", address)
    server = MortalServer(own, address)
    try:
        server.start()
        yield server
    finally:
        server.kill()


def _python(module: str, *arguments: str) -> None:
    command = [sys.executable, "-m", module, *arguments]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _said(database: str, proof: Proof) -> str:
    told = (
        *(database, "kept" if proof.keyed else "fresh at each sending", proof.notes),
        *(proof.sendings, proof.acknowledged, proof.present, proof.acknowledged - proof.present),
        *(proof.twice, proof.killed, proof.cut, proof.thrown_away, proof.kept_unheard),
        f"{proof.seconds:.0f}",
    )
    return _row(told)


def _row(cells: Iterable[object]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(main())
