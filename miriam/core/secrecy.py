"""The secrecy of every field, declared in its model and derived from nowhere else.

Sealing, demonstration data, exports, log filters and erasure follow from these words.
A test refuses a field that nobody classified.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.db import models


class Secrecy(StrEnum):
    """How secret a field is; the first three are sealed under keys of people, `machine` under that
    of the installation, because it is read when nobody is there.
    """

    IDENTITY = "identity"
    CONTENT = "content"
    WORKING = "working"
    MACHINE = "machine"
    STRUCTURE = "structure"
    OPERATIONAL = "operational"


SEALED = {Secrecy.IDENTITY, Secrecy.CONTENT, Secrecy.WORKING}


def classify(**fields: str) -> Mapping[str, Secrecy]:
    """Read `classify(identity="call_name phone", structure="status")` as field name -> secrecy."""
    return {field: Secrecy(secrecy) for secrecy, names in fields.items() for field in names.split()}


def secrecy_of(model: type[models.Model]) -> Mapping[str, Secrecy]:
    """All fields of a model that are classified, its ancestors' included."""
    found: dict[str, Secrecy] = {}
    for ancestor in reversed(model.__mro__):
        found.update(vars(ancestor).get("secrecy", {}))
    return found
