"""Time and memory of the evaluation engine, with the pandas script beside it in the same run.

python benchmarks/evaluation/run.py [--women 5000] [--cities 60] [--read 1] [--repeat 5]
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))


def main() -> None:
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--women", type=int, default=5_000)
    parser.add_argument("--cities", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=5, help="evaluate so many times")
    parser.add_argument("--read", type=int, default=1, help="read so many times")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate = [sys.executable, str(HERE / "generate.py"), name]
        sizes = ["--women", str(asked.women), "--cities", str(asked.cities)]
        subprocess.run([*generate, *sizes], check=True)
        engine(folder, asked.read, asked.repeat)
        subprocess.run([sys.executable, str(HERE / "with_pandas.py"), name], check=False)


def engine(folder: Path, reading: int, repeat: int) -> None:
    """Wall time and processor time of reading and of evaluating, the best of several."""
    from miriam.statistics.evaluate import evaluate
    from miriam.statistics.reading import read

    files = folder / "study.csv", folder / "study.toml"
    source, times = timed(lambda: read(*files), reading)
    print(f"load {os.getloadavg()[0]:.1f}, {source.study.persons} women, {source.study.rows} rows")
    print(f"engine: read {times}")
    _, times = timed(lambda: evaluate(source.study, source.spec), repeat)
    print(f"        evaluated {times}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"        peak {peak:.2f} GB; load {os.getloadavg()[0]:.1f}")


def timed(work: Callable[[], Any], repeat: int) -> tuple[Any, str]:
    """What the work gives, and how long it takes."""
    walls, processors, done = [], [], None
    for _ in range(repeat):
        done = None  # two studies at once would count twice in memory
        start, busy = time.perf_counter(), time.process_time()
        done = work()
        walls.append(time.perf_counter() - start)
        processors.append(time.process_time() - busy)
    best = f"best {min(walls):.2f} s ({min(processors):.2f} s processor)"
    return done, f"{best}, first {walls[0]:.2f} s"


if __name__ == "__main__":
    main()
