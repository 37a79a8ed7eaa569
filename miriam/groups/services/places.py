"""Taking a place and leaving it: a place becomes free, nobody is replaced."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.groups.acts import PLACE_FREED, PLACE_RETURNED, PLACE_TAKEN
from miriam.groups.domain import free_places
from miriam.groups.models import Group, Place
from miriam.groups.permissions import FREE_PLACE, WRITE_GROUP
from miriam.groups.services.refusals import HasAPlace, LeftEarlier, NoFreePlace, NotRunning
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
    _demand_room(group, file)
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


@transaction.atomic
def return_to(place: Place, *, by: Actor) -> None:
    """It was a slip: until tonight the place is hers again; doing it twice changes nothing.

    Raises:
        NotYours: when the actor does not carry the group or does not accompany her.
        LeftEarlier: when it was not today that she left.
        NotRunning, HasAPlace, NoFreePlace: as for a new place.
    """
    FREE_PLACE.demand(place, by=by)
    hold(place.file)
    place.refresh_from_db(fields=["left_on"])
    if place.left_on is None:
        return
    refuse_if(place.left_on != clock.today(), LeftEarlier)
    _demand_room(place.group, place.file)
    Place.objects.filter(pk=place.pk).update(left_on=None)
    log.write(PLACE_RETURNED, about=place.file, by=by)


def _demand_room(group: Group, file: File) -> None:
    refuse_if(file.is_closed, NotRunning)
    refuse_if(file.places.filter(left_on=None).exists(), HasAPlace)
    # Of two who give the last place at once, the second waits here and finds it taken.
    Group.objects.select_for_update().get(pk=group.pk)
    refuse_if(not free_places(group.places, group.seats.taken().count()), NoFreePlace)
