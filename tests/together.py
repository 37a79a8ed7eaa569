"""Acts that begin at the same moment."""

import threading
from collections.abc import Callable

from django.db import connection


def at_once(acts: list[Callable[[], None]]) -> None:
    """One connection for each on PostgreSQL; in the memory of SQLite one comes after the other."""
    if connection.vendor == "sqlite":
        for act in acts:
            act()
        return
    together = threading.Barrier(len(acts))

    def alone(act: Callable[[], None]) -> None:
        together.wait()
        act()
        connection.close()

    threads = [threading.Thread(target=alone, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
