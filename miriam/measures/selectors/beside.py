"""What is asked beside the picture: the start seen again later, « compared with the start », facts.

No withheld question is among it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from miriam.core.rows import attach
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.questionnaire.domain.asked import withheld_keys


def answers_to(
    measures: Sequence[Administration], keys: Collection[str]
) -> dict[int, list[Answer]]:
    """The answers to these questions by measure, of those that people other than herself may see
    one by one; one question to the database.
    """
    closed = withheld_keys(measures[0].version.definition)
    rows = Answer.objects.filter(administration__in=measures, item__in=keys)
    found: dict[int, list[Answer]] = defaultdict(list)
    for answer in rows.exclude(item__in=closed).order_by("pk"):
        found[answer.administration_id].append(answer)
    return found


def facts_told(measures: Sequence[Administration]) -> dict[int, dict[str, Mapping[str, Any]]]:
    """What she told of her life, by measure and question; one question to the database.

    It is sealed: whoever asks has opened it.
    """
    found: dict[int, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    rows = SealedAnswer.objects.filter(administration__in=measures).order_by("pk")
    for answer in attach(list(rows), "administration", {one.pk: one for one in measures}):
        if answer.question in {one.code for one in answer.administration.version.definition.facts}:
            found[answer.administration_id][answer.question] = answer.value or {}
    return found
