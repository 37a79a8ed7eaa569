"""How the childcare of one session stands, and back to what was agreed for the year."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.groupwork.acts import CARE_SAID
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Session, SessionCare
from miriam.groupwork.permissions import WRITE_SESSION


@transaction.atomic
def say(
    session: Session,
    state: CareState,
    *,
    by: Actor,
    places: int | None = None,
    asked_of: str = "",
) -> None:
    """Say how it stands; `places` are those for children, `asked_of` is an organisation. Saying
    `OF_THE_YEAR` takes back what was said.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_SESSION.demand(session, by=by)
    SessionCare.objects.update_or_create(
        session=session, defaults={"state": state, "places": places, "asked_of": asked_of}
    )
    log.write(CARE_SAID, about=session.group, by=by)
