"""What may be said of figures about people, so that no reader learns what one of them answered.

Every figure that leaves a team or a centre passes here: the page of a group today; reports,
releases and signals when they come. One function, `protect`, takes rows and readers and gives what
may be counted. It is plain Python and knows no page, no database and no engine, so that small
tables can attack it (tests/attacks/test_disclosure.py).

- `rows`: one row per person, moment and figure. The answers to a closed question are no figure:
  `shown_domains` is asked before, and a closed question counts inside its score only.
- `readers`: for each reader the persons whose answers she knows from elsewhere, such as a case
  manager those she accompanies. What is shown to several is protected against each of them; who
  knows nobody, such as the public of a report, is the empty set.
- `scores`, `domains`: the figures that will be shown. What is shown anywhere else of the same rows
  belongs in the same call, for each figure is looked at by itself: one that is kept back is not yet
  safe from another that contains it.

That a figure rests on enough women at all is another matter, and the engine's own: its gates
(statistics/gates.py) hold after this one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item

FEWEST_APART = 5


class AnsweredRow(Protocol):
    """One figure of one person at one moment; without a value she left it open."""

    @property
    def person(self) -> Hashable: ...
    @property
    def occasion(self) -> str: ...
    @property
    def item(self) -> str: ...
    @property
    def value(self) -> object: ...


Row = TypeVar("Row", bound=AnsweredRow)
Persons = Set[Hashable]


@dataclass(frozen=True)
class Comparison:
    """What is compared of each person: between which moments, and in how many domains together."""

    moments: frozenset[str]
    together: int


@dataclass(frozen=True)
class Protected(Generic[Row]):
    """What may be said."""

    # The rows that may be counted; those of the figures that are kept back are not among them.
    rows: list[Row]
    # The scores and domains that were measured and may be shown, and those kept back.
    figures: frozenset[str]
    kept_back: frozenset[str]
    # Whether it may be said how many changed in several domains at once.
    counts_together: bool


def shown_domains(instrument: Instrument) -> list[Item]:
    """Single-question domains that may be shown for a group; withheld ones never are."""
    return [item for item in instrument.items if item.stands_alone and not item.withheld]


def protect(
    rows: Sequence[Row],
    readers: Collection[Persons],
    scores: Iterable[str],
    domains: Iterable[str],
    *,
    comparison: Comparison,
) -> Protected[Row]:
    """Keeps back each figure from which some reader would learn what a few others answered."""
    asked, compared = set(domains), _compared(rows, comparison.moments)
    figures = asked.union(scores)
    kept_back = {name for name in figures & set(compared) if _tells(compared[name], readers)}
    shown = [row for row in rows if row.item not in kept_back]
    counted = _in_enough_domains(compared, asked - kept_back, comparison.together)
    return Protected(
        rows=shown,
        figures=frozenset(figures & {row.item for row in shown}),
        kept_back=frozenset(kept_back),
        counts_together=not _tells(counted, readers),
    )


def _compared(rows: Iterable[AnsweredRow], moments: frozenset[str]) -> dict[str, Persons]:
    """The persons who answered at each of the moments, figure by figure."""
    met: dict[str, dict[Hashable, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        if row.value is not None:
            met[row.item][row.person].add(row.occasion)
    return {
        item: {person for person, when in persons.items() if when >= moments}
        for item, persons in met.items()
    }


def _tells(persons: Persons, readers: Iterable[Persons]) -> bool:
    """From the figures of these persons a reader, who knows the answers of her own, computes those
    of the others: they are too few. One such reader is enough.
    """
    return any(0 < len(persons - hers) < FEWEST_APART for hers in readers)


def _in_enough_domains(
    compared: dict[str, Persons], domains: Iterable[str], together: int
) -> Persons:
    """The persons who are counted over several domains: compared in as many as it takes."""
    counted = Counter(person for name in domains for person in compared.get(name, ()))
    return {person for person, many in counted.items() if many >= together}
