"""Which version the next measures of a centre are taken with."""

from miriam.access.models import Centre
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, OTHER_INSTRUMENTS
from miriam.questionnaire.domain.definition.compare import latest
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.shelf import shipped
from miriam.questionnaire.models import ChosenVersion


def asked_next(centre: Centre) -> dict[str, Instrument]:
    """The questionnaires that a centre asks, by name: those of Miriam, and those it chose.

    One question to the database.
    """
    found = {
        name: latest(one for one in shipped() if one.id == name)
        for name in (DEFAULT_INSTRUMENT, *OTHER_INSTRUMENTS)
    }
    chosen = ChosenVersion.objects.filter(centre=centre).select_related("version")
    return found | {one.instrument: one.version.definition for one in chosen.order_by("instrument")}


def is_chosen(definition: Instrument, centre: Centre) -> bool:
    """Whether the centre chose this very version, instead of what ships."""
    return ChosenVersion.objects.filter(
        centre=centre, instrument=definition.id, version__version=definition.version
    ).exists()
