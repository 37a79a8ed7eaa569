"""`miriam worker`: reminders leave. Where the database is a file, `miriam serve` does it too, in a
process beside it; with a database of its own, an installation runs this command, one or several.
"""

import argparse
import os
import signal
import threading
from collections.abc import Sequence

from config import beside
from config.start import load_settings, reach_database, stating
from config.tidying import tidy_quietly

# Seconds between two looks at what is due.
EVERY = 20


def leaves() -> dict[str, bool]:
    """By which ways this installation can send something."""
    from miriam.outbox.domain.queue import MessageWay
    from miriam.outbox.services import gateways

    return {way.value: gateways.can_leave(way) for way in MessageWay}


def send() -> None:
    """All that is due now; what is planned is asked between some and the next, and of each."""
    from miriam.desk.selectors.reminded import planned_in
    from miriam.outbox.services import queue, reminders

    while True:
        reminders.keep_up(planned_in(reminders.wanting()))
        if not queue.send_due(planned_in):
            return


def begin_sending() -> None:
    """Beside the server, where nobody else would do it and there is something to send by."""
    if not os.environ.get("DB") and any(leaves().values()):
        beside.begin(keep_sending, "miriam-worker")


def keep_sending(parent: int) -> None:
    """Until whoever began this is gone."""
    for _round in beside.rounds(parent, EVERY):
        tidy_quietly(send)


def work() -> int:
    """Until it is told to stop; what it is handing over at that moment is handed over."""
    load_settings()
    reach_database()
    for way, can in leaves().items():
        print(f"  {way} : {'part d’ici / vertrekt hier' if can else 'ne part pas / vertrekt niet'}")
    stop = threading.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        signal.signal(told, lambda _number, _frame: stop.set())
    while not stop.is_set():
        tidy_quietly(send)
        stop.wait(EVERY)
    return 0


def main(arguments: Sequence[str]) -> int:
    """`miriam worker`."""
    argparse.ArgumentParser(
        prog="miriam worker", description="Envoie les rappels, jusqu’à ce qu’on l’arrête."
    ).parse_args(arguments)
    return stating(work)
