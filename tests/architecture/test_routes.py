"""Every address has a gate, says why it opens what it opens, and names nobody."""

import re

import pytest
from django.urls import URLPattern

from miriam.access.gate import Gate
from tests.architecture.house import routes

UUID_IN_ADDRESS = re.compile(r"<uuid:")
NAMING = re.compile(
    r"<(str|slug|path):(name|nom|naam|prenom|voornaam|first_name|call_name|who|email)"
)


def gate_of(pattern: URLPattern) -> Gate | None:
    return getattr(pattern.callback, "gate", None)


ALL = list(routes())
IDS = [address or "/" for address, _ in ALL]


def test_the_house_has_addresses() -> None:
    assert ALL


@pytest.mark.parametrize(("address", "pattern"), ALL, ids=IDS)
def test_an_address_has_a_gate(address: str, pattern: URLPattern) -> None:
    gate = gate_of(pattern)
    assert gate is not None
    assert bool(gate.permission) != bool(gate.open_because)


@pytest.mark.parametrize(("address", "pattern"), ALL, ids=IDS)
def test_a_page_that_opens_rings_has_a_purpose_in_words(address: str, pattern: URLPattern) -> None:
    gate = gate_of(pattern)
    assert gate is not None
    assert not gate.opens or gate.purpose


@pytest.mark.parametrize(("address", "pattern"), ALL, ids=IDS)
def test_an_address_names_one_object_and_nobody(address: str, pattern: URLPattern) -> None:
    assert len(UUID_IN_ADDRESS.findall(address)) <= 1
    assert not NAMING.search(address)


def test_every_address_has_a_name_of_its_own() -> None:
    names = [f"{pattern.lookup_str.split('.')[1]}:{pattern.name}" for _, pattern in ALL]
    assert sorted(names) == sorted(set(names))
