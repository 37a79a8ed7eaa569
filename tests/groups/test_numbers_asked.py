"""A private number is asked about before it is kept, wherever something is typed about a group."""

from typing import Any

import pytest

from miriam.groups.forms import CandidateForm, GroupForm, LaunchItemForm
from miriam.look.typed import Wary


@pytest.mark.parametrize(
    ("form", "more", "field"),
    [
        *((GroupForm, {}, it) for it in ("name_fr", "name_nl", "neighbourhood", "own_criteria")),
        *((CandidateForm, {}, it) for it in ("first_name", "address", "hours")),
        (LaunchItemForm, {"reads": True}, "note"),
    ],
)
def test_it_is_asked_about(form: type[Wary], more: dict[str, Any], field: str) -> None:
    asked = form({field: "sur BE71 0961 2345 6769"}, **more)
    assert field in asked.errors
    assert field in asked.asked
