"""What her picture is drawn from: her finished measures in one version, and the answers of each.

It holds no score and no withheld answer.
"""

from django.db.models import QuerySet

from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.look.language import said
from miriam.measures.models import Administration, Answer
from miriam.people.models import File
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, withheld_keys
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item
from miriam.questionnaire.domain.definition.scoring import directed


def comparable_measures(file: File, instrument: str = DEFAULT_INSTRUMENT) -> list[Administration]:
    """Her finished measures in the version of the first one, in the order of the moments."""
    finished = attach(_finished(file.pk, instrument), "file", {file.pk: file})
    return [one for one in finished if one.version_id == finished[0].version_id]


@prepared
def _finished(file: int, instrument: str) -> QuerySet[Administration]:
    """Her finished measures with this questionnaire, in the order of the moments."""
    return (
        Administration.objects.filter(
            file=file, version__instrument=instrument, finished_on__isnull=False
        )
        .select_related("version")
        .order_by("moment")
    )


def shown_items(definition: Instrument) -> list[Item]:
    """The questions that may be shown one by one."""
    return [item for item in definition.items if not item.withheld]


def questions_of_picture(file: File, instrument: str = DEFAULT_INSTRUMENT) -> dict[str, str]:
    """Every question on her picture, by code; empty before the first measure."""
    measures = comparable_measures(file, instrument)
    items = shown_items(measures[0].version.definition) if measures else []
    return {item.code: said(item.wording) for item in items}


def directed_values(measure: Administration) -> dict[str, int]:
    """Each answer on a scale by its question, turned so that more is always better; one question
    to the database.
    """
    definition = measure.version.definition
    withheld = withheld_keys(definition)
    items = {item.code: item for item in definition.items if item.code not in withheld}
    return {
        answer.item: directed(definition, items[answer.item], answer.code)
        for answer in _chosen(administration=measure.pk, items=list(items))
        if answer.code is not None
    }


@prepared
def _chosen(administration: int, items: list[str]) -> QuerySet[Answer]:
    """What was chosen in this measure to these questions."""
    chosen = Answer.objects.filter(administration=administration, item__in=items)
    return chosen.filter(code__isnull=False).order_by("pk")
