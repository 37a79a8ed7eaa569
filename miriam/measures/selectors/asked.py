"""Which version of a questionnaire she is asked: that of her centre, or the one she began with."""

from miriam.measures.models import Administration
from miriam.people.models import File
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.selectors.chosen import asked_next


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
