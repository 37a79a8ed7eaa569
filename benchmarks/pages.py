"""Measures the pages of the product and of the floor in one run, and writes docs/measured.md.

    python -m benchmarks [--files 1000 50000] [--databases sqlite postgresql] [--seconds 6]

What is generated is kept in --folder and used again. It stops by itself: every page is asked for
during `--seconds` by one client, in turns with that of the floor, on the loopback address only.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from datetime import UTC, datetime
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any

from benchmarks import processor, report, servers, visits
from benchmarks.load import Measured, Side, measure
from benchmarks.report import Run
from benchmarks.servers import ROOT, Cluster, Server

SIGN_IN, STRESS, STRESSED_ON = 23, 2_500, 50_000
# Seconds of asking without a break.
BURST, LONG_BURST = 1, 20
DOCUMENT = ROOT / "docs" / "measured.md"


def main() -> int:
    """Generate what is missing, measure, write."""
    asked = _read()
    folder = Path(asked.folder)
    runs: list[Run] = []
    wanted = "postgresql" in asked.databases
    with servers.postgres(folder / "postgres") if wanted else nullcontext() as cluster:
        for files in asked.files:
            data = _generated(folder, files)
            for database in asked.databases:
                if database == "postgresql" and cluster is None:
                    print("PostgreSQL is not installed here: SQLite only.")
                    continue
                runs.append(_measured(data, files, database, cluster, asked.seconds))
                # What was measured is kept, even if what follows is interrupted.
                Path(asked.out).write_text(_document(runs, asked.seconds))
    print(_document(runs, asked.seconds))
    return 0


def _read() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--files", type=int, nargs="+", default=[1_000, 50_000])
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"])
    parser.add_argument("--seconds", type=int, default=6)
    parser.add_argument("--folder", default=str(Path(tempfile.gettempdir()) / "miriam-bench"))
    parser.add_argument("--out", default=str(DOCUMENT))
    return parser.parse_args()


def _python(*arguments: str, **environment: str) -> None:
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, check=True, env={**os.environ, **environment}
    )


def _generated(folder: Path, files: int) -> Path:
    data = folder / f"miriam-{files}"
    if not (data / "told.json").exists():
        stress = ["--stress", str(STRESS)] if files == STRESSED_ON else []
        named = ["--files", str(files), "--data", str(data)]
        _python("-m", "benchmarks.generate", *named, *stress)
    return data


def _measured(data: Path, files: int, database: str, cluster: Cluster | None, seconds: int) -> Run:
    run = Run(files, database)
    process = cluster.process if cluster and database == "postgresql" else None
    address = _carried(cluster, data, files) if cluster and database == "postgresql" else ""
    told = json.loads((data / "told.json").read_text())
    with servers.miriam(data, address):
        pass  # The first start of all compiles; the one that is measured does not.
    seeded = _floor_seeded(data, files, cluster if process else None)
    with servers.miriam(data, address) as server, servers.floor(*seeded) as floor:
        run.started_in = server.started_in
        _product(run, server, floor, told, process, seconds)
    return run


def _product(
    run: Run,
    server: Server,
    floor: Server,
    told: dict[str, Any],
    database: int | None,
    seconds: int,
) -> None:
    password = told["password"]
    *others, last = told["sample"][: SIGN_IN + 1]
    visitors = [visits.sign_in(server.address, who, password) for who in others]
    run.memory = processor.memory(server.process)
    run.sign_in_takes = visits.seconds_to_sign_in(server.address, last, password)
    beside = {page.name: page for page in visits.floor_pages(run.files)}
    for page in visits.pages_of(visitors):
        sides = [Side(server.address, page, server.process)]
        if page.name in beside:
            sides.append(Side(floor.address, beside[page.name], floor.process))
        found = measure(sides, database=database, bursts=[BURST] * seconds)
        run.product[page.name], *floors = found
        for whose, one in zip(("miriam", "floor"), found, strict=False):
            _say(run, one, whose)
        for one in floors:
            run.floor[page.name] = one
    if told["stress"]:
        _stress(run, server, visits.sign_in(server.address, told["stress"], password), database)


def _stress(run: Run, server: Server, far_too_many: visits.Visitor, database: int | None) -> None:
    for page in visits.pages_of([far_too_many]):
        if page.name in ("home", "list", "search"):
            side = Side(server.address, page, server.process)
            # A page of half a second does not fit into the bursts of the others.
            [found] = measure([side], database=database, bursts=[LONG_BURST], warm=2)
            run.stress[page.name] = found
            _say(run, found, "stress")


def _say(run: Run, found: Measured, whose: str) -> None:
    print(
        f"{run.files:>6} {run.database:10} {whose:6} {found.page:8} {found.requests:>6} x "
        f"{found.application:7.2f} + {found.database:6.2f} ms, others {found.foreign:.0%} "
        f"{' '.join(found.faults)}",
        flush=True,
    )


def _carried(cluster: Cluster, data: Path, files: int) -> str:
    name, done = f"miriam{files}", data / "carried"
    if done.exists():
        return cluster.address(name)
    address = cluster.create(name)
    _python("-m", "benchmarks.carry", "--data", str(data), "--to", address)
    done.touch()
    return address


def _floor_seeded(data: Path, files: int, cluster: Cluster | None) -> tuple[str, str]:
    seed = str(ROOT / "benchmarks" / "floor" / "seed.py")
    if cluster is None:
        place, kind = str(data / "floor.sqlite3"), "sqlite"
        done = Path(place)
    else:
        name, kind, done = f"floor{files}", "pg", data / "floor-seeded"
        place = f"host={servers.HOST} port={cluster.port} user=postgres dbname={name}"
        if not done.exists():
            cluster.create(name)
    if not done.exists():
        _python(seed, kind, place, str(files))
        done.touch()
    return kind, place


def _installed() -> float:
    """Megabytes of everything that the lock of the product names."""
    # A package with a version for each Python stands there twice and is installed once.
    names = {
        line.split("==")[0].split("[")[0]
        for line in (ROOT / "requirements" / "base.txt").read_text().splitlines()
        if "==" in line and not line.startswith((" ", "#"))
    }
    total = 0
    for name in names:
        try:
            files = distribution(name).files or []
        except ModuleNotFoundError:
            continue
        total += sum(path.stat().st_size for it in files if (path := Path(it.locate())).is_file())
    return total / 1e6


def _document(runs: list[Run], seconds: int) -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    packages = ", ".join(f"{it} {version(it)}" for it in ("django", "granian", "psycopg", "pynacl"))
    load = ", ".join(f"{it:.1f}" for it in os.getloadavg())
    facts = {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "commit": commit,
        "cores": f"{processor.CORES} cores, {platform.system()} {platform.release()}",
        "versions": f"Python {platform.python_version()}, {packages}",
        "load": load,
        "seconds": seconds,
    }
    return (
        (ROOT / "benchmarks" / "measured.md")
        .read_text()
        .format(
            **facts,
            table=report.table(runs),
            goals=report.goals(runs),
            stress=report.stress(runs),
            machine=report.machine(runs, _installed()),
        )
    )
