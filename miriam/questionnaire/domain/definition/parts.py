"""The small parts of a questionnaire: translated text, language, scale, item, question, score.
Data only, no behaviour of a page.
"""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
LanguageCode = Annotated[
    str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=12)
]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$")]
Text = dict[LanguageCode, Words]
# The name of the file in which a voice says the words, language by language.
Audio = dict[LanguageCode, FileName]


class DefinitionPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


class Status(StrEnum):
    OFFICIAL = "official"
    REVIEWED = "reviewed"
    UNREVIEWED = "unreviewed"


class Direction(StrEnum):
    LTR = "ltr"
    RTL = "rtl"


class MissingReason(StrEnum):
    """Why there is no answer. The first and the last are facts; the others are choices offered
    to her.
    """

    NO_ANSWER = "no_answer"
    DONT_KNOW = "dont_know"
    NOT_APPLICABLE = "not_applicable"
    REFUSED = "refused"
    NOT_ASKED = "not_asked"


class Presentation(StrEnum):
    TWO_STEPS = "two_steps"
    CHOICES = "choices"
    NUMBER_LINE = "number_line"


class ItemRole(StrEnum):
    """An indicator may enter a mean; a domain stands alone; a criterion judges the whole and
    stands alone too.
    """

    INDICATOR = "indicator"
    DOMAIN = "domain"
    CRITERION = "criterion"


class AskedLanguage(DefinitionPart):
    code: LanguageCode
    name: Words
    direction: Direction = Direction.LTR
    status: Status
    translator: str = ""
    on: datetime.date | None = None
    note: str = ""


class Option(DefinitionPart):
    # What a column of answers holds, whatever the database.
    code: Annotated[int, Field(ge=-10_000, le=10_000)]
    label: Text
    step_label: Text | None = None
    picture: FileName | None = None
    audio: Audio = Field(default_factory=dict)


class FirstStep(DefinitionPart):
    """The first half of a two-step answer: « d’accord », then how much."""

    code: Code
    label: Text
    options: Annotated[tuple[int, ...], Field(min_length=1)]
    picture: FileName | None = None
    audio: Audio = Field(default_factory=dict)


class Scale(DefinitionPart):
    code: Code
    working: bool = False
    presentation: Presentation = Presentation.CHOICES
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    first_steps: tuple[FirstStep, ...] = ()
    note: Text | None = None

    @property
    def codes(self) -> tuple[int, ...]:
        return tuple(option.code for option in self.options)

    @property
    def drawn(self) -> tuple[Option | FirstStep, ...]:
        """Whatever can carry a picture."""
        return (*self.options, *self.first_steps)

    @property
    def lowest(self) -> int:
        return min(self.codes)

    @property
    def highest(self) -> int:
        return max(self.codes)

    def option(self, code: int) -> Option:
        return next(option for option in self.options if option.code == code)


class Titled(DefinitionPart):
    """A section or a theme: a heading, and the sentence above the questions."""

    code: Code
    title: Text
    lead: Text | None = None
    lead_audio: Audio = Field(default_factory=dict)


class Item(DefinitionPart):
    code: Code
    section: Code
    wording: Text
    scale: Code
    role: ItemRole = ItemRole.INDICATOR
    theme: Code | None = None
    plain: Text | None = None
    direction: Annotated[int, Field(ge=-1, le=1)] = 1
    missing: tuple[MissingReason, ...] = (MissingReason.DONT_KNOW, MissingReason.REFUSED)
    withheld: bool = False
    picture: FileName | None = None
    audio: Audio = Field(default_factory=dict)
    source_note: str = ""

    @field_validator("direction")
    @classmethod
    def _direction_is_a_sign(cls, direction: int) -> int:
        if direction == 0:
            raise ValueError("direction")
        return direction

    @property
    def stands_alone(self) -> bool:
        return self.role is not ItemRole.INDICATOR


class QuestionKind(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"


class Choice(DefinitionPart):
    code: Code
    label: Text
    alone: bool = False
    audio: Audio = Field(default_factory=dict)


class Question(DefinitionPart):
    """A question about facts, answered by choosing: of the profile, or objective facts at each
    moment.
    """

    code: Code
    wording: Text
    kind: QuestionKind = QuestionKind.SINGLE
    choices: Annotated[tuple[Choice, ...], Field(min_length=2)]
    plain: Text | None = None
    sealed: bool = True
    missing: tuple[MissingReason, ...] = (MissingReason.REFUSED,)
    picture: FileName | None = None
    audio: Audio = Field(default_factory=dict)


class Method(StrEnum):
    MEAN = "mean"
    SUM = "sum"


class ScoreRule(DefinitionPart):
    code: Code
    title: Text
    method: Method = Method.MEAN
    items: Annotated[tuple[Code, ...], Field(min_length=2)]
    min_answered: Annotated[int, Field(ge=1)]
    factor: Annotated[int, Field(ge=1, le=1_000)] = 1


class ThenTest(DefinitionPart):
    """At the end, a look back at the start: the cue to remember, the items asked again, and
    one not expected to move.
    """

    cue: Text
    cue_audio: Audio = Field(default_factory=dict)
    items: Annotated[tuple[Code, ...], Field(min_length=4, max_length=6)]
    control: Code


class Transition(DefinitionPart):
    """« Par rapport au début… » : one question for each score or criterion."""

    code: Code
    about: Code
    wording: Text
    scale: Code
    audio: Audio = Field(default_factory=dict)
