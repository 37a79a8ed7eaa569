"""Writing down what she wants, and how it changes."""

from dataclasses import dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.accompaniment.acts import (
    ASPIRATION_BROUGHT_BACK,
    ASPIRATION_CAME_TRUE,
    ASPIRATION_CHANGED,
    ASPIRATION_SET_ASIDE,
    ASPIRATION_TAKEN_BACK,
    ASPIRATION_TAKEN_UP,
    ASPIRATION_WRITTEN,
    TURN_WORDED,
)
from miriam.accompaniment.domain import LEAVING, TurnKind
from miriam.accompaniment.models import Aspiration, EarlierWords, Turn
from miriam.accompaniment.permissions import (
    CHANGE_ASPIRATION,
    CHANGE_TURN,
    RETURN_ASPIRATION,
    WRITE_PLAN,
)
from miriam.accompaniment.selectors.turns import where_it_stands
from miriam.accompaniment.services.refusals import WishIsGone, WishStays
from miriam.accompaniment.services.taking_back import is_just_kept
from miriam.core import clock
from miriam.core.models.leaving import held, leave, stay
from miriam.core.refusals import refuse_if
from miriam.lists.life_domains import LifeDomain
from miriam.people.models import File
from miriam.people.services.editing import demand_running, take_version

SET = {
    TurnKind.SET_ASIDE: ASPIRATION_SET_ASIDE,
    TurnKind.TAKEN_UP: ASPIRATION_TAKEN_UP,
    TurnKind.CAME_TRUE: ASPIRATION_CAME_TRUE,
}


@dataclass(frozen=True)
class MoreOfWish:
    """What may be said of a wish beside its words: that it presses, a life domain, and her words
    for why it changes.
    """

    presses: bool = False
    domain: LifeDomain | None = None
    why: str = ""


NO_MORE = MoreOfWish()


@transaction.atomic
def write(
    file: File, *, words: str, language: str, by: Actor, more: MoreOfWish = NO_MORE
) -> Aspiration:
    """Write down one thing she wants or needs, as she says it.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    WRITE_PLAN.demand(file, by=by)
    demand_running(file)
    aspiration = Aspiration(file=file)
    _say(aspiration, words, language, more)
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
    more: MoreOfWish = NO_MORE,
) -> None:
    """Write down how she says it now; how she said it before stays beside it, and that it changed
    is a line of her story, with her words for it where she gives some.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
    """
    CHANGE_ASPIRATION.demand(aspiration, by=by)
    demand_running(aspiration.file)
    take_version(aspiration, version)
    if words != aspiration.words or more.why:
        earlier = _keep_earlier_words(aspiration, words)
        _turn(aspiration, TurnKind.CHANGED, earlier, more.why, language)
    if more.presses is not aspiration.presses:
        _turn(aspiration, TurnKind.PRESSES if more.presses else TurnKind.CAN_WAIT)
    _say(aspiration, words, language, more)
    aspiration.save(update_fields=["words", "language", "domain", "presses", "said_on"])
    log.write(ASPIRATION_CHANGED, about=aspiration.file, by=by)


def set_aside(aspiration: Aspiration, *, by: Actor, why: str = "") -> None:
    """She wants something else now; it stays readable and can be taken up again."""
    _set(aspiration, TurnKind.SET_ASIDE, by, why)


def came_true(aspiration: Aspiration, *, by: Actor, why: str = "") -> None:
    """What she wanted is there, by whatever way; it stays readable and can be taken up again."""
    _set(aspiration, TurnKind.CAME_TRUE, by, why)


def take_up(aspiration: Aspiration, *, by: Actor) -> None:
    """She wants it again."""
    _set(aspiration, TurnKind.TAKEN_UP, by)


@transaction.atomic
def take_back(aspiration: Aspiration, *, by: Actor) -> None:
    """Take back a wish that was just written by mistake, as if she had not said it.

    Raises:
        NotYours: when the actor does not accompany her.
        WishStays: when it was written longer ago, or something was done with it since.
        WishIsGone: when it was taken back already.
    """
    CHANGE_ASPIRATION.demand(aspiration, by=by)
    demand_running(aspiration.file)
    kept = held(aspiration, WishIsGone)
    is_as_it_was = kept.version == 1 and not kept.turns.exists()
    refuse_if(not (is_as_it_was and is_just_kept(kept)), WishStays)
    leave(kept)
    log.write(ASPIRATION_TAKEN_BACK, about=aspiration.file, by=by)


@transaction.atomic
def bring_back(aspiration: Aspiration, *, by: Actor) -> None:
    """It was right after all: the wish stands where it stood.

    Raises:
        NotYours: when the actor does not accompany her.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_ASPIRATION.demand(aspiration, by=by)
    demand_running(aspiration.file)
    if stay(aspiration):
        log.write(ASPIRATION_BROUGHT_BACK, about=aspiration.file, by=by)


@transaction.atomic
def word(turn: Turn, *, words: str, language: str, version: int, by: Actor) -> None:
    """Write down her words for a change of direction, or take them away where none are given.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
    """
    CHANGE_TURN.demand(turn, by=by)
    demand_running(turn.file)
    take_version(turn, version)
    turn.words, turn.language = words or None, language
    turn.save(update_fields=["words", "language"])
    log.write(TURN_WORDED, about=turn.file, by=by)


@transaction.atomic
def _set(aspiration: Aspiration, kind: TurnKind, by: Actor, why: str = "") -> None:
    """Said twice it is one turn; a page that was open before is of before."""
    CHANGE_ASPIRATION.demand(aspiration, by=by)
    demand_running(aspiration.file)
    kept = held(aspiration, WishIsGone)
    if where_it_stands(kept) is kind:
        return
    take_version(aspiration, kept.version)
    aspiration.set_aside_on = clock.today() if kind in LEAVING else None
    aspiration.save(update_fields=["set_aside_on"])
    _turn(aspiration, kind, why=why)
    log.write(SET[kind], about=aspiration.file, by=by)


def _say(aspiration: Aspiration, words: str, language: str, more: MoreOfWish) -> None:
    aspiration.words, aspiration.language = words, language
    aspiration.domain, aspiration.presses = more.domain or "", more.presses


def _turn(
    aspiration: Aspiration,
    kind: TurnKind,
    earlier: EarlierWords | None = None,
    why: str = "",
    language: str = "",
) -> None:
    """Keep it; she says why in the language of the wish unless another is given."""
    Turn(
        file=aspiration.file,
        aspiration=aspiration,
        kind=kind,
        earlier=earlier,
        words=why or None,
        language=language or aspiration.language,
    ).save()


def _keep_earlier_words(aspiration: Aspiration, words: str) -> EarlierWords | None:
    if words == aspiration.words:
        return None
    earlier = EarlierWords(
        aspiration=aspiration,
        words=aspiration.words,
        language=aspiration.language,
        said_on=aspiration.said_on,
    )
    earlier.save()
    aspiration.said_on = clock.today()
    return earlier
