"""Relations of the database look downwards too: import contracts do not see them."""

from collections.abc import Iterator

import pytest
from django.db import models as fields
from django.db.models import Model

from tests.architecture.house import models, module_of, modules, storeys

Relation = tuple[type[Model], str, type[Model]]


def relations() -> Iterator[Relation]:
    for model in models():
        for field in model._meta.get_fields():
            if isinstance(field, fields.ForeignKey | fields.ManyToManyField):
                yield model, field.name, field.related_model


def is_allowed(model: type[Model], other: type[Model]) -> bool:
    """Within a module, or to a module strictly below; Django's own tables are below all."""
    if not other.__module__.startswith("miriam."):
        return True
    height = storeys()
    here, there = module_of(model), module_of(other)
    return here == there or height[here] > height[there]


def test_a_relation_stays_in_its_module_or_looks_downwards() -> None:
    wrong = [
        f"{model._meta.label}.{name} -> {other._meta.label}"
        for model, name, other in relations()
        if not is_allowed(model, other)
    ]
    assert wrong == []


def test_every_module_has_its_place_and_every_place_its_module() -> None:
    assert {path.name for path in modules()} == set(storeys())


@pytest.mark.parametrize(
    ("here", "there", "allowed"),
    [("people", "access", True), ("access", "people", False)],
    ids=["downwards", "upwards"],
)
def test_the_rule_knows_up_from_down(here: str, there: str, allowed: bool) -> None:
    pick = {module_of(model): model for model in models()}
    assert is_allowed(pick[here], pick[there]) is allowed
