"""Writing down what she wants, and how it changes."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.accompaniment.models import Aspiration, EarlierWords
from miriam.accompaniment.permissions import CHANGE_ASPIRATION, WRITE_PLAN
from miriam.core import clock
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.people.services.editing import demand_running, take_version
from miriam.people.services.files import write_act


@transaction.atomic
def write(
    file: File, *, words: str, language: str, by: Actor, domain: LifeDomain | None = None
) -> Aspiration:
    """Write down one thing she wants, as she says it.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    WRITE_PLAN.demand(file, by=by)
    demand_running(file)
    aspiration = Aspiration(file=file, words=words, language=language, domain=domain or "")
    aspiration.save()
    write_act("aspiration.written", file, by)
    return aspiration


@transaction.atomic
def change(
    aspiration: Aspiration,
    *,
    words: str,
    language: str,
    version: int,
    by: Actor,
    domain: LifeDomain | None = None,
) -> None:
    """Write down how she says it now; how she said it before stays beside it.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
    """
    CHANGE_ASPIRATION.demand(aspiration, by=by)
    demand_running(aspiration.file)
    take_version(aspiration, version)
    if words != aspiration.words:
        _keep_earlier_words(aspiration)
    aspiration.words, aspiration.language, aspiration.domain = words, language, domain or ""
    aspiration.save(update_fields=["words", "language", "domain", "said_on"])
    write_act("aspiration.changed", aspiration.file, by)


@transaction.atomic
def set_aside(aspiration: Aspiration, *, by: Actor) -> None:
    """She wants something else now; it stays readable and can be taken up again."""
    _set(aspiration, "aspiration.set_aside", by, is_hers=False)


@transaction.atomic
def take_up(aspiration: Aspiration, *, by: Actor) -> None:
    """She wants it again."""
    _set(aspiration, "aspiration.taken_up", by, is_hers=True)


def _set(aspiration: Aspiration, act: str, by: Actor, *, is_hers: bool) -> None:
    CHANGE_ASPIRATION.demand(aspiration, by=by)
    demand_running(aspiration.file)
    aspiration.set_aside_on = None if is_hers else clock.today()
    aspiration.save(update_fields=["set_aside_on"])
    write_act(act, aspiration.file, by)


def _keep_earlier_words(aspiration: Aspiration) -> None:
    EarlierWords(
        aspiration=aspiration,
        words=aspiration.words,
        language=aspiration.language,
        said_on=aspiration.said_on,
    ).save()
    aspiration.said_on = clock.today()
