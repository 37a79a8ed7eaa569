"""The product's server, which may be killed and started again at the same address."""

import os
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from benchmarks import servers
from benchmarks.servers import HOST, ROOT


class MortalServer:
    """`miriam serve` with all its processes: the one that watches, and its workers."""

    def __init__(self, data: Path, database: str) -> None:
        self.port = servers.free_port()
        self.address = f"http://{HOST}:{self.port}"
        self._environment = {**os.environ, **servers.environment_of(data, database)}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """It answers when this returns."""
        self._process = subprocess.Popen(
            servers.serving(self.port),
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        servers.until_it_answers(self._process, f"{self.address}{servers.DOOR}")

    def kill(self) -> None:
        """All of it, in the middle of a word; nothing is told, nothing can be finished."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None
