"""Figures stay in the head of whoever read them. A right to read that came before them, or comes
after (a colleague lends her keys), does not tell her what the few women left over answered; without
the rule she computes it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from miriam.core import clock
from miriam.evaluation.selectors import readers
from miriam.groups.services import groups
from miriam.people.models import File
from miriam.people.permissions import READ_FILE
from miriam.people.services import exclusions, files, stand_ins
from tests.attacks.test_group_figures import HERS, MINE, Carried, rows_of, shown
from tests.world import Person, make_file, make_person, sign_in

pytestmark = pytest.mark.django_db
THIRD = 4


def computed(rows: list[list[str]], *, known: int, others: int = 1) -> set[int]:
    """What the women she does not know answered together, when those she knows sum to `known`."""
    found = set()
    for row in rows:
        numbers = [cell.replace(",", ".") for cell in row if cell and cell[0].isdigit()]
        if len(numbers) >= 3:
            women, mean = int(numbers[0]), float(numbers[1])
            assert women > others
            found.add(round(women * mean - known))
    return found


def files_of(person: Person) -> list[File]:
    return list(File.objects.filter(case_manager=person.mandate).order_by("pk"))


def lend(carried: Carried, *subjects: File, days: int = 7) -> None:
    """My colleague lends me the keys of these of her files, or of all."""
    first = clock.today()
    with carried.colleague.at_work(*files_of(carried.colleague)) as by:
        stand_ins.name(
            carried.me.mandate,
            starts_on=first,
            ends_on=first + timedelta(days=days),
            reason="illness",
            subjects=[file.public_id for file in subjects] or None,
            by=by,
        )


def read(person: Person, *read_by_her: File) -> None:
    """She opens them on their pages."""
    client = sign_in(Client(), person)
    for file in read_by_her:
        assert client.get(reverse("desk:file", args=[file.public_id])).status_code == 200


def only_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule that looks at whom each of them reads today, and no further."""
    monkeypatch.setattr(readers, "_ever_read", lambda *_: frozenset())
    monkeypatch.setattr(readers, "loans", lambda _lendable: [frozenset()])


@contextmanager
def after_a_loan() -> Iterator[tuple[Carried, int]]:
    """I stood in for four of the five women of my colleague, read them, and it is over."""
    carried = Carried(mine=5, others=5)
    lent = files_of(carried.colleague)[:4]
    lend(carried, *lent, days=3)
    read(carried.me, *lent)
    with time_machine.travel(clock.now() + timedelta(days=20), tick=False):
        assert not READ_FILE.holds(lent[0], by=carried.me.actor())
        yield carried, 5 * MINE + 4 * HERS


def test_whom_she_stood_in_for_last_month_she_still_knows(client: Client) -> None:
    with after_a_loan() as (carried, known):
        assert computed(rows_of(client, carried.me, carried.group), known=known) == set()
        assert shown(carried.group).kept_back


def test_looking_at_today_alone_she_computes_the_fifth(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_of_today(monkeypatch)
    with after_a_loan() as (carried, known):
        assert computed(rows_of(client, carried.me, carried.group), known=known) == {HERS}


def with_a_third(many: int) -> Carried:
    """Carried by three; the third accompanies `many` women, with other answers."""
    carried = Carried(mine=5, others=5)
    third = make_person(carried.me.mandate.centre, name="Aline Exemple")
    with carried.me.at_work() as by:
        by.open([carried.group.ring_subject], groups.DEPTHS)
        groups.add_case_manager(carried.group, mandate=third.mandate, by=by)
    carried.measure(third, many, THIRD)
    return carried


def read_figures_then_stand_in(client: Client) -> set[int]:
    """What I compute of the one woman of the third, once my colleague has lent me all of hers."""
    carried = with_a_third(1)
    rows = rows_of(client, carried.me, carried.group)
    lend(carried)
    assert all(READ_FILE.holds(one, by=carried.me.actor()) for one in files_of(carried.colleague))
    return computed(rows, known=5 * MINE + 5 * HERS)


def test_who_read_the_figures_and_stands_in_afterwards_computes_nothing(client: Client) -> None:
    assert read_figures_then_stand_in(client) == set()


def test_looking_at_today_alone_she_computes_the_one_left_over(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_of_today(monkeypatch)
    assert read_figures_then_stand_in(client) == {THIRD}


def test_a_woman_who_excluded_the_reader_is_not_the_one_left_over(client: Client) -> None:
    carried = Carried(mine=5, others=5)
    assert not shown(carried.group).kept_back
    hers = files_of(carried.colleague)[0]
    with carried.colleague.at_work(hers) as by:
        exclusions.exclude(hers, account=carried.me.account, by=by)
    assert shown(carried.group).kept_back


def test_where_a_loan_leaves_none_or_five_the_figures_are_shown(client: Client) -> None:
    assert not shown(Carried(mine=5, others=6).group).kept_back
    assert not shown(with_a_third(5).group).kept_back
    assert shown(with_a_third(4).group).kept_back


def test_what_a_duo_could_lend_counts_too() -> None:
    carried = Carried(mine=5, others=6)
    duo = make_person(carried.me.mandate.centre, name="Elke Exemple")
    for file in files_of(carried.colleague)[:3]:
        with carried.colleague.at_work(file) as by:
            files.name_duo(file, duo=duo.mandate, by=by)
    assert shown(carried.group).kept_back


def test_files_outside_the_group_say_nothing() -> None:
    carried = Carried(mine=5, others=5)
    read(carried.me, make_file(carried.me, "Hors du groupe"))
    assert not shown(carried.group).kept_back
