"""Small tables in which a reader would work out what one woman answered. Protected, she learns
nothing; with the rule broken in the one way that the table is about, the same reader does.

A line is a woman, who knows what she answered, and her answers from start to end (1 to 5).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from miriam.evaluation import disclosure
from miriam.evaluation.disclosure import Comparison, Persons, Protected, protect

COMPARISON = Comparison(frozenset({"T0", "T1"}), together=3)
LOWEST, HIGHEST = 1, 5
Breaking = Callable[[pytest.MonkeyPatch], None]


@dataclass(frozen=True)
class Said:
    """One answer."""

    person: str
    occasion: str
    item: str
    value: int | None


@dataclass
class Table:
    """What was answered, and who knows whom."""

    rows: list[Said]
    readers: dict[str, set[str]]
    domains: list[str]


def read(text: str, *readers: str) -> Table:
    """Only these are readers, in this order; one whom no line names knows nobody."""
    head, *lines = [line.split() for line in text.strip().splitlines()]
    table = Table([], {reader: set() for reader in readers}, head[2:])
    for person, knows, *answers in lines:
        for reader in table.readers.keys() & knows.split(","):
            table.readers[reader].add(person)
        for item, both in zip(table.domains, answers, strict=True):
            for occasion, code in zip(("T0", "T1"), both.split("-"), strict=True):
                value = int(code) if code.isdigit() else None
                table.rows.append(Said(person, occasion, item, value))
    return table


def protected(table: Table) -> Protected[Said]:
    readers = list(table.readers.values())
    return protect(table.rows, readers, [], table.domains, comparison=COMPARISON)


def learned(table: Table) -> set[str]:
    """The women of whom some reader is sure what they answered, from what was said and her own."""
    said = protected(table)
    compared = answered_twice(said.rows)
    found: set[str] = set()
    for hers in table.readers.values():
        for women in compared.values():
            for moment in (0, 1):
                codes = {woman: both[moment] for woman, both in women.items()}
                found |= certain(codes, hers, LOWEST, HIGHEST)
        if said.counts_together:
            found |= certain(rising_in_three(compared), hers, 0, 1)
    return found


def answered_twice(rows: Iterable[Said]) -> dict[str, dict[str, list[int]]]:
    """Figure by figure the answers of whoever is compared: what number and mean are made of."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.value is not None:
            found[row.item][row.person].append(row.value)
    return {
        item: {woman: both for woman, both in women.items() if len(both) == 2}
        for item, women in found.items()
    }


def rising_in_three(compared: dict[str, dict[str, list[int]]]) -> dict[str, int]:
    """Of the women compared in three domains, who rises in three."""
    changes: dict[str, list[int]] = defaultdict(list)
    for women in compared.values():
        for woman, (first, last) in women.items():
            changes[woman].append(last - first)
    return {
        woman: int(sum(one > 0 for one in each) >= 3)
        for woman, each in changes.items()
        if len(each) >= 3
    }


def certain(codes: dict[str, int], hers: set[str], lowest: int, highest: int) -> set[str]:
    """From number and sum she takes away her own: one other is known then, and so are all when they
    can only have answered the same.
    """
    others = {woman: code for woman, code in codes.items() if woman not in hers}
    total = sum(others.values())
    same = total in {lowest * len(others), highest * len(others)}
    return set(others) if len(others) == 1 or same else set()


def with_a_limit_of(number: int) -> Breaking:
    return lambda patch: patch.setattr(disclosure, "FEWEST_APART", number)


def for_the_first_reader_only(patch: pytest.MonkeyPatch) -> None:
    tells = disclosure._tells
    patch.setattr(disclosure, "_tells", lambda women, readers: tells(women, list(readers)[:1]))


def for_those_who_know_somebody(patch: pytest.MonkeyPatch) -> None:
    tells = disclosure._tells
    patch.setattr(disclosure, "_tells", lambda women, readers: tells(women, filter(None, readers)))


def counting_who_answered_once(patch: pytest.MonkeyPatch) -> None:
    def compared(rows: Iterable[Said], _moments: Any) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row.value is not None:
                found[row.item].add(row.person)
        return found

    patch.setattr(disclosure, "_compared", compared)


def counting_every_figure_as_one(patch: pytest.MonkeyPatch) -> None:
    """As if a woman were in all figures because she is in one of them."""
    compared = disclosure._compared

    def together(rows: Any, moments: Any) -> dict[str, Persons]:
        found = compared(rows, moments)
        everybody = {person for women in found.values() for person in women}
        return dict.fromkeys(found, everybody)

    patch.setattr(disclosure, "_compared", together)


def taking_one_domain_for_enough(patch: pytest.MonkeyPatch) -> None:
    many = disclosure._in_enough_domains
    patch.setattr(
        disclosure, "_in_enough_domains", lambda compared, domains, _: many(compared, domains, 1)
    )


@dataclass(frozen=True)
class Attack:
    """A table, what is kept back of it, and the fault that gives a woman away."""

    name: str
    table: Table
    kept_back: set[str]
    counts_together: bool
    broken: Breaking


