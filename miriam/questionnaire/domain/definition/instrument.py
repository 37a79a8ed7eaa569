"""A whole questionnaire in one version, and the rules that hold between its parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Self

from pydantic import BaseModel, Field, StringConstraints, model_validator

from miriam.questionnaire.domain.definition.parts import (
    AskedLanguage,
    Audio,
    DefinitionPart,
    FirstStep,
    Item,
    LanguageCode,
    Presentation,
    Question,
    Scale,
    ScoreRule,
    Text,
    ThenTest,
    Titled,
    Transition,
)
from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
# As many digits as the addresses of the pages have place for.
NUMBER = re.compile(r"(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})")
Version = Annotated[str, StringConstraints(pattern=f"^{NUMBER.pattern}$")]

# The fields that name recordings of a voice.
RECORDED = ("audio", "prompt_audio", "lead_audio", "cue_audio")


class Instrument(DefinitionPart):
    id: Slug
    version: Version
    title: Text
    origin: Text
    licence: str
    rights: Text
    source_language: LanguageCode
    languages: Annotated[tuple[AskedLanguage, ...], Field(min_length=1)]
    scales: Annotated[tuple[Scale, ...], Field(min_length=1)]
    sections: Annotated[tuple[Titled, ...], Field(min_length=1)]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    themes: tuple[Titled, ...] = ()
    scores: tuple[ScoreRule, ...] = ()
    profile: tuple[Question, ...] = ()
    facts: tuple[Question, ...] = ()
    prompt: Text | None = None
    prompt_audio: Audio = Field(default_factory=dict)
    then_test: ThenTest | None = None
    transitions: tuple[Transition, ...] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if problems := tuple(coherence(self)):
            raise Faulty(problems)
        return self

    def item(self, code: str) -> Item:
        return next(item for item in self.items if item.code == code)

    def scale(self, code: str) -> Scale:
        return next(scale for scale in self.scales if scale.code == code)

    def scale_of(self, item: Item) -> Scale:
        return self.scale(item.scale)

    def section(self, code: str) -> Titled:
        return next(section for section in self.sections if section.code == code)

    def language(self, code: str) -> AskedLanguage:
        return next(language for language in self.languages if language.code == code)

    @property
    def pictures(self) -> frozenset[str]:
        """The name of every picture: beside a question, an answer, the first half of one."""
        answers = chain.from_iterable(scale.drawn for scale in self.scales)
        questions = chain(self.profile, self.facts)
        named = [part.picture for part in (*self.items, *answers)]
        named += [part.picture for part in questions]
        return frozenset(name for name in named if name)

    @property
    def language_codes(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.languages)


def coherence(instrument: Instrument) -> Iterator[Problem]:
    """Everything that is wrong between the parts, each with its path."""
    yield from _repeated_codes(instrument)
    yield from _unknown_links(instrument)
    yield from _missing_words(instrument)
    for scale in instrument.scales:
        yield from _scale_problems(scale)
    for score in instrument.scores:
        yield from _score_problems(instrument, score)


def _repeated_codes(instrument: Instrument) -> Iterator[Problem]:
    for name in ("languages", "scales", "sections", "themes", "scores", "transitions"):
        yield from _twice(name, [str(part.code) for part in getattr(instrument, name)])
    questions = (*instrument.profile, *instrument.facts)
    asked = [item.code for item in instrument.items] + [question.code for question in questions]
    yield from _twice("items", asked)
    for name in ("profile", "facts"):
        for question in getattr(instrument, name):
            yield from _twice(
                f"{name}[{question.code}].choices", [choice.code for choice in question.choices]
            )
    for scale in instrument.scales:
        yield from _twice(f"scales[{scale.code}].options", list(scale.codes))


def _twice(where: str, codes: list[str] | list[int]) -> Iterator[Problem]:
    for code, times in Counter[str | int](codes).items():
        if times > 1:
            yield Problem(
                where,
                gettext_noop("le code « %(code)s » est employé plusieurs fois"),
                {"code": code},
            )


def _unknown_links(instrument: Instrument) -> Iterator[Problem]:
    scales = {scale.code for scale in instrument.scales}
    for item in instrument.items:
        where = f"items[{item.code}]"
        yield from _unknown(f"{where}.scale", [item.scale], scales)
        yield from _unknown(
            f"{where}.section", [item.section], {section.code for section in instrument.sections}
        )
        if item.theme is not None:
            yield from _unknown(
                f"{where}.theme", [item.theme], {theme.code for theme in instrument.themes}
            )
    items = {item.code for item in instrument.items}
    for score in instrument.scores:
        yield from _unknown(f"scores[{score.code}].items", score.items, items)
    if instrument.then_test is not None:
        yield from _unknown("then_test.items", instrument.then_test.items, items)
        yield from _unknown("then_test.control", [instrument.then_test.control], items)
    for transition in instrument.transitions:
        subjects = items | {score.code for score in instrument.scores}
        yield from _unknown(f"transitions[{transition.code}].about", [transition.about], subjects)
        yield from _unknown(f"transitions[{transition.code}].scale", [transition.scale], scales)
    yield from _unknown(
        "source_language", [instrument.source_language], set(instrument.language_codes)
    )


def _unknown(where: str, wanted: list[str] | tuple[str, ...], known: set[str]) -> Iterator[Problem]:
    for code in wanted:
        if code not in known:
            yield Problem(
                where,
                gettext_noop("« %(code)s » n’existe pas dans cette définition"),
                {"code": code},
            )


def _missing_words(instrument: Instrument) -> Iterator[Problem]:
    """Each declared language has every word that she will see; a plain variant may be absent,
    and so may recordings.
    """
    declared = set(instrument.language_codes)
    for where, text in texts(instrument):
        optional = where.endswith((".plain", ".note"))
        for code in sorted(set(text) - declared):
            yield Problem(
                where,
                gettext_noop("la langue « %(language)s » n’est pas déclarée"),
                {"language": code},
            )
        for code in sorted(declared - set(text)) if not optional else ():
            yield Problem(
                where, gettext_noop("le texte manque en « %(language)s »"), {"language": code}
            )


def texts(instrument: Instrument) -> Iterator[tuple[str, Text]]:
    """Every translated text with its path."""
    yield from _texts_of(instrument, "")


def _texts_of(part: BaseModel, where: str) -> Iterator[tuple[str, Text]]:
    for name in type(part).model_fields:
        value = getattr(part, name)
        path = f"{where}.{name}" if where else name
        if isinstance(value, dict) and name not in RECORDED:
            yield path, value
        elif isinstance(value, BaseModel):
            yield from _texts_of(value, path)
        elif isinstance(value, tuple):
            for inner in value:
                if isinstance(inner, BaseModel):
                    yield from _texts_of(inner, f"{path}[{getattr(inner, 'code', '')}]")


def _scale_problems(scale: Scale) -> Iterator[Problem]:
    where = f"scales[{scale.code}].first_steps"
    if scale.presentation is Presentation.TWO_STEPS:
        reached = sorted(code for step in scale.first_steps for code in step.options)
        if reached != sorted(scale.codes):
            yield Problem(
                where,
                gettext_noop(
                    "chaque réponse doit être atteinte par une première étape, une seule fois"
                ),
            )
        yield from _steps_without_words(scale, where)
    elif scale.first_steps:
        yield Problem(
            where, gettext_noop("seule une échelle en deux étapes a des premières étapes")
        )


def _steps_without_words(scale: Scale, where: str) -> Iterator[Problem]:
    for step in _branching(scale):
        for code in step.options:
            if code in scale.codes and scale.option(code).step_label is None:
                yield Problem(
                    f"{where}[{step.code}]",
                    gettext_noop("la réponse %(code)s n’a pas de mots pour la deuxième étape"),
                    {"code": code},
                )


def _branching(scale: Scale) -> list[FirstStep]:
    return [step for step in scale.first_steps if len(step.options) > 1]


def _score_problems(instrument: Instrument, score: ScoreRule) -> Iterator[Problem]:
    where = f"scores[{score.code}]"
    items = [item for item in instrument.items if item.code in score.items]
    if len(set(score.items)) != len(score.items):
        yield Problem(f"{where}.items", gettext_noop("une question compte deux fois dans ce score"))
    for item in items:
        if item.stands_alone:
            yield Problem(
                f"{where}.items",
                gettext_noop(
                    "« %(code)s » est un domaine à une seule question : il n’entre dans aucun score"
                ),
                {"code": item.code},
            )
    if len({item.scale for item in items}) > 1:
        yield Problem(
            f"{where}.items", gettext_noop("les questions d’un score ont la même échelle")
        )
    least = -(-2 * len(score.items) // 3)
    if not least <= score.min_answered <= len(score.items):
        yield Problem(
            f"{where}.min_answered",
            gettext_noop("au moins %(least)s réponses (deux tiers) et au plus %(most)s"),
            {"least": least, "most": len(score.items)},
        )
