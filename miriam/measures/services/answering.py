"""Answering: what the tablet writes, what a colleague types from paper; nothing is read back."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.db.models import Count, Q

from miriam.access.actor import Actor
from miriam.access.services import capabilities, log
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.measures.acts import MEASURE_ENTERED, MEASURE_FINISHED, MEASURE_PAUSED
from miriam.measures.domain.occasion import Mode
from miriam.measures.domain.way import PASSED
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.measures.permissions import ANSWER, ANSWERING, CONDUCT
from miriam.measures.selectors import measures
from miriam.measures.services.administrations import demand_her_yes
from miriam.measures.services.refusals import AlreadyFinished, NoSuchAnswer, UnknownLanguage
from miriam.people.services.editing import demand_team
from miriam.questionnaire.domain.asked import Asked, Moment
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given, as_data, is_possible
from miriam.vault.domain import Depth
from miriam.vault.services import rings


@transaction.atomic
def answer(administration: Administration, asked: Asked, given: Given, *, by: Actor) -> None:
    """Write one answer from the tablet; a second one to the same question takes its place.

    Raises:
        NotYours: when this tablet was not handed over for this measure, or no longer.
        NoSuchAnswer: when the answer is not one of those on the screen.
    """
    hold(administration)
    ANSWER.demand(administration, by=by)
    rings.open_for_writing(
        by.keychain, subject=administration.file.ring_subject, depths=(Depth.SHARED,)
    )
    _write(administration, asked, given)


@transaction.atomic
def go_on_in(administration: Administration, language: str, *, by: Actor) -> None:
    """She goes on in another language; what she answered keeps the one that she answered it in.

    Raises:
        NotYours: when this tablet was not handed over for this measure, or no longer.
        UnknownLanguage: when the questionnaire has no words in this language.
    """
    ANSWER.demand(administration, by=by)
    known = administration.version.definition.language_codes
    refuse_if(language not in known, UnknownLanguage)
    administration.language = language
    administration.save(update_fields=["language"])


@transaction.atomic
def finish(administration: Administration, *, by: Actor) -> None:
    """She is done: what she never saw is kept as not asked, and the tablet stops.

    Raises:
        NotYours: when this tablet was not handed over for this measure, or no longer.
    """
    hold(administration)
    ANSWER.demand(administration, by=by)
    _note_listening(administration)
    _close(administration, on=clock.today())
    stop_tablet(administration)
    log.write(MEASURE_FINISHED, about=administration.file, by=by)


@transaction.atomic
def pause(administration: Administration, *, by: Actor) -> None:
    """She goes on later: what she answered stays, and the tablet stops.

    Raises:
        NotYours: when this tablet was not handed over for this measure, or no longer.
    """
    ANSWER.demand(administration, by=by)
    stop_tablet(administration)
    log.write(MEASURE_PAUSED, about=administration.file, by=by)


@transaction.atomic
def enter(
    administration: Administration, answers: Mapping[str, Given], *, on: date, by: Actor
) -> None:
    """Write the answers of a whole measure that was taken on paper or elsewhere, and close it.

    Raises:
        NotYours: when the actor does not accompany her.
        AlreadyFinished: when the measure is done.
        NoConsent, NoFollowUpConsent: when she took her yes back meanwhile.
        NoSuchAnswer: when an answer is not one of those of its question.
        ForHerTeam: when she began on a tablet, and the actor stands in.
    """
    CONDUCT.demand(administration, by=by)
    hold(administration)
    refuse_if(administration.is_finished, AlreadyFinished)
    demand_her_yes(administration.file, Moment(administration.moment))
    if measures.done_keys(administration) & answers.keys():
        demand_team(administration.file, by=by)
    _write_all(administration, answers)
    administration.started_on = min(administration.started_on, on)
    _close(administration, on=on)
    log.write(MEASURE_ENTERED, about=administration.file, by=by)


def hold(administration: Administration) -> None:
    """Two at once, with tablets or with the same sheet: the second waits, and sees what is done."""
    held = Administration.objects.select_for_update().get(pk=administration.pk)
    administration.finished_on = held.finished_on


def correct(administration: Administration, asked: Asked, given: Given) -> None:
    """Put right what was copied wrongly from her sheet: she herself changed nothing."""
    if asked.question is not None:
        _write(administration, asked, given)
        return
    row = Answer.objects.get(administration=administration, item=asked.key)
    if row.first_code == row.code:
        row.first_code = given.code
    row.code, row.missing_reason = given.code, given.missing or ""
    row.save(update_fields=["code", "first_code", "missing_reason"])


def _note_listening(administration: Administration) -> None:
    """She was to read by herself and listened to most of it: then listening is how she answered."""
    if administration.mode != Mode.SELF_SCREEN:
        return
    answers = Answer.objects.filter(administration=administration)
    counted = answers.aggregate(heard=Count("pk", filter=Q(audio_played__gt=0)), of=Count("pk"))
    if counted["heard"] * 2 > counted["of"]:
        administration.mode = Mode.AUDIO
        administration.save(update_fields=["mode"])


def stop_tablet(administration: Administration) -> None:
    """Nobody answers this measure with a tablet any more."""
    capabilities.end(act=ANSWERING, subject=administration.public_id)


def _write(administration: Administration, asked: Asked, given: Given) -> None:
    """One answer, in the place of an earlier one to the same question."""
    refuse_if(not is_possible(asked, given), NoSuchAnswer)
    if asked.question is not None:
        kept = SealedAnswer.objects.filter(administration=administration, question=asked.key)
        _sealed(administration, asked, given, kept.first()).save()
    else:
        rows = Answer.objects.filter(administration=administration, item=asked.key)
        _clear(administration, asked, given, rows.first()).save()


def _write_all(administration: Administration, answers: Mapping[str, Given]) -> None:
    """A whole measure: what is new in one statement a kind, and only what was there one by one."""
    for asked in administration.questions:
        given = answers.get(asked.key)
        refuse_if(given is not None and not is_possible(asked, given), NoSuchAnswer)
    done = measures.done_keys(administration)
    given_now = [asked for asked in administration.questions if asked.key in answers]
    for asked in given_now:
        if asked.key in done:
            _write(administration, asked, answers[asked.key])
    fresh = [asked for asked in given_now if asked.key not in done]
    SealedAnswer.objects.bulk_create(
        _sealed(administration, asked, answers[asked.key]) for asked in fresh if asked.question
    )
    Answer.objects.bulk_create(
        _clear(administration, asked, answers[asked.key]) for asked in fresh if asked.scale
    )


def _sealed(
    administration: Administration, asked: Asked, given: Given, kept: SealedAnswer | None = None
) -> SealedAnswer:
    row = kept or SealedAnswer(administration=administration, question=asked.key)
    row.administration = administration
    row.language = administration.language
    row.value = as_data(given)
    row.passed = given.missing in PASSED
    return row


def _clear(
    administration: Administration, asked: Asked, given: Given, kept: Answer | None = None
) -> Answer:
    row = kept or Answer(administration=administration, item=asked.key)
    row.changed = row.changed or row.code not in (None, given.code)
    row.first_code = given.code if row.first_code is None else row.first_code
    row.administration = administration
    row.language = administration.language
    row.code = given.code
    row.missing_reason = given.missing or ""
    row.help_asked = row.help_asked or given.help_asked
    row.audio_played += given.audio_played
    return row


def _close(administration: Administration, *, on: date) -> None:
    done = measures.done_keys(administration)
    unseen = [asked for asked in administration.questions if asked.scale and asked.key not in done]
    Answer.objects.bulk_create(
        _clear(administration, asked, Given(missing=MissingReason.NOT_ASKED)) for asked in unseen
    )
    administration.finished_on = max(on, administration.started_on)
    administration.save(update_fields=["started_on", "finished_on"])
