"""Where the measures of a file stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from miriam.core import clock
from miriam.core.prepared import prepared
from miriam.core.rows import attach
from miriam.measures.domain.occasion import due, is_too_late, needed_for
from miriam.measures.domain.way import PASSED, Met
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.people.models import Consent, File
from miriam.people.selectors import has_consent
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.domain.definition.parts import MissingReason


@dataclass(frozen=True)
class MeasureOf:
    """One moment of one file: not begun, begun, or done; too late when hers ended before it."""

    moment: Moment
    administration: Administration | None
    is_too_late: bool = False
    # A later moment without a start has nothing to be compared with.
    lacks_start: bool = False

    @property
    def is_done(self) -> bool:
        return self.administration is not None and self.administration.is_finished

    @property
    def is_begun(self) -> bool:
        return self.administration is not None and not self.administration.is_finished


def measures_of(file: File, instrument: str = DEFAULT_INSTRUMENT) -> list[MeasureOf]:
    """The three moments of one file."""
    return states_of([file], instrument)[file.pk]


def states_of(
    files: Iterable[File], instrument: str = DEFAULT_INSTRUMENT
) -> dict[int, list[MeasureOf]]:
    """The three moments of many files, by file; one question to the database.

    Where a measure stands is told without its questionnaire, whose text would come with every row;
    and the files are at hand.
    """
    files = list(files)
    by_pk = {file.pk: file for file in files}
    found: dict[int, dict[str, Administration]] = defaultdict(dict)
    for administration in attach(_begun(list(by_pk), instrument), "file", by_pk):
        found[administration.file_id][administration.moment] = administration
    return {
        file.pk: [
            MeasureOf(
                moment,
                found[file.pk].get(moment),
                is_too_late(moment, closed=file.is_closed),
                moment is not Moment.START and not _is_done(found[file.pk].get(Moment.START)),
            )
            for moment in Moment
        ]
        for file in files
    }


def _is_done(administration: Administration | None) -> bool:
    return administration is not None and administration.is_finished


@prepared
def _begun(files: list[int], instrument: str) -> QuerySet[Administration]:
    """Every measure of these files with this questionnaire, in the order of the moments."""
    begun = Administration.objects.filter(file__in=files, version__instrument=instrument)
    return begun.defer("created_at").order_by("moment", "pk")


def due_of(files: Iterable[File], instrument: str = DEFAULT_INSTRUMENT) -> dict[int, Moment]:
    """Which measure may be proposed now, by file; two questions to the database."""
    files = list(files)
    return due_among(files, states_of(files, instrument))


def due_among(files: Iterable[File], states: Mapping[int, list[MeasureOf]]) -> dict[int, Moment]:
    """The same where their states are known; one question, if any of them had her last measure."""
    files, today = list(files), clock.today()
    finished = {file.pk: _finished(states[file.pk]) for file in files}
    later = _who_agrees_later([file for file in files if Moment.END in finished[file.pk]])

    def due_for(file: File) -> Moment | None:
        done, follow_up = finished[file.pk], file.pk in later
        return due(done, closed=file.is_closed, follow_up=follow_up, today=today)

    found = {file.pk: due_for(file) for file in files}
    return {pk: moment for pk, moment in found.items() if moment is not None}


def _who_agrees_later(files: list[File]) -> frozenset[int]:
    return who_agrees(files)[Moment.YEAR_AFTER] if files else frozenset()


def who_agrees(files: Iterable[File]) -> dict[Moment, frozenset[int]]:
    """The files of the women who said yes to each moment; one question to the database."""
    running = Consent.objects.running().filter(file__in=files).order_by("pk")
    scopes: dict[int, set[str]] = defaultdict(set)
    for file, scope in running.values_list("file", "scope"):
        scopes[file].add(scope)
    return {
        moment: frozenset(pk for pk, given in scopes.items() if given >= needed_for(moment))
        for moment in Moment
    }


def agrees_to(file: File, moment: Moment) -> bool:
    """Whether everything that this moment asks for is said and not taken back."""
    return all(has_consent(file, scope) for scope in needed_for(moment))


def _finished(measures: list[MeasureOf]) -> dict[Moment, date]:
    return {
        one.moment: one.administration.finished_on
        for one in measures
        if one.administration is not None and one.administration.finished_on is not None
    }


def reformulations(administration: Administration) -> dict[str, str]:
    """The questions that were put in other words, with those words where they were kept."""
    noted = Answer.objects.filter(administration=administration, reformulated=True)
    rows = noted.select_related("administration__file").order_by("pk")
    return {answer.item: answer.reformulation or "" for answer in rows}


def met_in(administration: Administration) -> Met:
    """Which questions she met and which of them she passed, not what she answered; two questions
    to the database.
    """
    items = Answer.objects.filter(administration=administration).order_by("item")
    sealed = SealedAnswer.objects.filter(administration=administration).order_by("question")
    found = dict(items.values_list("item", "missing_reason"))
    chosen = dict(sealed.values_list("question", "passed"))
    given_up = {key for key, reason in found.items() if reason in PASSED}
    given_up |= {key for key, passed in chosen.items() if passed}
    return Met(frozenset(found.keys() | chosen.keys()), frozenset(given_up))


def done_keys(administration: Administration) -> frozenset[str]:
    """Which questions have an answer or were passed; not which answer."""
    return met_in(administration).keys


def met_keys(administration: Administration) -> frozenset[str]:
    """Which questions on a scale she met, whatever she did with them."""
    met = Answer.objects.filter(administration=administration).exclude(
        missing_reason=MissingReason.NOT_ASKED
    )
    return frozenset(met.order_by("item").values_list("item", flat=True))
