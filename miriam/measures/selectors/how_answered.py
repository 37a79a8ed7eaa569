"""In how many sittings and in which languages a measure was answered.

What she listened to, looked up or changed is kept for those who rewrite the questions, over many
women; it is shown to nobody about her (docs/adr/0027).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from miriam.measures.models import Administration, Answer
from miriam.questionnaire.domain.definition.parts import MissingReason


@dataclass(frozen=True)
class HowAnswered:
    """One measure, answered in so many sittings, its questions read in these languages."""

    sittings: int = 1
    languages: Mapping[str, int] = field(default_factory=dict)


def how_answered(administration: Administration) -> HowAnswered:
    """How many questions she met in which language; one question to the database."""
    met = Answer.objects.of(administration).exclude(missing_reason=MissingReason.NOT_ASKED)
    languages = met.order_by("pk").values_list("language", flat=True)
    return HowAnswered(administration.interruptions + 1, dict(Counter(languages).most_common()))
