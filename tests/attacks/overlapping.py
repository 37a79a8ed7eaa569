"""Two people at the same moment: the second begins when the first has done her work and nothing of
it is kept yet.
"""

import threading
from collections.abc import Callable
from time import sleep
from typing import Any

from django.db import connection, transaction

from miriam.people.models import File
from tests.world import Person

Act = Callable[[], object]
# Long enough for the second to run into what the first holds; too short changes no verdict of a
# house that is in order.
A_MOMENT = 0.3


def overlapping(first: Act, second: Act) -> BaseException | None:
    """What the second ran into, if anything."""
    found: list[BaseException | None] = []

    def follow() -> None:
        found.append(_failure(second))
        connection.close()

    follower = threading.Thread(target=follow)
    with transaction.atomic():
        first()
        follower.start()
        sleep(A_MOMENT)
    follower.join()
    return found[0]


def _failure(act: Act) -> BaseException | None:
    try:
        with transaction.atomic():
            act()
    except Exception as failure:  # noqa: BLE001 what it was is what is asked
        return failure
    return None


def at_work(person: Person, act: Callable[[Any], object], *opened: File) -> Act:
    """What she does, as inside a page of her own."""

    def do() -> object:
        with person.at_work(*opened) as by:
            return act(by)

    return do


def again(row: Any) -> Any:
    """The row as another page had read it."""
    return type(row)._default_manager.get(pk=row.pk)
