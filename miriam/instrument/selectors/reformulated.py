"""Which questions are most often put in other words: for those who rewrite the questionnaire.

Counts over all women of the installation; small numbers stay away, and so do the words used.
"""

from dataclasses import dataclass

from django.db.models import Count, Q

from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.models import Answer

FEWEST_NOTED = 10
FEWEST_TIMES = 5


@dataclass(frozen=True)
class Reformulated:
    """A question, how often it was put otherwise, and how often somebody noted it or not."""

    item: str
    wording: dict[str, str]
    times: int
    noted: int


def most_reformulated(definition: Instrument) -> list[Reformulated]:
    """Most often first; one question to the database."""
    wordings = {item.code: item.wording for item in definition.items}
    counts = (
        Answer.objects.filter(
            administration__version__instrument=definition.id,
            administration__version__version=definition.version,
            item__in=wordings,
            reformulated__isnull=False,
        )
        .values("item")
        .annotate(times=Count("pk", filter=Q(reformulated=True)), noted=Count("pk"))
        .filter(times__gte=FEWEST_TIMES, noted__gte=FEWEST_NOTED)
        .order_by("-times", "item")
    )
    return [
        Reformulated(row["item"], wordings[row["item"]], row["times"], row["noted"])
        for row in counts
    ]
