"""Which version the next measures of a centre are taken with, and which one goes on for her."""

from miriam.access.models import Centre
from miriam.instrument.definition.compare import latest
from miriam.instrument.definition.instrument import Instrument
from miriam.instrument.definition.shelf import shipped
from miriam.instrument.domain import DEFAULT_INSTRUMENT, OTHER_INSTRUMENTS
from miriam.instrument.models import Administration, ChosenVersion
from miriam.people.models import File


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


def definitions_for(file: File) -> dict[str, Instrument]:
    """The questionnaires that may be asked of her, each in the version of her first measure, so
    that start and end can be compared; one that she never answered in the version of the centre.

    What she began stays, also when the centre asks it of nobody else any more. Two questions to
    the database.
    """
    begun = (
        Administration.objects.filter(file=file)
        .select_related("version")
        .order_by("-started_on", "-pk")
    )
    hers = {one.version.instrument: one.version.definition for one in begun}
    return asked_next(file.centre) | hers


def definition_for(file: File, instrument: str = DEFAULT_INSTRUMENT) -> Instrument:
    """The version that she is asked now.

    Raises:
        KeyError: when this questionnaire is not asked of her.
    """
    return definitions_for(file)[instrument]
