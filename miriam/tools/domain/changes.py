"""What is different between two drawings of one woman: which ties, never how well."""

from collections.abc import Callable
from dataclasses import dataclass

from miriam.tools.domain.ties import Drawing, Tie

Pair = tuple[Tie, Tie]


@dataclass(frozen=True)
class Changes:
    """Ties that are new and that are no longer drawn; of those in both, before and now, those whose
    quality, direction of help or distance is another, and those whose name, kind or words are.
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
        bond=differing(lambda tie: tie.bond),
        help=differing(lambda tie: tie.help),
        distance=differing(lambda tie: tie.near),
        said=differing(lambda tie: (tie.name, tie.kind, tie.words)),
    )
