"""A sealed value moved in the database to another field, row or file opens nowhere, also for
somebody who holds the keys of both; without its place, it does. The same on both databases.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from typing import Any, NamedTuple

import pytest
from django.db import connection
from django.db.models import Model

from miriam.accompaniment.domain import Doer, EncounterKind
from miriam.accompaniment.services import aspirations, encounters, steps
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.measures.domain.occasion import Telling
from miriam.measures.services import comments, testimonies
from miriam.people.models import File
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText
from tests.proofs.reach import models, sealed_fields_of
from tests.world import Person, World, make_file


class Spot(NamedTuple):
    """A sealed field of one row."""

    model: type[Model]
    field: SealedText
    row: int

    def read(self) -> Any:
        """What somebody with the keys reads there."""
        return getattr(self.model._base_manager.get(pk=self.row), self.field.attname)

    def stored(self) -> bytes | None:
        """The bytes in the database."""
        kept = self.model._base_manager.filter(pk=self.row).values_list(self.field.attname)
        [value] = kept.get()
        return None if value is None else bytes(value)

    def put(self, sealed: bytes) -> None:
        """Write past the program, as whoever writes rows does."""
        name = connection.ops.quote_name
        table, column = name(self.model._meta.db_table), name(self.field.column or "")
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {table} SET {column} = %s WHERE id = %s",
                [sealed, self.row],
            )


def write(person: Person, file: File, mark: str) -> None:
    """Something of hers in every kind of sealed text."""
    with person.at_work(file) as by:
        for words in (f"un {mark}", f"deux {mark}"):
            testimonies.write(file, words=words, language="fr", telling=Telling.DICTATED, by=by)
            comments.write(file, words=words, language="fr", by=by)
            aspirations.write(file, words=words, language="fr", by=by)
            steps.write(file, words=words, who=Doer.TOGETHER, by=by)
            for depth in (Depth.SHARED, Depth.WORKING):
                encounters.record(
                    file,
                    EncounterFacts(kind=EncounterKind.HOME, text=words, depth=depth),
                    by=by,
                )


def spots() -> Iterator[Spot]:
    """Every sealed value that stands in the database, of texts that anything could be."""
    for model in models():
        for field in sealed_fields_of(model):
            if type(field) is SealedText and not field.coded:
                for row in model._base_manager.order_by("pk").values_list("pk", flat=True):
                    if Spot(model, field, row).stored() is not None:
                        yield Spot(model, field, row)


@contextmanager
def moved(source: Spot, target: Spot) -> Iterator[None]:
    before = target.stored()
    assert before is not None
    source_bytes = source.stored()
    assert source_bytes is not None
    target.put(source_bytes)
    yield
    target.put(before)


@pytest.fixture
def hers(world: World) -> Iterator[list[Spot]]:
    """What two women confided to one case manager, who has the keys of both open."""
    person, other = world.case_manager, make_file(world.case_manager, "Rosa")
    write(person, world.file, "de l’une")
    write(person, other, "de l’autre")
    with person.at_work(world.file, other):
        yield [spot for spot in spots() if spot.read() != spot.field.unreadable()]


def opened_elsewhere(hers: list[Spot]) -> int:
    """How many of the values open in the place of another."""
    count = 0
    for source, target in product(hers, hers):
        if source != target:
            said = source.read()
            with moved(source, target):
                count += target.read() == said
    return count


def test_no_value_opens_in_the_place_of_another(hers: list[Spot]) -> None:
    assert len({(spot.model, spot.field.attname) for spot in hers}) >= 6
    assert len(hers) ** 2 > 500
    assert opened_elsewhere(hers) == 0
    assert all(spot.read() != spot.field.unreadable() for spot in hers)


def test_without_their_place_values_open_in_that_of_another(
    hers: list[Spot], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {spot: spot.read() for spot in hers[-8:]}
    monkeypatch.setattr(SealedText, "place", lambda _field, _row: "anywhere")
    for spot, text in texts.items():
        spot.put(spot.field.seal(spot.model._base_manager.get(pk=spot.row), text))
    assert opened_elsewhere(list(texts)) > 0
