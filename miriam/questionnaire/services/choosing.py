"""A centre chooses the version of its next measures; what was begun goes on as it began."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.core import clock
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.models import ChosenVersion
from miriam.questionnaire.permissions import CHOOSE_VERSION
from miriam.questionnaire.services import versions


@transaction.atomic
def choose(mandate: Mandate, definition: Instrument, *, by: Actor) -> None:
    """Ask this version of the women who begin from now on, in the place of another.

    Raises:
        NotYours: when the actor is no case manager who was let in.
    """
    CHOOSE_VERSION.demand(mandate, by=by)
    ChosenVersion.objects.update_or_create(
        centre=mandate.centre,
        instrument=definition.id,
        defaults={
            "version": versions.keep(definition),
            "chosen_by": mandate,
            "chosen_on": clock.today(),
        },
    )


@transaction.atomic
def leave(mandate: Mandate, definition: Instrument, *, by: Actor) -> None:
    """Ask what ships again, or nothing where nothing of this name ships.

    Raises:
        NotYours: when the actor is no case manager who was let in.
    """
    CHOOSE_VERSION.demand(mandate, by=by)
    ChosenVersion.objects.filter(centre=mandate.centre, instrument=definition.id).delete()
