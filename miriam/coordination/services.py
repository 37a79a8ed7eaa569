"""Writing the word of the team."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.coordination.acts import TEAM_WORD_SAID
from miriam.coordination.models import TeamWord
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.people.services.editing import take_version


@transaction.atomic
def say(group: Group, *, words: str, version: int, by: Actor) -> None:
    """Write the word, or take it away: without words nothing stands on the page.

    Raises:
        NotYours: when the actor does not carry the group.
        Overtaken: when a colleague wrote another one in between.
    """
    WRITE_GROUP.demand(group, by=by)
    kept, _is_new = TeamWord.objects.get_or_create(group=group)
    take_version(kept, version)
    kept.words = words
    kept.save(update_fields=["words"])
    log.write(TEAM_WORD_SAID, about=group, by=by)
