"""Childcare of the year: what is needed, what is asked, what is agreed, what fell away."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.groups import selectors
from miriam.groups.acts import (
    CHILDCARE_ASKED,
    CHILDCARE_CHANGED,
    CHILDCARE_NEED_SAID,
    CHILDCARE_STANDS,
)
from miriam.groups.domain import AgreementState, ArrangementFacts, ChildcarePlaces, LaunchPoint
from miriam.groups.models import ChildcareArrangement, ChildcareNeed, Group, LaunchItem
from miriam.groups.permissions import CHANGE_ARRANGEMENT, WRITE_CHILDCARE
from miriam.people.services.editing import take_version


@transaction.atomic
def say_need(group: Group, places: ChildcarePlaces, *, version: int, by: Actor) -> None:
    """Say how many places the group needs; none at all says that it needs no childcare.

    Raises:
        NotYours: when the actor does not oversee the group.
        Overtaken: when somebody else said otherwise in between.
    """
    WRITE_CHILDCARE.demand(group, by=by)
    need, _is_new = ChildcareNeed.objects.get_or_create(group=group)
    take_version(need, version)
    need.by_age = places
    need.save()
    follow(group)
    log.write(CHILDCARE_NEED_SAID, about=group, by=by)


@transaction.atomic
def ask(group: Group, facts: ArrangementFacts, *, by: Actor) -> ChildcareArrangement:
    """Note that places were asked for; they count once they are agreed.

    Raises:
        NotYours: when the actor does not oversee the group.
    """
    WRITE_CHILDCARE.demand(group, by=by)
    arrangement = ChildcareArrangement(group=group)
    _say(arrangement, facts)
    arrangement.save()
    follow(group)
    log.write(CHILDCARE_ASKED, about=group, by=by)
    return arrangement


@transaction.atomic
def change(
    arrangement: ChildcareArrangement, facts: ArrangementFacts, *, version: int, by: Actor
) -> None:
    """Correct what was noted; how far it is stays as it was.

    Raises:
        NotYours: when the actor does not oversee the group.
        Overtaken: when somebody else saved in between.
    """
    CHANGE_ARRANGEMENT.demand(arrangement, by=by)
    take_version(arrangement, version)
    arrangement.refresh_from_db(fields=["state", "said_on"])
    _say(arrangement, facts)
    arrangement.save()
    follow(arrangement.group)
    log.write(CHILDCARE_CHANGED, about=arrangement.group, by=by)


def _say(arrangement: ChildcareArrangement, facts: ArrangementFacts) -> None:
    arrangement.source, arrangement.with_whom = facts.source, facts.with_whom
    arrangement.by_age, arrangement.days = facts.places, list(facts.days)
    arrangement.since, arrangement.until = facts.since, facts.until


@transaction.atomic
def stand(arrangement: ChildcareArrangement, state: AgreementState, *, by: Actor) -> None:
    """Say how far it is, and since today; saying it twice changes nothing.

    Raises:
        NotYours: when the actor does not oversee the group.
    """
    CHANGE_ARRANGEMENT.demand(arrangement, by=by)
    others = ChildcareArrangement.objects.filter(pk=arrangement.pk).exclude(state=state)
    if others.update(state=state, said_on=clock.today()):
        follow(arrangement.group)
        log.write(CHILDCARE_STANDS[state], about=arrangement.group, by=by)


def follow(group: Group) -> None:
    """Let the launch list say what follows from the childcare of the group and from its start."""
    # Of two who act at once, the second waits here and sees what the first one did.
    kept = Group.objects.select_for_update().get(pk=group.pk)
    point = LaunchItem.objects.filter(group=kept, point=LaunchPoint.CHILDCARE)
    point.update(state=selectors.childcare_point_of(kept))
