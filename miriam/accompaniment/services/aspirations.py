"""Writing down what she wants, and how it changes."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import (
    ASPIRATION_CHANGED,
    ASPIRATION_SET_ASIDE,
    ASPIRATION_TAKEN_UP,
    ASPIRATION_WRITTEN,
)
from miriam.accompaniment.models import Aspiration, EarlierWords
from miriam.accompaniment.permissions import CHANGE_ASPIRATION, WRITE_PLAN
from miriam.audit.act import Act
from miriam.core import clock
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.people.services.editing import demand_running, take_version


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
    log.write(ASPIRATION_WRITTEN, about=file, by=by)
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
    log.write(ASPIRATION_CHANGED, about=aspiration.file, by=by)


@transaction.atomic
def set_aside(aspiration: Aspiration, *, by: Actor) -> None:
    """She wants something else now; it stays readable and can be taken up again."""
    _set(aspiration, ASPIRATION_SET_ASIDE, by, is_hers=False)


@transaction.atomic
def take_up(aspiration: Aspiration, *, by: Actor) -> None:
    """She wants it again."""
    _set(aspiration, ASPIRATION_TAKEN_UP, by, is_hers=True)


def _set(aspiration: Aspiration, act: Act, by: Actor, *, is_hers: bool) -> None:
    CHANGE_ASPIRATION.demand(aspiration, by=by)
    demand_running(aspiration.file)
    aspiration.set_aside_on = None if is_hers else clock.today()
    aspiration.save(update_fields=["set_aside_on"])
    log.write(act, about=aspiration.file, by=by)


def _keep_earlier_words(aspiration: Aspiration) -> None:
    EarlierWords(
        aspiration=aspiration,
        words=aspiration.words,
        language=aspiration.language,
        said_on=aspiration.said_on,
    ).save()
    aspiration.said_on = clock.today()
