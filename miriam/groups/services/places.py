"""Taking a place and leaving it: a place becomes free, nobody is replaced."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.groups.acts import PLACE_FREED, PLACE_TAKEN
from miriam.groups.domain import free_places
from miriam.groups.models import Group, Place
from miriam.groups.permissions import FREE_PLACE, WRITE_GROUP
from miriam.groups.services.refusals import HasAPlace, NoFreePlace, NotRunning
from miriam.people.models import File
from miriam.people.permissions import WRITE_FILE
from miriam.people.services.files import hold


@transaction.atomic
def take(group: Group, *, file: File, by: Actor) -> Place:
    """She joins the group.

    Raises:
        NotYours: when the actor does not carry the group or does not accompany her.
        NotRunning: when her accompaniment has ended.
        HasAPlace: when she belongs to a group already.
        NoFreePlace: when all places are taken.
    """
    WRITE_GROUP.demand(group, by=by)
    WRITE_FILE.demand(file, by=by)
    hold(file)
    refuse_if(file.is_closed, NotRunning)
    refuse_if(file.places.filter(left_on=None).exists(), HasAPlace)
    # Of two who give the last place at once, the second waits here and finds it taken.
    Group.objects.select_for_update().get(pk=group.pk)
    refuse_if(not free_places(group.places, group.seats.taken().count()), NoFreePlace)
    place = Place.objects.create(group=group, file=file)
    log.write(PLACE_TAKEN, about=file, by=by)
    return place


@transaction.atomic
def free(place: Place, *, by: Actor) -> None:
    """She leaves the group; nobody asks why, and her accompaniment goes on if she wishes. Doing it
    twice changes nothing: the day stays that of the first time.

    Raises:
        NotYours: when the actor does not carry the group or does not accompany her.
    """
    FREE_PLACE.demand(place, by=by)
    if Place.objects.filter(pk=place.pk, left_on=None).update(left_on=clock.today()):
        log.write(PLACE_FREED, about=place.file, by=by)
