"""What of a definition can be read aloud, and which recording says it: as data, in any language."""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from miriam.questionnaire.domain.definition.parts import Presentation
from miriam.questionnaire.domain.sounds import sound_of

Json = dict[str, Any]
PROMPT, SECTIONS, THEN_TEST = "prompt", "sections", "then_test"
ANSWERS = ("first_steps", "options", "choices")
QUESTIONS = ("facts", "transitions", "profile")


@dataclass(frozen=True)
class Slot:
    """One thing on her screens: its key, what she reads there, and the recordings named for it."""

    key: str
    words: dict[str, str]
    names: dict[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The chapter of the draft that it stands in."""
        return self.key.split(".", maxsplit=1)[0]

    @property
    def file(self) -> str:
        """How a file is called that reads it, without its ending: `scales-agree-4`."""
        return "-".join(step for step in self.key.split(".") if step not in ANSWERS)

    @property
    def is_answer(self) -> bool:
        """Whether it is one of the answers to something."""
        return self.key.count(".") > 1


def slots(data: Json) -> Iterator[Slot]:
    """Everything that she may want to hear, in the order of the screens; what has no words yet
    cannot be read aloud.
    """
    return (slot for slot in _slots(data) if slot.words)


def _slots(data: Json) -> Iterator[Slot]:
    yield Slot(PROMPT, data.get("prompt") or {}, data.get("prompt_audio") or {})
    for section in data.get(SECTIONS, []):
        key = f"{SECTIONS}.{section['code']}"
        yield Slot(key, section.get("lead") or {}, section.get("lead_audio") or {})
    for item in data.get("items", []):
        yield _slot(f"items.{item['code']}", item)
    for scale in data.get("scales", []):
        yield from _answers(f"scales.{scale['code']}", scale)
    look_back = data.get(THEN_TEST) or {}
    yield Slot(THEN_TEST, look_back.get("cue") or {}, look_back.get("cue_audio") or {})
    for kind in QUESTIONS:
        for question in data.get(kind, []):
            key = f"{kind}.{question['code']}"
            yield _slot(key, question)
            for choice in question.get("choices", []):
                yield _slot(f"{key}.choices.{choice['code']}", choice)


def _answers(key: str, scale: Json) -> Iterator[Slot]:
    """Of an answer in two steps, the second one is read only where the first one leaves a choice,
    and in its own shorter words.
    """
    steps = scale.get("first_steps", []) if _in_two_steps(scale) else []
    for step in steps:
        yield _slot(f"{key}.first_steps.{step['code']}", step)
    reached = [code for step in steps if len(step["options"]) > 1 for code in step["options"]]
    for option in scale.get("options", []):
        if not steps or option["code"] in reached:
            words = option.get("step_label") if steps else None
            yield _slot(f"{key}.options.{option['code']}", option, words)


def _in_two_steps(scale: Json) -> bool:
    return scale.get("presentation") == Presentation.TWO_STEPS


def _slot(key: str, part: Json, words: dict[str, str] | None = None) -> Slot:
    said = words or part.get("wording") or part.get("label") or {}
    return Slot(key, said, part.get("audio") or {})


def slot(data: Json, key: str) -> Slot | None:
    """One of them by its key."""
    return next((one for one in slots(data) if one.key == key), None)


def read_by(data: Json, language: str, file: str) -> list[str]:
    """What a file reads, by its name: the one text that it is called after, or all those for which
    the definition names it.
    """
    stem = file.rpartition(".")[0]
    return [
        one.key
        for one in slots(data)
        if language in one.words
        and (stem in (one.file, f"{one.file}-{language}") or file == one.names.get(language))
    ]


def names(data: Json) -> frozenset[str]:
    """Every recording that the definition names."""
    return frozenset(name for _key, _language, name in named(data))


def named(data: Json) -> list[tuple[str, str, str]]:
    """Where a recording is named, in which language, and how."""
    return [
        (one.key, language, name) for one in _slots(data) for language, name in one.names.items()
    ]


def put(data: Json, key: str, language: str, name: str) -> Json:
    """The data in which this recording is named in this place."""
    found = copy.deepcopy(data)
    part, there = _place(found, key)
    part.setdefault(there, {})[language] = name
    return found


def take(data: Json, key: str, language: str) -> Json:
    """The data in which no recording is named in this place."""
    found = copy.deepcopy(data)
    part, there = _place(found, key)
    part.get(there, {}).pop(language, None)
    if not part.get(there):
        part.pop(there, None)
    return found


def outdated(before: Json, after: Json) -> list[tuple[str, str]]:
    """Where a recording still says the words that stood there before: key and language."""
    said = {one.key: one for one in _slots(before)}
    return [
        (one.key, language)
        for one in _slots(after)
        for language, name in one.names.items()
        if (earlier := said.get(one.key))
        and earlier.names.get(language) == name
        and earlier.words.get(language) != one.words.get(language)
    ]


def _place(data: Json, key: str) -> tuple[Json, str]:
    """The part that names the recording, and under which name."""
    if key == PROMPT:
        return data, "prompt_audio"
    if key == THEN_TEST:
        return data[THEN_TEST], "cue_audio"
    part, steps = data, key.split(".")
    for kind, code in zip(steps[::2], steps[1::2], strict=True):
        part = next(one for one in part[kind] if str(one["code"]) == code)
    return part, "lead_audio" if key.startswith(SECTIONS) else "audio"


def name_for(key: str, language: str, content: bytes, ending: str) -> str:
    """`trees-fr-….ogg`: readable, and with the hash of the bytes, so that the name of a recording
    is never that of another one.
    """
    readable = "-".join(step for step in key.split(".")[1:] if step not in ANSWERS) or key
    return f"{readable[:50]}-{language}-{_digest(content)}.{ending}"


def is_name_of(name: str, content: bytes) -> bool:
    """Whether a recording was given this name for these bytes, here or elsewhere."""
    return name.endswith(f"-{_digest(content)}.{sound_of(content)}")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
