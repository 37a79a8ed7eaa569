"""Making a group, changing it, carrying it together, moving through its phases."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.access.services import admissions, log
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.groups import domain, selectors
from miriam.groups.acts import (
    GROUP_CARRIER_ADDED,
    GROUP_CARRIER_LEFT,
    GROUP_CHANGED,
    GROUP_CREATED,
    PHASE_BEGUN,
)
from miriam.groups.data import editions
from miriam.groups.domain import Phase
from miriam.groups.models import Group, LaunchItem, Membership
from miriam.groups.permissions import CREATE_GROUP, END_MEMBERSHIP, WRITE_GROUP
from miriam.groups.services import childcare
from miriam.groups.services.refusals import (
    LastCarrier,
    LaunchNotSeen,
    NotACarrier,
    PhaseMovedOn,
    SizeOutsideEdition,
)
from miriam.people.services.editing import take_version
from miriam.vault.domain import Depth, Reason
from miriam.vault.services import rings

DEPTHS = (Depth.GROUP,)


@dataclass(frozen=True)
class GroupFacts:
    """What is known of a group, as it is typed on its page."""

    edition_key: str
    name_fr: str
    places: int
    name_nl: str = ""
    neighbourhood: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    own_criteria: str = ""


@transaction.atomic
def create(facts: GroupFacts, *, by: Actor) -> Group:
    """A new group, carried by whoever makes it, with its ring and its launch list.

    Raises:
        NotYours: when the actor is not a case manager.
        SizeOutsideEdition: when the edition knows no group of this size.
    """
    CREATE_GROUP.demand(by.hat, by=by)
    _demand_size(facts)
    group = Group.objects.create(centre=by.hat.centre, **asdict(facts))
    rings.make(
        subject=group.ring_subject,
        centre=group.centre.public_id,
        depths=DEPTHS,
        holder=by.holder,
        keychain=by.keychain,
        reason=Reason.CASE_MANAGER,
    )
    Membership.objects.create(group=group, mandate=by.hat)
    LaunchItem.objects.bulk_create(
        LaunchItem(group=group, point=point, position=position)
        for position, point in enumerate(group.edition.launch)
    )
    log.write(GROUP_CREATED, about=group, by=by)
    return group


@transaction.atomic
def change(group: Group, facts: GroupFacts, *, version: int, by: Actor) -> None:
    """Correct what is known of the group.

    Raises:
        NotYours: when the actor does not carry it.
        Overtaken: when somebody else saved in between.
        SizeOutsideEdition: when the edition knows no group of this size.
    """
    WRITE_GROUP.demand(group, by=by)
    take_version(group, version)
    _demand_size(facts)
    known = asdict(facts)
    for name, value in known.items():
        setattr(group, name, value)
    # Its phase and its launch list are not on this page: what a colleague said of them stays.
    group.save(update_fields=known)
    childcare.follow(group)
    log.write(GROUP_CHANGED, about=group, by=by)


def _demand_size(facts: GroupFacts) -> None:
    edition = editions.known()[facts.edition_key]
    refuse_if(not edition.takes(facts.places), SizeOutsideEdition)


@transaction.atomic
def add_case_manager(group: Group, *, mandate: Mandate, by: Actor) -> Membership:
    """One more case manager carries the group and receives its key.

    Raises:
        NotYours: when the actor does not carry it.
        NotACarrier: when this is no case manager of the centre, or she carries it already.
        Closed: when the actor has no key to hand on.
    """
    WRITE_GROUP.demand(group, by=by)
    _hold(group)
    refuse_if(mandate not in selectors.possible_carriers(group), NotACarrier)
    membership = Membership.objects.create(group=group, mandate=mandate)
    admissions.give_keys(group.ring_subject, DEPTHS, to=mandate, reason=Reason.CASE_MANAGER, by=by)
    log.write(GROUP_CARRIER_ADDED, about=group, by=by)
    return membership


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor) -> None:
    """A case manager no longer carries the group: her key is taken back, the ring renewed.

    Raises:
        NotYours: when the actor does not carry the group.
        LastCarrier: when nobody would be left.
    """
    group = membership.group
    # Of two who end each other at once, the second is of the group no more.
    _hold(group)
    END_MEMBERSHIP.demand(membership, by=by)
    refuse_if(group.memberships.running().count() < 2, LastCarrier)
    membership.until = clock.today()
    membership.save(update_fields=["until"])
    admissions.take_keys(group.ring_subject, DEPTHS, from_=[membership.mandate], by=by)
    log.write(GROUP_CARRIER_LEFT, about=group, by=by)


@transaction.atomic
def move_to(group: Group, phase: Phase, *, by: Actor) -> None:
    """Say where the emphasis lies now; the first step is only taken with open eyes.

    Raises:
        NotYours: when the actor does not carry the group.
        PhaseMovedOn: when this phase does not follow the present one.
        LaunchNotSeen: when nobody has looked at the launch list.
    """
    WRITE_GROUP.demand(group, by=by)
    present = Phase(_hold(group).phase)
    refuse_if(not domain.may_become(present, phase), PhaseMovedOn)
    refuse_if(domain.is_start(present, phase) and group.launch_seen_on is None, LaunchNotSeen)
    group.phase = phase
    group.save(update_fields=["phase"])
    log.write(PHASE_BEGUN[phase], about=group, by=by)


def _hold(group: Group) -> Group:
    """The group as it is kept; of two who act on it at once, the second waits here."""
    return Group.objects.select_for_update().get(pk=group.pk)
