"""Writing down the centre's word that controls are suspended during Miriam."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.access.services import log
from miriam.people.acts import CENTRE_COMMITTED
from miriam.people.models import Commitment
from miriam.people.permissions import COMMIT_CENTRE
from miriam.people.texts import leaflets


@transaction.atomic
def commit_centre(mandate: Mandate, *, by: Actor) -> Commitment:
    """Record the centre's commitment from today; saying it twice changes nothing.

    Raises:
        NotYours: when the actor does not coordinate the centre.
    """
    COMMIT_CENTRE.demand(mandate, by=by)
    text = leaflets.SHELF.current("commitment")
    commitment, is_new = Commitment.objects.get_or_create(
        centre=mandate.centre, defaults={"text_version": text.version, "recorded_by": mandate}
    )
    if is_new:
        log.write(CENTRE_COMMITTED, about=mandate.centre, by=by)
    return commitment
