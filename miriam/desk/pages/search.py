"""What was found, said: each file with the places where the words stand."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from miriam.desk.selectors.search import Find, FoundIn
from miriam.people.models import File

PLACES: dict[FoundIn, Promise] = {
    FoundIn.NAME: _("prénom"),
    FoundIn.WAY: _("moyen de la joindre"),
    FoundIn.NAME_TO_SHOW: _("nom affiché"),
    FoundIn.CODE_WORD: _("mot convenu"),
}


@dataclass(frozen=True)
class FindLine:
    """A file, and where it was found, in words."""

    file: File
    where: str


def lines_of(finds: list[Find]) -> list[FindLine]:
    """In the order of the search."""
    return [FindLine(find.file, _listed(find.where)) for find in finds]


def _listed(places: tuple[FoundIn, ...]) -> str:
    return ", ".join(str(PLACES[place]) for place in places)
