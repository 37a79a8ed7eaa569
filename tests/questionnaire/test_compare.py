"""Two versions side by side: what changed, and how far the number must move."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from miriam.questionnaire.domain.definition.canonical import as_data, content_hash
from miriam.questionnaire.domain.definition.compare import (
    VersionStep,
    changes,
    next_version,
    step_made,
    step_needed,
    version_problem,
)
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as

EXAMPLE = shipped_as("example", "1.0.0")


def edited(edit: Callable[[dict[str, Any]], object], version: str = "1.0.0") -> Instrument:
    data = {**copy.deepcopy(as_data(EXAMPLE)), "version": version}
    edit(data)
    return load(data)


def _one_more_point(data: dict[str, Any]) -> None:
    words = {"fr": "Encore plus", "nl": "Nog meer", "en": "Even more"}
    data["scales"][0]["options"].append({"code": 5, "label": words, "step_label": words})
    data["scales"][0]["first_steps"][0]["options"].append(5)


def _new_item(data: dict[str, Any]) -> None:
    words = {"fr": "Un banc", "nl": "Een bank", "en": "A bench"}
    data["items"].append(
        {"code": "bench", "section": "neighbourhood", "wording": words, "scale": "agree"}
    )


def _without_item(data: dict[str, Any]) -> None:
    data["items"] = [item for item in data["items"] if item["code"] != "street_as_a_whole"]


EDITS: list[tuple[str, Callable[[dict[str, Any]], object], VersionStep]] = [
    ("nothing", lambda data: None, VersionStep.SAME),
    ("title", lambda data: data["title"].update(fr="Autre titre"), VersionStep.PATCH),
    ("licence", lambda data: data.update(licence="CC-BY-4.0"), VersionStep.PATCH),
    (
        "status of a language",
        lambda data: data["languages"][2].update(status="reviewed"),
        VersionStep.PATCH,
    ),
    ("picture", lambda data: data["items"][0].update(picture="tree.svg"), VersionStep.PATCH),
    ("wording", lambda data: data["items"][0]["wording"].update(nl="Bomen"), VersionStep.MINOR),
    (
        "plain variant",
        lambda data: data["items"][0]["plain"].update(fr="Des arbres"),
        VersionStep.MINOR,
    ),
    (
        "label of an answer",
        lambda data: data["scales"][0]["options"][0]["label"].update(fr="Non"),
        VersionStep.MINOR,
    ),
    ("profile answer", lambda data: data["profile"][0]["choices"].pop(), VersionStep.MINOR),
    ("order", lambda data: data["items"].reverse(), VersionStep.MINOR),
    (
        "order of the answers",
        lambda data: data["scales"][0]["options"].reverse(),
        VersionStep.MINOR,
    ),
    ("order of choices", lambda data: data["profile"][0]["choices"].reverse(), VersionStep.MINOR),
    ("order of the languages", lambda data: data["languages"].reverse(), VersionStep.PATCH),
    ("new item", _new_item, VersionStep.MINOR),
    ("item removed", _without_item, VersionStep.MAJOR),
    ("point of the scale", _one_more_point, VersionStep.MAJOR),
    ("direction", lambda data: data["items"][0].update(direction=-1), VersionStep.MAJOR),
    ("role", lambda data: data["items"][3].update(role="domain"), VersionStep.MAJOR),
    ("least answered", lambda data: data["scores"][0].update(min_answered=3), VersionStep.MAJOR),
]


@pytest.mark.parametrize(
    ("edit", "step"), [row[1:] for row in EDITS], ids=[row[0] for row in EDITS]
)
def test_each_change_asks_for_its_step(
    edit: Callable[[dict[str, Any]], object], step: VersionStep
) -> None:
    assert step_needed(EXAMPLE, edited(edit)) is step


def test_a_change_is_shown_with_before_and_after() -> None:
    after = edited(lambda data: data["items"][0]["wording"].update(nl="Bomen"))
    found = changes(EXAMPLE, after)
    assert [(change.where, change.after) for change in found] == [
        ("items[trees].wording.nl", "Bomen")
    ]
    assert found[0].before == "Er staan genoeg bomen in mijn straat"


def test_a_changed_scale_under_a_minor_number_is_refused_with_the_least_number() -> None:
    problem = version_problem(EXAMPLE, edited(_one_more_point, "1.1.0"))
    assert problem is not None
    assert problem.details["least"] == "2.0.0"


def test_a_changed_scale_under_a_new_major_number_is_accepted() -> None:
    assert version_problem(EXAMPLE, edited(_one_more_point, "2.0.0")) is None


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("1.2.3", "2.0.0", VersionStep.MAJOR),
        ("1.2.3", "1.3.0", VersionStep.MINOR),
        ("1.2.3", "1.2.4", VersionStep.PATCH),
        ("1.2.3", "1.2.3", VersionStep.SAME),
        ("1.2.3", "1.2.2", VersionStep.SAME),
        ("1.9.0", "1.10.0", VersionStep.MINOR),
    ],
)
def test_the_step_between_two_numbers(before: str, after: str, step: VersionStep) -> None:
    assert step_made(before, after) is step


@pytest.mark.parametrize(
    ("step", "following"),
    [
        (VersionStep.MAJOR, "2.0.0"),
        (VersionStep.MINOR, "1.3.0"),
        (VersionStep.PATCH, "1.2.4"),
        (VersionStep.SAME, "1.2.3"),
    ],
)
def test_the_number_that_follows(step: VersionStep, following: str) -> None:
    assert next_version("1.2.3", step) == following


def _lists_of_parts(value: Any, where: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        yield where, value
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in inside:
        if isinstance(inner, dict | list):
            yield from _lists_of_parts(inner, f"{where}.{name}")


def test_no_other_order_passes_for_the_same_version() -> None:
    """What has another hash never says that nothing changed."""
    for instrument in shipped():
        places = [where for where, parts in _lists_of_parts(as_data(instrument)) if len(parts) > 1]
        assert places
        for place in places:
            data = copy.deepcopy(as_data(instrument))
            dict(_lists_of_parts(data))[place].reverse()
            turned = load(data)
            assert content_hash(turned) != content_hash(instrument)
            assert step_needed(instrument, turned) > VersionStep.SAME, place
            assert changes(instrument, turned), place
