"""How her wishes took another direction: lines of the thread and of the story of her plan."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from miriam.accompaniment.domain import LEAVING, TOLD_TURNS, TurnKind
from miriam.accompaniment.models import Aspiration, Turn
from miriam.core.prepared import prepared
from miriam.people.models import File


@dataclass(frozen=True)
class HerWords:
    """Words of hers, and the language that she said them in."""

    words: str
    language: str


@dataclass(frozen=True)
class TurnTold:
    """One change of direction: what she wanted before, and from then on where she says it
    otherwise. `is_how_it_left` where the wish left with it and has not come back.
    """

    turn: Turn
    before: HerWords
    after: HerWords | None
    is_how_it_left: bool

    @property
    def on(self) -> date:
        """The day of it."""
        return self.turn.on


def turns_of(file: File) -> list[TurnTold]:
    """The changes of direction of a file, the latest on top.

    What left her plan by a slip and was taken up again the same day, without a word, is none.
    """
    of_wish: dict[int, list[Turn]] = defaultdict(list)
    for turn in _turns(file=file.pk):
        turn.file = turn.aspiration.file = file
        of_wish[turn.aspiration_id].append(turn)
    told = [one for turns in of_wish.values() for one in _told(_without_slips(turns))]
    return sorted(told, key=lambda one: (one.on, one.turn.pk), reverse=True)


def where_it_stands(wish: Aspiration) -> TurnKind:
    """How it left her plan; while it stands there it is as if she had just taken it up."""
    if wish.is_hers_now:
        return TurnKind.TAKEN_UP
    left = wish.turns.filter(kind__in=LEAVING).order_by("pk").values_list("kind", flat=True)
    return TurnKind(left.last() or TurnKind.SET_ASIDE)


@prepared
def _turns(file: int) -> QuerySet[Turn]:
    """Every change of direction of this file, the first one first."""
    told = Turn.objects.filter(file=file, kind__in=TOLD_TURNS)
    return told.select_related("aspiration", "earlier")


def _without_slips(turns: list[Turn]) -> list[Turn]:
    kept: list[Turn] = []
    for turn in turns:
        if kept and _undoes(turn, kept[-1]):
            kept.pop()
        else:
            kept.append(turn)
    return kept


def _undoes(turn: Turn, before: Turn) -> bool:
    kinds = before.kind in LEAVING and turn.kind == TurnKind.TAKEN_UP
    return kinds and before.on == turn.on and before.words is None and turn.words is None


def _told(turns: list[Turn]) -> list[TurnTold]:
    """The turns of one wish, read backwards: each was said as the one after it found it."""
    told: list[TurnTold] = []
    if turns:
        wish = turns[0].aspiration
        said = HerWords(wish.words, wish.language)
        leaving = [one for one in turns if one.kind in LEAVING and not wish.is_hers_now][-1:]
    for turn in reversed(turns):
        before = _before(turn) or said
        told.append(TurnTold(turn, before, said if turn.earlier_id else None, turn in leaving))
        said = before
    return told


def _before(turn: Turn) -> HerWords | None:
    if turn.earlier is None:
        return None
    turn.earlier.aspiration = turn.aspiration
    return HerWords(turn.earlier.words, turn.earlier.language)
