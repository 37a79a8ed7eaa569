"""Writing down what she says of her picture, and erasing it when she wants it gone."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import refuse_if
from miriam.measures.acts import COMMENT_ERASED, COMMENT_RETURNED, COMMENT_WRITTEN
from miriam.measures.models import Comment
from miriam.measures.permissions import KEEP_COMMENT, RETURN_COMMENT, TELL
from miriam.measures.selectors.picture import questions_of_picture
from miriam.measures.services.refusals import NothingToSayAbout
from miriam.people.models import File
from miriam.people.services.editing import demand_team


@transaction.atomic
def write(file: File, *, words: str, language: str, item: str = "", by: Actor) -> Comment:
    """Keep what she says of one question of her picture, or of the whole of it.

    Raises:
        NotYours: when the actor does not accompany her.
        NothingToSayAbout: when the question is not on her picture; a withheld one never is.
    """
    TELL.demand(file, by=by)
    refuse_if(bool(item) and item not in questions_of_picture(file), NothingToSayAbout)
    comment = Comment.objects.create(
        file=file, item=item, words=words, language=language, written_by=by.hat
    )
    log.write(COMMENT_WRITTEN, about=file, by=by)
    return comment


@transaction.atomic
def erase(comment: Comment, *, by: Actor) -> None:
    """Shown nowhere from now on, destroyed when the minutes are over; nobody asks why, and doing
    it twice changes nothing.

    Raises:
        NotYours: when the actor does not accompany her.
        ForHerTeam: when the actor stands in.
    """
    KEEP_COMMENT.demand(comment, by=by)
    demand_team(comment.file, by=by)
    if leave(comment):
        log.write(COMMENT_ERASED, about=comment.file, by=by)


@transaction.atomic
def bring_back(comment: Comment, *, by: Actor) -> None:
    """It was a slip: her words stand where they stood.

    Raises:
        NotYours: when the actor is not of her team.
        MinutesAreOver: when they are destroyed by now.
    """
    RETURN_COMMENT.demand(comment, by=by)
    if stay(comment):
        log.write(COMMENT_RETURNED, about=comment.file, by=by)
