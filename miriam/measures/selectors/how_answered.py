"""How her answers came about: what she listened to, looked up, changed, and in how many sittings.

It says something of the questions and of the day, and nothing of her. A closed question is left
out: what she did with it is hers.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from miriam.measures.models import Administration, Answer
from miriam.questionnaire.domain.definition.parts import MissingReason


@dataclass(frozen=True)
class HowAnswered:
    """One measure, answered in so many sittings; its questions by what happened with each."""

    sittings: int = 1
    listened: Mapping[str, int] = field(default_factory=dict)
    simple_words: frozenset[str] = frozenset()
    changed: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)


def _was_seen(answer: Answer) -> bool:
    return answer.missing_reason != MissingReason.NOT_ASKED


def how_answered(administration: Administration) -> HowAnswered:
    """How often she listened to which question, which ones she read in simpler words, how many
    answers she changed, how many questions she met in which language; one question to the database.
    """
    answers = list(Answer.objects.of(administration).order_by("pk"))
    return HowAnswered(
        sittings=administration.interruptions + 1,
        listened={one.item: one.audio_played for one in answers if one.audio_played},
        simple_words=frozenset(one.item for one in answers if one.help_asked),
        changed=sum(one.changed for one in answers),
        languages=dict(Counter(one.language for one in answers if _was_seen(one)).most_common()),
    )
