"""Going towards women: a yes opens everything, a no leaves nothing."""

from dataclasses import asdict, dataclass

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import Mandate
from miriam.access.services import log
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import refuse_if
from miriam.groups.acts import CANDIDATE_PROPOSED
from miriam.groups.domain import Meeting
from miriam.groups.models import Candidate, Group, Place, Reply
from miriam.groups.permissions import MEET_CANDIDATE, PROPOSE_CANDIDATE, RETURN_CANDIDATE
from miriam.groups.services import places
from miriam.groups.services.groups import DEPTHS
from miriam.groups.services.refusals import NoMoreProposals, SheMustKnow
from miriam.people import selectors as people
from miriam.people.domain import Channel, Scope
from miriam.people.models import File
from miriam.people.services import consents, contacts, files
from miriam.people.services.contacts import ContactFacts
from miriam.vault.domain import Depth
from miriam.vault.services import rings


@dataclass(frozen=True)
class ProposalFacts:
    """A first name and a safe contact, and whether she knows that she is proposed."""

    first_name: str
    channel: Channel | None
    address: str
    she_knows: bool
    hours: str = ""
    may_leave_message: bool | None = None


@transaction.atomic
def propose(group: Group, facts: ProposalFacts, *, by: Actor) -> Candidate:
    """Drop a first name and a safe contact into the group's ring; the past ones are swept away.

    Raises:
        NotYours: when the actor may not propose to this group.
        NoMoreProposals: when the group is coming to its end.
        SheMustKnow: when she does not know that she is proposed.
    """
    PROPOSE_CANDIDATE.demand(group, by=by)
    refuse_if(not group.welcomes, NoMoreProposals)
    refuse_if(not facts.she_knows, SheMustKnow)
    purge()
    rings.open_for_writing(by.keychain, subject=group.ring_subject, depths=DEPTHS)
    sealed = {name: value for name, value in asdict(facts).items() if name != "she_knows"}
    candidate = Candidate.objects.create(group=group, proposed_by=by.hat, **sealed)
    log.write(CANDIDATE_PROPOSED, about=group, by=by)
    return candidate


@transaction.atomic
def note_meeting(candidate: Candidate, meeting: Meeting, *, by: Actor) -> None:
    """Say that they met, or that now is not the moment; the day on which it goes stays the same.

    Raises:
        NotYours: when the actor does not carry the group, or the proposal is gone.
    """
    _hold(candidate)
    MEET_CANDIDATE.demand(candidate, by=by)
    candidate.meeting = meeting
    candidate.save(update_fields=["meeting"])


@transaction.atomic
def say_no(candidate: Candidate, *, by: Actor) -> None:
    """She said no: the row is found nowhere from now on and destroyed when the minutes are over,
    and no line anywhere says that it was there.

    Raises:
        NotYours: when the actor does not carry the group, or the proposal is gone.
    """
    _hold(candidate)
    MEET_CANDIDATE.demand(candidate, by=by)
    leave(candidate)


@transaction.atomic
def undo_no(candidate: Candidate, *, by: Actor) -> None:
    """It was a slip: she is still to be met; no line anywhere says that it happened.

    Raises:
        NotYours: when the actor does not carry the group, or the proposal is gone.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_CANDIDATE.demand(candidate, by=by)
    stay(candidate)


@dataclass(frozen=True)
class YesFacts:
    """How her yes was said, and what may be told to whom.

    `known_as` is her file when she turned out to be somebody already accompanied. Unless she said
    herself that her contact is right, it stays to be confirmed.
    """

    language: str
    with_interpreter: bool
    tell_proposer: bool
    contact_is_right: bool
    known_as: File | None = None


@transaction.atomic
def say_yes(candidate: Candidate, facts: YesFacts, *, by: Actor) -> Place:
    """She said yes: her file, her consent, her safe contact and her place, in one go.

    Raises:
        NotYours: when the actor does not carry the group, or the proposal is gone.
        NoFreePlace: when all places are taken; nothing is written then.
    """
    _hold(candidate)
    MEET_CANDIDATE.demand(candidate, by=by)
    file = facts.known_as or _open_file(candidate, facts.contact_is_right, by=by)
    # Her yes is dropped into a file that this page did not open.
    rings.open_for_writing(by.keychain, subject=file.ring_subject, depths=(Depth.SHARED,))
    if not people.has_consent(file, Scope.PARTICIPATION):
        consents.give(
            file,
            scope=Scope.PARTICIPATION,
            language=facts.language,
            with_interpreter=facts.with_interpreter,
            by=by,
        )
    place = places.take(candidate.group, file=file, by=by)
    if facts.tell_proposer and (colleague := proposer_elsewhere(candidate)):
        Reply.objects.create(group=candidate.group, to=colleague)
    candidate.delete()
    return place


def _hold(candidate: Candidate) -> None:
    """Of two who hear what she says at once, the second waits here and finds it said."""
    list(Candidate.objects.select_for_update().filter(pk=candidate.pk).order_by("pk"))


def _open_file(candidate: Candidate, contact_is_right: bool, *, by: Actor) -> File:
    file = files.open_file(call_name=candidate.first_name, by=by)
    contacts.agree(
        file.safe_contact,
        ContactFacts(
            channel=Channel(candidate.channel) if candidate.channel else None,
            address=candidate.address,
            hours=candidate.hours,
            may_leave_message=candidate.may_leave_message,
        ),
        version=file.safe_contact.version,
        by=by,
        she_said_so=contact_is_right,
    )
    return file


def proposer_elsewhere(candidate: Candidate) -> Mandate | None:
    """The colleague outside Miriam who proposed her, to whom she may want something said."""
    colleague = candidate.proposed_by
    return colleague if colleague and colleague.role == Role.REFERENT else None


@transaction.atomic
def purge() -> int:
    """Sixty days without a yes: nothing is left. Returns how many proposals went."""
    expired = Candidate.objects.expired()
    count = expired.count()
    expired.delete()
    return count
