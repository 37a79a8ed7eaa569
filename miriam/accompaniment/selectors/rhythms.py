"""How often they meet, where it was agreed on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from miriam.accompaniment.domain import Rhythm, has_gone_by
from miriam.accompaniment.models import AgreedRhythm, Encounter
from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.people.models import File


@dataclass(frozen=True)
class MetAsAgreed:
    """What is agreed with a woman, and when they met last, if they did."""

    rhythm: AgreedRhythm
    on: date | None

    @property
    def has_gone_by(self) -> bool:
        """Whether more time went by than they agreed on, since they met or since they agreed."""
        last = max(filter(None, [self.rhythm.agreed_on, self.on]))
        return has_gone_by(Rhythm(self.rhythm.every), last, clock.today())


def rhythm_of(file: File) -> AgreedRhythm | None:
    """What is agreed with this woman, if anything is."""
    return next((one.rhythm for one in _met_by([file])), None)


def longer_than_agreed(files: Iterable[File]) -> list[AgreedRhythm]:
    """Where more time went by than they agreed on; in a pause nothing is asked. One query."""
    running = [file for file in files if file.is_open]
    return [one.rhythm for one in _met_by(running) if one.has_gone_by]


def _met_by(files: Iterable[File]) -> list[MetAsAgreed]:
    by_pk = {file.pk: file for file in files}
    agreed = attach(_agreed(files=list(by_pk)), "file", by_pk)
    return [MetAsAgreed(one, getattr(one, "met_on", None)) for one in agreed]


@prepared
def _agreed(files: list[int]) -> QuerySet[AgreedRhythm]:
    """The rhythms agreed in these files, each with the day on which they met last."""
    met = Encounter.objects.filter(file=OuterRef("file")).order_by("-on").values("on")[:1]
    agreed = AgreedRhythm.objects.filter(file__in=files).annotate(met_on=Subquery(met))
    return agreed.order_by("agreed_on", "pk")
