"""Two versions of a questionnaire side by side: what changed, how large the step must be, and
whether figures may meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from miriam.questionnaire.domain.definition.canonical import as_data, leaves
from miriam.questionnaire.domain.definition.instrument import RECORDED, Instrument
from miriam.questionnaire.domain.definition.problems import Problem, gettext_noop


class VersionStep(IntEnum):
    """How far the version number must move."""

    SAME = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True)
class Change:
    where: str
    before: object
    after: object
    step: VersionStep


MEASURED_OTHERWISE = (
    "scale",
    "direction",
    "role",
    "method",
    "factor",
    "min_answered",
    "items",
    "options",
    "code",
    "withheld",
)
READ_OTHERWISE = (
    "wording",
    "plain",
    "label",
    "step_label",
    "lead",
    "cue",
    "missing",
    "presentation",
)
# Lists that she goes through from the first to the last; of a scale, those inside it.
SEEN_IN_ORDER = ("sections", "scales[", "profile", "facts", "transitions")
ASKED_BESIDE = ("prompt", "profile", "facts", "then_test", "transitions")
WITHOUT_EFFECT_ON_ANSWERS = ("id", "version")


def changes(before: Instrument, after: Instrument) -> tuple[Change, ...]:
    """Each leaf that differs, in the order of the paths, with the step it asks for."""
    old, new = _leaves(before), _leaves(after)
    paths = sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))
    named = [path for path in paths if path not in WITHOUT_EFFECT_ON_ANSWERS]
    found = [Change(path, old.get(path), new.get(path), _step(path, old, new)) for path in named]
    return (*found, *_moved(before, after))


def _moved(before: Instrument, after: Instrument) -> Iterator[Change]:
    """The lists whose parts stand in another order; that of the questions is among the leaves."""
    old, new = dict(_orders(as_data(before), "")), dict(_orders(as_data(after), ""))
    for path in sorted(old.keys() & new.keys() - {"items"}):
        kept = [code for code in old[path] if code in new[path]]
        if kept != [code for code in new[path] if code in kept]:
            step = VersionStep.MINOR if path.startswith(SEEN_IN_ORDER) else VersionStep.PATCH
            yield Change(f"{path}.order", old[path], new[path], step)


def _orders(value: object, where: str) -> Iterator[tuple[str, list[object]]]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _orders(inner, f"{where}.{name}" if where else str(name))
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        yield where, [inner["code"] for inner in value]
        for inner in value:
            yield from _orders(inner, f"{where}[{inner['code']}]")


def step_needed(before: Instrument, after: Instrument) -> VersionStep:
    return max((change.step for change in changes(before, after)), default=VersionStep.SAME)


def version_problem(before: Instrument, after: Instrument) -> Problem | None:
    """What is wrong with the new version number, if anything: it must move at least as far as
    the content did.
    """
    needed = step_needed(before, after)
    if step_made(before.version, after.version) >= needed:
        return None
    return Problem(
        "version",
        gettext_noop(
            "le contenu a changé : après la version %(before)s, il faut au moins la version "
            "%(least)s"
        ),
        {"before": before.version, "least": next_version(before.version, needed)},
    )


def step_made(before: str, after: str) -> VersionStep:
    old, new = _numbers(before), _numbers(after)
    if new <= old:
        return VersionStep.SAME
    moved = next(place for place in range(3) if new[place] != old[place])
    return (VersionStep.MAJOR, VersionStep.MINOR, VersionStep.PATCH)[moved]


def next_version(version: str, step: VersionStep) -> str:
    major, minor, patch = _numbers(version)
    following = {
        VersionStep.MAJOR: (major + 1, 0, 0),
        VersionStep.MINOR: (major, minor + 1, 0),
        VersionStep.PATCH: (major, minor, patch + 1),
        VersionStep.SAME: (major, minor, patch),
    }[step]
    return ".".join(map(str, following))


def in_order(versions: Iterable[Instrument]) -> list[Instrument]:
    """By name, then by number: 1.9 before 1.10."""
    return sorted(versions, key=lambda instrument: (instrument.id, _numbers(instrument.version)))


def latest(versions: Iterable[Instrument]) -> Instrument:
    """The newest of several versions of a questionnaire."""
    return max(versions, key=lambda instrument: _numbers(instrument.version))


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = (int(number) for number in version.split("."))
    return major, minor, patch


def _leaves(instrument: Instrument) -> dict[str, object]:
    order = [item.code for item in instrument.items]
    return {**dict(leaves(as_data(instrument))), "items.order": order}


def _step(path: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> VersionStep:
    """A scale or a score changes what is measured; words change what is read; the rest changes
    neither, a voice that says the same words included.
    """
    names = path.replace("]", "").replace("[", ".").split(".")
    if path == "items.order":
        gone = set(old[path]) - set(new[path])
        return VersionStep.MAJOR if gone else VersionStep.MINOR
    if _is_recorded(path):
        return VersionStep.PATCH
    if _counted(names):
        return _step_unless_new(path, old)
    if names[0] in ASKED_BESIDE or any(name in READ_OTHERWISE for name in names):
        return VersionStep.MINOR
    return VersionStep.PATCH


def _is_recorded(path: str) -> bool:
    """Whether a path leads to a recording; the code of a part may be any word."""
    return any(name in RECORDED for name in re.sub(r"\[[^\]]*\]", "", path).split("."))


def _counted(names: list[str]) -> bool:
    return names[0] in ("items", "scales", "scores") and names[-1] in MEASURED_OTHERWISE


def _step_unless_new(path: str, old: Mapping[str, Any]) -> VersionStep:
    """A question, scale or score that is added beside the others leaves the others as they were."""
    part = path.split("].", maxsplit=1)[0]
    existed = any(known.startswith(f"{part}].") for known in old)
    return VersionStep.MAJOR if existed else VersionStep.MINOR
