"""Writing down her yes, taking it back, and the minutes in which a slip is undone."""

from datetime import date, datetime

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.models.leaving import MINUTES
from miriam.core.refusals import refuse_if
from miriam.people import selectors
from miriam.people.acts import CONSENT_GIVEN, CONSENT_RETURNED, CONSENT_WITHDRAWN
from miriam.people.domain import Afterwards, Scope
from miriam.people.models import Consent, File
from miriam.people.permissions import WITHDRAW_CONSENT, WRITE_FILE
from miriam.people.services import pausing
from miriam.people.services.editing import demand_running
from miriam.people.services.files import hold
from miriam.people.services.refusals import AlreadySaid, WithdrawnForGood
from miriam.people.texts import leaflets

AFTERWARDS = {Afterwards.PAUSE: pausing.pause, Afterwards.STOP: pausing.stop}


@transaction.atomic
def give(
    file: File,
    *,
    scope: Scope,
    language: str,
    with_interpreter: bool,
    by: Actor,
    given_on: date | None = None,
) -> Consent:
    """Write down that she said yes, in which language, and who explained.

    Raises:
        NotYours: when the actor does not accompany her.
        AlreadySaid: when her yes to this scope is already kept.
    """
    WRITE_FILE.demand(file, by=by)
    hold(file)
    demand_running(file)
    refuse_if(selectors.has_consent(file, scope), AlreadySaid)
    consent = Consent.objects.create(
        file=file,
        scope=scope,
        text_version=leaflets.SHELF.current(f"consent-{scope}").version,
        given_on=given_on or clock.today(),
        explained_by=by.hat,
        language=language,
        with_interpreter=with_interpreter,
    )
    log.write(CONSENT_GIVEN[scope], about=file, by=by)
    return consent


@transaction.atomic
def withdraw(consent: Consent, *, by: Actor, afterwards: Afterwards | None = None) -> None:
    """She takes her yes back, and pauses or stops if she wishes; nobody asks why, and doing it
    twice changes nothing.

    Raises:
        NotYours: when the actor does not accompany her.
        StopIsForHerTeam, NotFromHere: as pausing and stopping do; nothing is written then.
    """
    _hold(consent, by)
    if not consent.is_running:
        return
    _say_withdrawn(consent, clock.now())
    log.write(CONSENT_WITHDRAWN[Scope(consent.scope)], about=consent.file, by=by)
    if afterwards:
        AFTERWARDS[afterwards](consent.file, by=by)


@transaction.atomic
def undo_withdrawal(consent: Consent, *, by: Actor, afterwards: Afterwards | None = None) -> None:
    """It was a slip: her yes stands as it was given, and what came after it is undone too.

    Raises:
        NotYours: when the actor does not accompany her.
        WithdrawnForGood: when the minutes are over.
        AlreadySaid: when another yes of hers was written down meanwhile.
    """
    _hold(consent, by)
    if consent.is_running:
        return
    at, on = consent.withdrawn_at, consent.withdrawn_on
    refuse_if(not at or at + MINUTES <= clock.now(), WithdrawnForGood)
    refuse_if(selectors.has_consent(consent.file, Scope(consent.scope)), AlreadySaid)
    _say_withdrawn(consent, None)
    log.write(CONSENT_RETURNED, about=consent.file, by=by)
    _undo(consent.file, afterwards, on, by)


def _hold(consent: Consent, by: Actor) -> None:
    WITHDRAW_CONSENT.demand(consent, by=by)
    hold(consent.file)
    consent.refresh_from_db(fields=["withdrawn_on", "withdrawn_at"])


def _say_withdrawn(consent: Consent, at: datetime | None) -> None:
    consent.withdrawn_at, consent.withdrawn_on = at, clock.today() if at else None
    consent.save(update_fields=["withdrawn_on", "withdrawn_at"])


def _undo(file: File, afterwards: Afterwards | None, on: date | None, by: Actor) -> None:
    """Unless somebody has said something else of her file meanwhile."""
    if afterwards is Afterwards.PAUSE and file.is_paused:
        pausing.resume(file, by=by)
    if afterwards is Afterwards.STOP and file.is_closed:
        pausing.undo_stop(file, by=by, stopped_on=on)
