"""How the childcare of one session stands, said on top of what was on the screen; and back to what
was agreed for the year.
"""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.groupwork.acts import CARE_SAID
from miriam.groupwork.domain import CareState
from miriam.groupwork.models import Session, SessionCare
from miriam.groupwork.permissions import WRITE_SESSION
from miriam.people.services.editing import take_version


@transaction.atomic
def say(
    session: Session,
    state: CareState,
    *,
    version: int,
    by: Actor,
    places: int | None = None,
    asked_of: str = "",
) -> None:
    """Say how it stands, on top of the version that was on the screen; 0 where nobody had said it.
    `places` are those for children, `asked_of` is an organisation. Saying `OF_THE_YEAR` takes back
    what was said.

    Raises:
        NotYours: when the actor does not carry the group.
        Overtaken: when somebody else said it in between.
    """
    WRITE_SESSION.demand(session, by=by)
    # Of two who say it first at once, the second waits here and is told.
    Session.objects.select_for_update().get(pk=session.pk)
    care = SessionCare.objects.filter(session=session).first()
    if care:
        take_version(care, version)
    kept = care or SessionCare(session=session)
    kept.state, kept.places, kept.asked_of = state, places, asked_of
    kept.save()
    log.write(CARE_SAID, about=session.group, by=by)
