"""What a sheet of measures is compared with: one's women, their yes, the measures that stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.measures.domain.intake.checking import Fault
from miriam.measures.models import Administration
from miriam.measures.selectors.measures import states_of, who_agrees
from miriam.people.models import File
from miriam.people.selectors import my_files
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.selectors.chosen import asked_next


@dataclass(frozen=True)
class Known:
    """One's women by public name, and what stands against a new measure of each."""

    names: Mapping[UUID, str]
    agree: Mapping[Moment, frozenset[UUID]]
    measured: frozenset[tuple[UUID, str]]
    versions: Mapping[UUID, str]

    def standing(self, file: UUID, moment: str, *, read_with: str) -> Fault | None:
        """Why this measure could not be taken in, if there is a reason."""
        if file not in self.agree[Moment(moment)]:
            return Fault.NO_CONSENT
        if self.versions.get(file, read_with) != read_with:
            return Fault.OTHER_VERSION
        return Fault.MEASURED if (file, moment) in self.measured else None


def known_to(by: Actor) -> Known:
    """Four questions to the database, however many women."""
    files = my_files(by)
    states = states_of(files)
    return Known(
        names={file.public_id: file.call_name for file in files},
        agree={
            moment: frozenset(file.public_id for file in files if file.pk in agreed)
            for moment, agreed in who_agrees(files).items()
        },
        measured=frozenset(
            (file.public_id, str(one.moment))
            for file in files
            for one in states[file.pk]
            if one.is_done
        ),
        versions=_first_versions(files),
    )


def _first_versions(files: Sequence[File]) -> dict[UUID, str]:
    """The number that each woman began with; her other moments are measured with the same."""
    begun = Administration.objects.filter(
        file__in=files, version__instrument=DEFAULT_INSTRUMENT
    ).order_by("-started_on", "-pk")
    return dict(begun.values_list("file__public_id", "version__version"))


def instrument_of_sheets(mandate: Mandate) -> Instrument:
    """The questionnaire that a sheet is read with: the version of the centre's next measures."""
    return asked_next(mandate.centre)[DEFAULT_INSTRUMENT]
