"""Writing down her yes, and taking it back with one tap."""

from datetime import date

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.people import selectors
from miriam.people.acts import CONSENT_GIVEN, CONSENT_WITHDRAWN
from miriam.people.domain import Scope
from miriam.people.models import Consent, File
from miriam.people.permissions import WITHDRAW_CONSENT, WRITE_FILE
from miriam.people.services.editing import demand_running
from miriam.people.services.files import hold
from miriam.people.services.refusals import AlreadySaid
from miriam.people.texts import leaflets


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
def withdraw(consent: Consent, *, by: Actor) -> None:
    """She takes her yes back; nobody asks why, and doing it twice changes nothing.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    WITHDRAW_CONSENT.demand(consent, by=by)
    hold(consent.file)
    consent.refresh_from_db(fields=["withdrawn_on"])
    if consent.is_running:
        consent.withdrawn_on = clock.today()
        consent.save(update_fields=["withdrawn_on"])
        log.write(CONSENT_WITHDRAWN[Scope(consent.scope)], about=consent.file, by=by)
