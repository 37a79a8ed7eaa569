"""What a case manager uses most when she notes, so that it lies first under her thumb."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Encounter
from miriam.core.prepared import prepared
from miriam.people.models import File

KINDS, THEMES = 6, 5
# How far back one looks: what she did a year ago says little about today.
LATEST = 100


@dataclass(frozen=True)
class Habits:
    """The kinds she uses, and the themes that came last: with this woman, then with others."""

    kinds: list[EncounterKind]
    themes: list[UUID]


def habits(file: File, by: Actor) -> Habits:
    """What stands first on the page of a note; three short questions."""
    themes = [*_themes_with_her(file=file.pk), *_themes_of(hat=by.hat.pk)]
    return Habits(most_used(_kinds_of(hat=by.hat.pk)), list(dict.fromkeys(themes)))


def most_used(kinds: Iterable[str]) -> list[EncounterKind]:
    """The kinds that occur most; where too few do, those that the house begins with."""
    used = Counter(kinds)
    ranked = sorted(EncounterKind, key=lambda kind: (-used[kind], BEGINNING.index(kind)))
    return ranked[:KINDS]


BEGINNING = (
    EncounterKind.WALK,
    EncounterKind.HOME,
    EncounterKind.MESSAGE,
    EncounterKind.PHONE,
    EncounterKind.ADMINISTRATION,
    EncounterKind.OFFICE,
    EncounterKind.CAFE,
    EncounterKind.SCHOOL,
    EncounterKind.DOCTOR,
    EncounterKind.INFORMAL,
    EncounterKind.ONLINE,
    EncounterKind.COURT,
)


@prepared
def _kinds_of(hat: int) -> QuerySet[Encounter, str]:
    """The kinds of the last encounters that she wrote down, in whichever file."""
    latest = Encounter.objects.filter(written_by=hat).order_by("-pk")
    return latest.values_list("kind", flat=True)[:LATEST]


@prepared
def _themes_with_her(file: int) -> QuerySet[Encounter, UUID]:
    """The themes of the last encounters with this woman, whoever wrote them down."""
    return _themes(Encounter.objects.filter(file=file))


@prepared
def _themes_of(hat: int) -> QuerySet[Encounter, UUID]:
    """The themes of the last encounters that she wrote down."""
    return _themes(Encounter.objects.filter(written_by=hat))


def _themes(met: QuerySet[Encounter]) -> QuerySet[Encounter, UUID]:
    about = met.filter(themes__isnull=False).order_by("-pk", "themes__place", "themes")
    return about.values_list("themes__public_id", flat=True)[:LATEST]