ATTACKS = [
    Attack(
        "one woman of a colleague, who knows the five others",
        read(
            """
            woman   knows   home
            Nadia   claire  2-3
            Samira  claire  3-3
            Fatou   claire  1-2
            Zeynep  claire  4-4
            Aminata claire  2-2
            Lina    sofie   5-4
            """,
            "claire", "sofie",
        ),
        {"home"}, True, with_a_limit_of(0),
    ),
    Attack(
        "two of a colleague who can only have said the same",
        read(
            """
            woman   knows   home
            Nadia   claire  2-3
            Samira  claire  3-3
            Fatou   claire  1-2
            Zeynep  claire  4-4
            Aminata claire  2-2
            Lina    sofie   1-2
            Elif    sofie   1-3
            """,
            "claire", "sofie",
        ),
        {"home"}, True, with_a_limit_of(2),
    ),
    Attack(
        "four of a colleague who can only have said the same",
        read(
            """
            woman   knows   home
            Nadia   claire  2-3
            Samira  claire  3-3
            Fatou   claire  1-2
            Zeynep  claire  4-4
            Aminata claire  2-2
            Lina    sofie   2-5
            Elif    sofie   1-5
            Mariam  sofie   3-5
            Hodan   sofie   4-5
            """,
            "claire", "sofie",
        ),
        {"home"}, True, with_a_limit_of(4),
    ),
    Attack(
        "the reader who knows enough is not the first one",
        read(
            """
            woman   knows   home
            Nadia   claire  2-3
            Samira  claire  3-3
            Fatou   claire  1-2
            Zeynep  claire  4-4
            Aminata claire  2-2
            Lina    sofie   5-4
            """,
            "sofie", "claire",
        ),
        {"home"}, True, for_the_first_reader_only,
    ),
    Attack(
        "the public, who knows nobody, of three women who can only have said the same",
        read(
            """
            woman   knows   home
            Nadia   claire  1-3
            Samira  claire  1-3
            Fatou   claire  1-2
            """,
            "claire", "public",
        ),
        {"home"}, True, for_those_who_know_somebody,
    ),
    Attack(
        "a colleague’s five women, of whom one alone answered twice",
        read(
            """
            woman   knows   home
            Nadia   claire  2-3
            Samira  claire  3-3
            Fatou   claire  1-2
            Zeynep  claire  4-4
            Aminata claire  2-2
            Lina    sofie   5-4
            Elif    sofie   2-?
            Mariam  sofie   ?-3
            Hodan   sofie   2-?
            Rania   sofie   3-?
            """,
            "claire",
        ),
        {"home"}, True, counting_who_answered_once,
    ),
    Attack(
        "safe in one figure, apart in another",
        read(
            """
            woman   knows   home  money
            Nadia   claire  2-3   2-2
            Samira  claire  3-3   1-3
            Fatou   claire  1-2   2-5
            Zeynep  claire  4-4   3-3
            Aminata claire  2-2   4-4
            Lina    sofie   5-4   3-4
            Elif    sofie   2-3   ?-?
            Mariam  sofie   2-2   ?-?
            Hodan   sofie   4-4   2-?
            Rania   sofie   3-1   ?-2
            """,
            "claire",
        ),
        {"money"}, True, counting_every_figure_as_one,
    ),
    Attack(
        "safe in each domain, and few were compared in three",
        read(
            """
            woman   knows   home  money health friends
            Nadia   claire  2-3   2-2   3-4    2-2
            Samira  claire  3-3   1-3   2-2    4-2
            Fatou   claire  1-2   2-5   3-2    1-2
            Zeynep  claire  4-4   3-3   4-4    3-3
            Aminata claire  2-2   4-4   2-4    3-4
            Lina    sofie   2-4   3-4   2-3    1-3
            Elif    sofie   2-3   2-3   4-5    2-3
            Mariam  sofie   2-3   1-3   1-2    3-4
            Hodan   sofie   4-4   2-2   ?-?    ?-?
            Rania   sofie   3-1   3-2   ?-?    ?-?
            Ines    sofie   ?-?   ?-?   2-3    4-2
            Sara    sofie   ?-?   ?-?   3-3    1-2
            """,
            "claire",
        ),
        set(), False, taking_one_domain_for_enough,
    ),
]  # fmt: skip
each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)


@each_attack
def test_no_reader_learns_what_one_woman_answered(attack: Attack) -> None:
    assert learned(attack.table) == set()
    said = protected(attack.table)
    assert said.kept_back == attack.kept_back
    assert said.figures == set(attack.table.domains) - attack.kept_back
    assert {row.item for row in said.rows} == said.figures
    assert said.counts_together == attack.counts_together


@each_attack
def test_with_the_rule_broken_a_reader_does(
    attack: Attack, monkeypatch: pytest.MonkeyPatch
) -> None:
    attack.broken(monkeypatch)
    assert learned(attack.table) != set()


def test_nothing_is_kept_back_where_nobody_is_told_apart() -> None:
    """She reads about all of them, or five others stand between her and each."""
    table = read(
        """
        woman   knows         home  money
        Nadia   claire        2-3   2-4
        Samira  claire        3-3   3-4
        Fatou   claire        1-2   1-3
        Zeynep  claire,sofie  4-4   ?-?
        Aminata claire,sofie  2-2   ?-?
        Lina    claire,sofie  2-4   ?-?
        Elif    claire        5-4   2-3
        Mariam  claire        2-2   4-4
        """,
        "claire", "sofie",
    )  # fmt: skip
    said = protected(table)
    assert said.kept_back == set()
    assert said.rows == table.rows
    assert said.counts_together
    assert learned(table) == set()


def test_a_score_is_protected_like_a_domain_and_is_no_domain_among_those_counted_together() -> None:
    lines = [f"W{number} claire 2-3 2-3 3-4 4-2" for number in range(5)]
    table = read("\n".join(["woman knows score a b c", *lines, "Lina sofie 2-3 2-4 1-2 ?-?"]),
                 "claire", "sofie")  # fmt: skip
    said = protect(
        table.rows, list(table.readers.values()), ["score"], ["c"], comparison=COMPARISON
    )
    assert said.kept_back == {"score"}
    assert said.figures == {"c"}
    assert said.counts_together
