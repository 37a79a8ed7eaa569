"""`miriam tidy`: what is over goes. `miriam serve` does it when it begins and once a night, in a
process beside it.
"""

import argparse
import logging
from collections.abc import Callable, Sequence
from datetime import date, datetime

from config import beside
from config.start import load_settings, reach_database, said_of_the_database, stating

logger = logging.getLogger(__name__)

HOUR = 3


def kinds() -> dict[str, Callable[[], int]]:
    """What can be over, and what takes it away; each says how many went."""
    from miriam.access.services import capabilities, kept_forms
    from miriam.attendance.services import closing
    from miriam.core import once
    from miriam.core.models import leaving
    from miriam.groups.services import candidates
    from miriam.outbox.services import reminders
    from miriam.signin.services import attempts, sessions
    from miriam.vault.services import opened

    return {
        "sessions": sessions.forget_those_over,
        "essais / pogingen": attempts.forget_those_over,
        "clés ouvertes / geopende sleutels": opened.forget_those_over,
        "liens et tablettes / links en tablets": capabilities.forget_those_over,
        "formulaires gardés / bewaarde formulieren": kept_forms.forget_those_over,
        "reçus de formulaires / ontvangstbewijzen": once.forget_those_over,
        "propositions / voorstellen": candidates.purge,
        "listes de groupes terminés / lijsten van beëindigde groepen": closing.destroy_those_over,
        "messages partis / verstuurde berichten": reminders.forget_those_over,
        "effacé pour de bon / voorgoed gewist": leaving.destroy_those_over,
    }


def forget_what_is_past() -> dict[str, int]:
    """Take away all that is over; how many of each kind went.

    Raises:
        CannotStart: when the database refuses.
    """
    with said_of_the_database("refusing"):
        return {kind: forget() for kind, forget in kinds().items()}


def begin_nights() -> None:
    """From now on every night, as long as this process lives, in one process beside it."""
    beside.begin(stay_up, "miriam-tidy")


def stay_up(parent: int) -> None:
    """Tidy once a night, and destroy in between what left some minutes ago, until whoever began
    this is gone.
    """
    done_on: date | None = None
    for _round in beside.rounds(parent, beside.LOOK_EVERY):
        from miriam.core.models import leaving

        done_on = done_on or _now().date()
        if _is_due(_now(), after=done_on):
            done_on = _now().date()
            tidy_quietly(forget_what_is_past)
        tidy_quietly(leaving.destroy_those_over)


def _now() -> datetime:
    from django.utils import timezone

    from miriam.core import clock

    return timezone.localtime(clock.now())


def _is_due(now: datetime, *, after: object) -> bool:
    return now.date() != after and now.hour >= HOUR


def tidy_quietly(work: Callable[[], object]) -> None:
    """A round that fails is said in the log, and the next one tries again."""
    from django.db import connections

    try:
        work()
    except Exception:
        logger.exception("Tidying failed")
    finally:
        connections.close_all()


def tidy() -> int:
    load_settings()
    reach_database()
    for kind, gone in forget_what_is_past().items():
        print(f"  {gone:>6}  {kind}")
    return 0


def main(arguments: Sequence[str]) -> int:
    """`miriam tidy`."""
    argparse.ArgumentParser(
        prog="miriam tidy",
        description="Efface ce qui est fini : sessions, essais, liens, clés ouvertes, formulaires "
        "et leurs reçus.",
    ).parse_args(arguments)
    return stating(tidy)
