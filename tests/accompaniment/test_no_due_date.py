"""No clock runs on what she wants and does: « A step has no due date, so it is never late »
(miriam/accompaniment/models/step.py). The days of each row are a closed list.
"""

import pytest
from django.db.models import DateField, DurationField, Model, TimeField

from miriam.accompaniment.models import (
    Aspiration,
    EarlierWords,
    Encounter,
    Note,
    Step,
    StepMove,
    Turn,
)

# A day on which something was written, said or settled: never one by which it must be.
DAYS: dict[type[Model], set[str]] = {
    Step: {"created_at", "leaving_since", "written_on", "settled_on"},
    StepMove: {"created_at", "on"},
    Turn: {"created_at", "on"},
    Aspiration: {"created_at", "leaving_since", "said_on", "set_aside_on"},
    EarlierWords: {"created_at", "said_on"},
    Encounter: {"created_at", "on", "leaving_since"},
    Note: {"created_at", "leaving_since"},
}
BY_WHOM = {"written_by", "promised_by", "begun_by"}


def tells_a_day(field: object) -> bool:
    """By its kind, or by its name where a day lies sealed or in another kind of field."""
    name: str = field.name  # type: ignore[attr-defined]
    named = name.endswith(("_on", "_at", "_by", "_until")) or name in ("on", "due", "until")
    return isinstance(field, DateField | DurationField | TimeField) or named


@pytest.mark.parametrize("model", DAYS, ids=lambda model: model.__name__)
def test_what_she_wants_and_does_has_no_day_by_which_it_must_be(model: type[Model]) -> None:
    found = {field.name for field in model._meta.concrete_fields if tells_a_day(field)}
    assert found - BY_WHOM == DAYS[model]
