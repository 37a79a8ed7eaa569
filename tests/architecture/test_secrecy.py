"""Every field is classified, and what is classified as confided is sealed."""

from collections.abc import Iterator

import pytest
from django.db.models import BinaryField, Model

from miriam.core.secrecy import SEALED, Secrecy, classify, secrecy_of
from miriam.vault.fields import SealedText
from tests.architecture.house import models


def stored(model: type[Model]) -> Iterator[tuple[str, object]]:
    for field in [*model._meta.concrete_fields, *model._meta.many_to_many]:
        yield field.name, field


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_every_field_is_classified_and_nothing_else_is(model: type[Model]) -> None:
    assert set(secrecy_of(model)) == {name for name, _ in stored(model)}


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_a_field_is_sealed_exactly_when_it_is_confided(model: type[Model]) -> None:
    secrecy = secrecy_of(model)
    sealed = {name for name, field in stored(model) if isinstance(field, SealedText)}
    assert sealed == {name for name in secrecy if secrecy[name] in SEALED}


# Whose ring it is that seals: a group has one ring, a file has one for each class of secrecy.
RING_OF_A_FILE = {
    Secrecy.IDENTITY: "identity",
    Secrecy.CONTENT: "shared",
    Secrecy.WORKING: "working",
}
RING_OF_A_GROUP = dict.fromkeys(SEALED, "group")


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_a_field_is_sealed_by_the_ring_of_its_class(model: type[Model]) -> None:
    secrecy = secrecy_of(model)
    whose = getattr(model, "sealed_by", "").split(".")[-1]
    rings = RING_OF_A_GROUP if whose == "group" else RING_OF_A_FILE
    depths = {name: field.depth for name, field in stored(model) if isinstance(field, SealedText)}
    assert depths == {name: rings[secrecy[name]] for name in depths}


def test_what_a_machine_reads_is_sealed_too_and_is_little() -> None:
    found = {
        f"{model._meta.label}.{name}": model._meta.get_field(name)
        for model in models()
        for name, secrecy in secrecy_of(model).items()
        if secrecy is Secrecy.MACHINE
    }
    assert list(found) == ["outbox.MessageChannel.kept"]
    assert all(isinstance(field, BinaryField) for field in found.values())


def test_a_model_with_sealed_fields_says_whose_ring_seals_them() -> None:
    mute = [
        model._meta.label
        for model in models()
        if any(isinstance(field, SealedText) for _, field in stored(model))
        and not hasattr(model, "sealed_by")
    ]
    assert mute == []


def test_a_word_that_is_no_class_of_secrecy_is_refused() -> None:
    with pytest.raises(ValueError, match="private"):
        classify(private="name")
