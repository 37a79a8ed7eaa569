"""Making a group, changing it, carrying it together, moving through its phases."""

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
from miriam.groups.domain import LaunchPoint, Phase
from miriam.groups.models import Group, LaunchItem, Membership
from miriam.groups.permissions import CREATE_GROUP, END_MEMBERSHIP, WRITE_GROUP
from miriam.groups.services.refusals import (
    LastCarrier,
    LaunchNotSeen,
    NotACarrier,
    NotFromHere,
    SizeOutsideEdition,
)
from miriam.vault.domain import Depth, Reason
from miriam.vault.services import rings

DEPTHS = (Depth.GROUP,)
KNOWN = (
    "edition_key",
    "name_fr",
    "name_nl",
    "neighbourhood",
    "places",
    "starts_on",
    "ends_on",
    "own_criteria",
)


@transaction.atomic
def create(
    *,
    edition_key: str,
    name_fr: str,
    places: int,
    by: Actor,
    name_nl: str = "",
    neighbourhood: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
    own_criteria: str = "",
) -> Group:
    """A new group, carried by whoever makes it, with its ring and its launch list.

    Raises:
        NotYours: when the actor is not a case manager.
        SizeOutsideEdition: when the edition knows no group of this size.
    """
    CREATE_GROUP.demand(by.hat, by=by)
    _demand_size(edition_key, places)
    group = Group.objects.create(
        centre=by.hat.centre,
        edition_key=edition_key,
        name_fr=name_fr,
        name_nl=name_nl,
        neighbourhood=neighbourhood,
        places=places,
        starts_on=starts_on,
        ends_on=ends_on,
        own_criteria=own_criteria,
    )
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
        for position, point in enumerate(LaunchPoint)
    )
    log.write(GROUP_CREATED, about=group, by=by)
    return group


@transaction.atomic
def change(
    group: Group,
    *,
    edition_key: str,
    name_fr: str,
    name_nl: str,
    neighbourhood: str,
    places: int,
    starts_on: date | None,
    ends_on: date | None,
    own_criteria: str,
    by: Actor,
) -> None:
    """Correct what is known of the group.

    Raises:
        NotYours: when the actor does not carry it.
        SizeOutsideEdition: when the edition knows no group of this size.
    """
    WRITE_GROUP.demand(group, by=by)
    _demand_size(edition_key, places)
    group.edition_key, group.places = edition_key, places
    group.name_fr, group.name_nl, group.neighbourhood = name_fr, name_nl, neighbourhood
    group.starts_on, group.ends_on = starts_on, ends_on
    group.own_criteria = own_criteria
    # Its phase and its launch list are not on this page: what a colleague said of them stays.
    group.save(update_fields=KNOWN)
    log.write(GROUP_CHANGED, about=group, by=by)


def _demand_size(edition_key: str, places: int) -> None:
    edition = editions.known()[edition_key]
    refuse_if(not edition.places_least <= places <= edition.places_most, SizeOutsideEdition)


@transaction.atomic
def add_case_manager(group: Group, *, mandate: Mandate, by: Actor) -> Membership:
    """One more case manager carries the group and receives its key.

    Raises:
        NotYours: when the actor does not carry it.
        NotACarrier: when this is no case manager of the centre, or she carries it already.
        Closed: when the actor has no key to hand on.
    """
    WRITE_GROUP.demand(group, by=by)
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
    # Of two who end each other at once, the second waits here and is of the group no more.
    Group.objects.select_for_update().get(pk=group.pk)
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
        NotFromHere: when this phase does not follow the present one.
        LaunchNotSeen: when nobody has looked at the launch list.
    """
    WRITE_GROUP.demand(group, by=by)
    present = Phase(group.phase)
    refuse_if(not domain.may_become(present, phase), NotFromHere)
    refuse_if(domain.is_start(present, phase) and group.launch_seen_on is None, LaunchNotSeen)
    group.phase = phase
    group.save(update_fields=["phase"])
    log.write(PHASE_BEGUN[phase], about=group, by=by)
