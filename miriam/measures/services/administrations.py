"""Starting a measure, handing the tablet over, writing down afterwards how it went."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import capabilities, log
from miriam.core.refusals import refuse_if
from miriam.measures.acts import (
    MEASURE_DESCRIBED,
    MEASURE_HANDED_OVER,
    MEASURE_REFORMULATED,
    MEASURE_STARTED,
)
from miriam.measures.domain.occasion import TABLET_LASTS, Helper, Mode, helper_in
from miriam.measures.models import Administration, Answer
from miriam.measures.permissions import ANSWERING, CONDUCT, START_MEASURE
from miriam.measures.selectors import asked, measures
from miriam.measures.services.refusals import (
    AlreadyFinished,
    NoConsent,
    NoFollowUpConsent,
    NotAsked,
    UnknownLanguage,
)
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.selectors import has_consent
from miriam.people.services.editing import demand_running, take_version
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.services import versions


@dataclass(frozen=True)
class HowItWent:
    """Who was there, where, in which language they talked; `meant` says what else was."""

    mode: Mode
    helper: Helper
    talk_language: str
    present: Collection[str]
    place: str
    meant: str = ""


@transaction.atomic
def start(
    file: File,
    *,
    moment: Moment,
    language: str,
    by: Actor,
    mode: Mode = Mode.SELF_SCREEN,
    instrument: str = DEFAULT_INSTRUMENT,
) -> Administration:
    """Begin a measure, or find the one that was begun; it never exists twice.

    The end is measured with the version of the start: figures of two versions never meet.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed: when a first measure is asked for after the end.
        NoConsent: when she has not said yes to measures.
        NoFollowUpConsent: when she has not said yes to one a year after.
        NotAsked: when the centre asks no such questionnaire.
        AlreadyFinished: when this moment is already measured.
        UnknownLanguage: when the questionnaire has no words in this language.
    """
    START_MEASURE.demand(file, by=by)
    _demand_open(file, moment)
    definition = asked.definitions_for(file).get(instrument)
    if definition is None:
        raise NotAsked
    refuse_if(language not in definition.language_codes, UnknownLanguage)
    administration, made = Administration.objects.get_or_create(
        file=file,
        version=versions.keep(definition),
        moment=moment,
        defaults={"language": language, "mode": mode, "helper": helper_in(mode)},
    )
    refuse_if(administration.is_finished, AlreadyFinished)
    if made:
        log.write(MEASURE_STARTED, about=administration.file, by=by)
    else:
        _take_up_again(administration, language=language, mode=mode)
    return administration


def _demand_open(file: File, moment: Moment) -> None:
    """She agrees to this measure, and is accompanied when it is the first."""
    if moment is Moment.START:
        demand_running(file)
    demand_her_yes(file, moment)


def demand_her_yes(file: File, moment: Moment) -> None:
    """She agrees to this measure, now.

    Raises:
        NoConsent: when she has not said yes to measures.
        NoFollowUpConsent: when she has not said yes to one a year after.
    """
    refuse_if(not has_consent(file, Scope.MEASURE), NoConsent)
    refuse_if(not measures.agrees_to(file, moment), NoFollowUpConsent)


def _take_up_again(administration: Administration, *, language: str, mode: Mode) -> None:
    if administration.mode != mode:
        administration.helper = helper_in(mode)
    administration.language = language
    administration.mode = mode
    administration.save(update_fields=["language", "mode", "helper"])


@transaction.atomic
def hand_over(administration: Administration, *, by: Actor) -> str:
    """The secret of the tablet: whoever holds it answers this one measure and reads nothing.

    An earlier tablet of the same measure stops; a sitting that continues is an interruption.

    Raises:
        NotYours: when the actor does not accompany her.
        FileClosed: when a first measure is handed over after the end.
        NoConsent: when she has not said yes to measures.
        NoFollowUpConsent: when she has not said yes to one a year after.
        AlreadyFinished: when nothing is left to answer.
    """
    CONDUCT.demand(administration, by=by)
    refuse_if(administration.is_finished, AlreadyFinished)
    _demand_open(administration.file, Moment(administration.moment))
    if measures.done_keys(administration):
        administration.interruptions += 1
        administration.save(update_fields=["interruptions"])
    _capability, secret = capabilities.give(
        act=ANSWERING,
        subject=administration.public_id,
        lasts=TABLET_LASTS,
        given_by=by.public_id,
    )
    log.write(MEASURE_HANDED_OVER, about=administration.file, by=by)
    return secret


@transaction.atomic
def describe(administration: Administration, how: HowItWent, *, version: int, by: Actor) -> None:
    """Write down how it went.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else said how it went in between.
    """
    CONDUCT.demand(administration, by=by)
    take_version(administration, version, counter="how_version")
    told = {**asdict(how), "present": sorted(how.present)}
    for name, value in told.items():
        setattr(administration, name, value)
    administration.save(update_fields=told)
    log.write(MEASURE_DESCRIBED, about=administration.file, by=by)


@transaction.atomic
def note_reformulations(
    administration: Administration, *, words: Mapping[str, str], by: Actor
) -> None:
    """Write down which questions were put in other words, and in which; the others that she met
    were not.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    CONDUCT.demand(administration, by=by)
    met = measures.met_keys(administration)
    answers = Answer.objects.filter(administration=administration, item__in=met)
    for answer in answers.order_by("pk"):
        answer.administration = administration
        answer.reformulated = answer.item in words
        answer.reformulation = words.get(answer.item) or None
        answer.save(update_fields=["reformulated", "reformulation"])
    log.write(MEASURE_REFORMULATED, about=administration.file, by=by)
