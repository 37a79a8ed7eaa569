"""What is different between two drawings of one woman: which ties, never how well."""

from collections.abc import Callable
from dataclasses import dataclass

from miriam.tools.domain.ties import Bond, Drawing, Help, Tie

Pair = tuple[Tie, Tie]


@dataclass(frozen=True)
class Changes:
    """Ties that are new and that are no longer drawn; of those in both, before and now, those whose
    quality, direction of help or distance is another, and those whose name, kind or words are, or
    of which she says something that she left unsaid.
    """

    new: tuple[Tie, ...]
    gone: tuple[Tie, ...]
    bond: tuple[Pair, ...]
    help: tuple[Pair, ...]
    distance: tuple[Pair, ...]
    said: tuple[Pair, ...] = ()

    @property
    def are_none(self) -> bool:
        """Whether both drawings say the same."""
        ties = self.new or self.gone
        return not (ties or self.bond or self.help or self.distance or self.said)


def changes(before: Drawing, now: Drawing) -> Changes:
    """What changed from one drawing to a later one; a person is found by her number."""
    both = [(tie, later) for tie in before.ties if (later := now.find(tie.number))]

    def differing(what: Callable[[Tie], object]) -> tuple[Pair, ...]:
        return tuple(pair for pair in both if what(pair[0]) != what(pair[1]))

    return Changes(
        new=tuple(tie for tie in now.ties if not before.find(tie.number)),
        gone=tuple(tie for tie in before.ties if not now.find(tie.number)),
        bond=tuple(pair for pair in differing(lambda tie: tie.bond) if _both_say_the_bond(*pair)),
        help=tuple(pair for pair in differing(lambda tie: tie.help) if _both_say_the_help(*pair)),
        distance=differing(lambda tie: tie.near),
        said=differing(_as_told),
    )


def _both_say_the_bond(before: Tie, now: Tie) -> bool:
    return Bond.UNSAID not in (before.bond, now.bond)


def _both_say_the_help(before: Tie, now: Tie) -> bool:
    return Help.UNSAID not in (before.help, now.help)


def _as_told(tie: Tie) -> tuple[object, ...]:
    unsaid = (tie.bond is Bond.UNSAID, tie.help is Help.UNSAID)
    return (tie.name, tie.kind, tie.words, *unsaid)
