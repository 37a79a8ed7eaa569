"""How the questions are received: put in other words, looked up in simpler ones, answered in more
than one sitting. For those who rewrite the questionnaire.

Counts over all women of the installation; small numbers stay away, and so do the words used.
"""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from miriam.measures.domain.occasion import Mode
from miriam.measures.models import Administration, Answer
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import MissingReason

FEWEST_NOTED = 10
FEWEST_TIMES = 5
WITHOUT_SCREEN = (Mode.SELF_PAPER, Mode.PHONE)


@dataclass(frozen=True)
class Received:
    """A question, and how often something happened with it out of how many times."""

    item: str
    wording: dict[str, str]
    times: int
    noted: int


@dataclass(frozen=True)
class Sittings:
    """How many measures on a screen were finished, and how many of them in several sittings."""

    several: int
    finished: int


def most_reformulated(definition: Instrument) -> list[Received]:
    """Put in other words by the case manager, where somebody noted it or not; most often first."""
    noted = _met().filter(reformulated__isnull=False)
    return _most(definition, noted, Q(reformulated=True))


def most_looked_up(definition: Instrument) -> list[Received]:
    """Read in the simpler words of the screen, by herself; most often first."""
    on_screen = _met().exclude(administration__mode__in=WITHOUT_SCREEN)
    return _most(definition, on_screen, Q(help_asked=True))


def sittings_of(definition: Instrument) -> Sittings | None:
    """How often a measure on a screen took more than one sitting, when enough were finished."""
    finished = Administration.objects.filter(
        version__instrument=definition.id,
        version__version=definition.version,
        finished_on__isnull=False,
    ).exclude(mode__in=WITHOUT_SCREEN)
    counts = finished.aggregate(several=Count("pk", filter=Q(interruptions__gt=0)), of=Count("pk"))
    if counts["several"] < FEWEST_TIMES or counts["of"] < FEWEST_NOTED:
        return None
    return Sittings(counts["several"], counts["of"])


def _met() -> QuerySet[Answer]:
    return Answer.objects.exclude(missing_reason=MissingReason.NOT_ASKED)


def _most(definition: Instrument, answers: QuerySet[Answer], happened: Q) -> list[Received]:
    """One question to the database."""
    wordings = {item.code: item.wording for item in definition.items}
    counts = (
        answers.filter(
            administration__version__instrument=definition.id,
            administration__version__version=definition.version,
            item__in=wordings,
        )
        .values("item")
        .annotate(times=Count("pk", filter=happened), noted=Count("pk"))
        .filter(times__gte=FEWEST_TIMES, noted__gte=FEWEST_NOTED)
        .order_by("-times", "item")
    )
    return [
        Received(row["item"], wordings[row["item"]], row["times"], row["noted"]) for row in counts
    ]
