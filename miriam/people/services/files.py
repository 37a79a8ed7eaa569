"""Opening a file, correcting who she is, naming who accompanies her."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.access.services import admissions, lending, log
from miriam.core.refusals import refuse_if
from miriam.people import selectors
from miriam.people.acts import FILE_CORRECTED, FILE_DUO_NAMED, FILE_OPENED
from miriam.people.domain import Shut
from miriam.people.models import File, Household, SafeContact
from miriam.people.permissions import CREATE_FILE, NAME_TEAM, WRITE_FILE
from miriam.people.services.editing import demand_running, take_version
from miriam.people.services.refusals import Excluded, NotAColleague
from miriam.vault.domain import Depth, Reason
from miriam.vault.services import rings

DEPTHS = (Depth.IDENTITY, Depth.SHARED, Depth.WORKING)
WHO_SHE_IS = ("call_name", "birth_date", "languages", "needs_interpreter")


@transaction.atomic
def open_file(*, call_name: str, by: Actor, duo: Mandate | None = None) -> File:
    """Open a file with the name to call her by; its rings are made for her case manager and duo.

    Raises:
        NotYours: when the actor is not a case manager.
    """
    CREATE_FILE.demand(by.hat, by=by)
    file = File(centre=by.hat.centre, case_manager=by.hat)
    rings.make(
        subject=file.ring_subject,
        centre=file.centre.public_id,
        depths=DEPTHS,
        holder=by.holder,
        keychain=by.keychain,
        reason=Reason.CASE_MANAGER,
    )
    file.call_name = call_name
    file.save()
    Household.objects.create(file=file)
    SafeContact.objects.create(file=file)
    log.write(FILE_OPENED, about=file, by=by)
    if duo:
        name_duo(file, duo=duo, by=by)
    return file


@transaction.atomic
def correct(
    file: File,
    *,
    call_name: str,
    birth_date: date | None,
    languages: Sequence[str],
    needs_interpreter: bool,
    version: int,
    by: Actor,
) -> None:
    """Write down who she is, as she says it.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
    """
    WRITE_FILE.demand(file, by=by)
    demand_running(file)
    take_version(file, version)
    file.call_name = call_name
    file.birth_date = birth_date
    file.languages = list(languages)
    file.needs_interpreter = needs_interpreter
    file.save(update_fields=WHO_SHE_IS)
    log.write(FILE_CORRECTED, about=file, by=by)


@transaction.atomic
def name_duo(file: File, *, duo: Mandate | None, by: Actor) -> None:
    """Name the one colleague who also reads her file; an earlier one loses her keys.

    A colleague to whom nobody has opened yet waits for her keys.

    Raises:
        NotYours: when the actor is not of her team; standing in is not enough.
        NotAColleague: when the duo is no other case manager of the centre.
        Excluded: when she does not want this person to see her file.
        Closed: when the actor has no keys to hand on.
    """
    NAME_TEAM.demand(file, by=by)
    demand_running(file)
    hold(file)
    refuse_if(duo is not None and duo not in selectors.colleagues(file), NotAColleague)
    if file.duo and file.duo != duo:
        take_keys(file, from_=[file.duo], by=by)
        lending.recall(file.ring_subject, lender=file.duo, by=by)
    file.duo = duo
    file.save(update_fields=["duo"])
    shut_out_those_asked(file)
    if duo:
        give_keys(file, to=duo, reason=Reason.DUO, by=by)
    log.write(FILE_DUO_NAMED, about=file, by=by)


def shut_out_those_asked(file: File) -> None:
    """Only that they were the duo kept those waiting whom she wants shut out."""
    asked = file.exclusions.filter(state=Shut.ASKED)
    others = asked.exclude(account=file.duo.account_id) if file.duo else asked
    others.update(state=Shut.FOR_NOW)


def hold(file: File) -> None:
    """Of two who act on her file at once, the second waits here and sees what the first did."""
    held = File.objects.select_for_update(of=("self",), no_key=True).get(pk=file.pk)
    file.duo, file.state, file.closed_on = held.duo, held.state, held.closed_on


def give_keys(file: File, *, to: Mandate, reason: Reason, by: Actor) -> None:
    """Give the file's keys to a colleague, or let her wait when nobody has let her in yet.

    Raises:
        Excluded: deny beats every allow.
        NotVouched: when the rows say that she was let in, and no colleague has.
    """
    refuse_if(selectors.is_excluded(file, to.account_id), Excluded)
    admissions.give_keys(file.ring_subject, DEPTHS, to=to, reason=reason, by=by)


def take_keys(file: File, *, from_: Sequence[Mandate], by: Actor) -> None:
    """Take the file's keys back: what comes later stays closed to them."""
    admissions.take_keys(file.ring_subject, DEPTHS, from_=from_, by=by)
