"""The themes of a centre, as lists and as choices."""

from uuid import UUID, uuid5

from django.db.models import QuerySet

from miriam.access.models import Centre
from miriam.accompaniment.data.starting_themes import STARTING_THEMES
from miriam.accompaniment.models import Theme
from miriam.core.prepared import prepared


def themes_of(centre: Centre) -> list[Theme]:
    """All themes of a centre, retired ones too; the list of the method until it has its own."""
    return _own(centre=centre.pk) or unwritten_list(centre)


@prepared
def _own(centre: int) -> QuerySet[Theme]:
    """Those that the centre keeps."""
    return Theme.objects.filter(centre=centre)


def has_own_list(centre: Centre) -> bool:
    """Whether the centre has made the list its own."""
    return Theme.objects.filter(centre=centre).exists()


def offered_themes(centre: Centre) -> list[Theme]:
    """Those one can choose for a new encounter."""
    return [theme for theme in themes_of(centre) if theme.retired_on is None]


def unwritten_list(centre: Centre) -> list[Theme]:
    """The list of the method, not kept yet; each theme already has its public name."""
    return [
        Theme(
            public_id=public_id_of(centre, start.code),
            centre=centre,
            name_fr=start.name_fr,
            name_nl=start.name_nl,
            domains=[domain.value for domain in start.domains],
            place=place,
        )
        for place, start in enumerate(STARTING_THEMES, start=1)
    ]


def public_id_of(centre: Centre, code: str) -> UUID:
    """The public name of a starting theme in this centre, before and after it is kept."""
    return uuid5(centre.public_id, f"theme:{code}")
