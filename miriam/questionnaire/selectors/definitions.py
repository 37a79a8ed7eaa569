"""The questionnaires that are known: those that ship, and those that a researcher brought."""

from collections.abc import Sequence

from miriam.questionnaire.domain.definition.compare import in_order
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.shelf import shipped
from miriam.questionnaire.models import InstrumentVersion


def all_definitions() -> list[Instrument]:
    """Each version once, by name and number."""
    kept = [row.definition for row in InstrumentVersion.objects.order_by("instrument", "version")]
    found = {(one.id, one.version): one for one in (*shipped(), *kept)}
    return in_order(found.values())


def versions_of(name: str) -> list[Instrument]:
    """The versions of one questionnaire, oldest first."""
    return [one for one in all_definitions() if one.id == name]


def definition(name: str, version: str) -> Instrument | None:
    """One version, if it is known."""
    return next((one for one in versions_of(name) if one.version == version), None)


def others_than(one: Instrument) -> Sequence[Instrument]:
    """What a version can be compared with."""
    return [other for other in versions_of(one.id) if other.version != one.version]
