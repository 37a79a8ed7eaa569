"""What processes cost: processor time and memory of a tree, and how busy everybody else is."""

import os
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count() or 1


def _stat(process: str) -> tuple[int, int] | None:
    """The parent of a process, and its ticks with those of the children it buried."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
    return int(fields[1]), sum(map(int, fields[11:15]))


def tree(root: int) -> set[int]:
    """A process with its children and theirs."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (found := _stat(folder.name)):
            children.setdefault(found[0], []).append(int(folder.name))
    waiting, seen = [root], set()
    while waiting:
        process = waiting.pop()
        if process not in seen:
            seen.add(process)
            waiting += children.get(process, [])
    return seen


def seconds(root: int | None) -> float:
    """Processor seconds that a tree has used."""
    if root is None:
        return 0.0
    return sum(found[1] for it in tree(root) if (found := _stat(str(it)))) / TICK


def everybody() -> float:
    """Processor seconds that the machine has used, whoever asked for them."""
    values = list(map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]))
    return (sum(values) - values[3] - values[4]) / TICK


def memory(root: int) -> float:
    """Megabytes of a tree, what is shared counted once (PSS)."""
    total = 0
    for process in tree(root):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


@dataclass(frozen=True)
class Reading:
    """The counters at one moment."""

    application: float
    database: float
    own: float
    everybody: float

    @classmethod
    def take(cls, application: int, database: int | None) -> "Reading":
        """Now."""
        times = os.times()
        own = times.user + times.system + times.children_user + times.children_system
        return cls(seconds(application), seconds(database), own, everybody())

    def foreign_since(self, before: "Reading", lasted: float) -> float:
        """The share of all cores that went to processes of others."""
        used = self.everybody - before.everybody
        ours = sum(
            getattr(self, name) - getattr(before, name)
            for name in ("application", "database", "own")
        )
        return max(0.0, (used - ours) / lasted / CORES)
