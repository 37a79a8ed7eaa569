"""Writing down her words about her way, letting her choose who reads them, erasing them."""

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.models.leaving import leave, stay
from miriam.core.refusals import NotYours, Overtaken, refuse_if
from miriam.measures.acts import (
    TESTIMONY_AUDIENCE_CHOSEN,
    TESTIMONY_CORRECTED,
    TESTIMONY_ERASED,
    TESTIMONY_QUOTED,
    TESTIMONY_RETURNED,
    TESTIMONY_WRITTEN,
)
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.measures.models import Testimony, TestimonyRevision
from miriam.measures.permissions import KEEP_TESTIMONY, QUOTE_TESTIMONY, RETURN_TESTIMONY, TELL
from miriam.measures.services.refusals import (
    AlreadyQuoted,
    NotForOthers,
    WordsAreErasedByHerTeam,
)
from miriam.people.models import File
from miriam.people.services.editing import demand_team, take_version
from miriam.questionnaire.domain.asked import Moment


@transaction.atomic
def write(
    file: File,
    *,
    words: str,
    language: str,
    telling: Telling,
    by: Actor,
    moment: Moment | None = None,
) -> Testimony:
    """Keep what she says, word for word; only her team reads it until she chooses.

    Raises:
        NotYours: when the actor does not accompany her.
    """
    TELL.demand(file, by=by)
    testimony = Testimony(
        file=file,
        words=words,
        language=language,
        telling=telling,
        moment=moment or "",
        written_by=by.hat,
    )
    testimony.save()
    log.write(TESTIMONY_WRITTEN, about=file, by=by)
    return testimony


@transaction.atomic
def correct(
    testimony: Testimony,
    *,
    words: str,
    language: str,
    telling: Telling,
    version: int,
    by: Actor,
    moment: Moment | None = None,
) -> None:
    """Write down how she really said it; other words are read back and given an audience again.

    How they stood before is kept as a revision.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when somebody else saved in between.
        AlreadyQuoted: when a frozen report has them.
    """
    KEEP_TESTIMONY.demand(testimony, by=by)
    refuse_if(_as_kept(testimony).is_frozen, AlreadyQuoted)
    take_version(testimony, version)
    if (words, language) != (testimony.words, testimony.language):
        _keep_as_it_stood(testimony, version)
        testimony.read_back_on, testimony.read_back = None, ""
        testimony.audience, testimony.written_by = Audience.TEAM, by.hat
    testimony.words, testimony.language, testimony.telling = words, language, telling
    testimony.moment = moment or ""
    testimony.save()
    log.write(TESTIMONY_CORRECTED, about=testimony.file, by=by)


@transaction.atomic
def choose(
    testimony: Testimony, *, audience: Audience, read_back: ReadBack, version: int, by: Actor
) -> None:
    """She read or heard these very words again and says who may read them.

    Raises:
        NotYours: when the actor does not accompany her.
        Overtaken: when other words are kept than those on the screen.
    """
    KEEP_TESTIMONY.demand(testimony, by=by)
    _as_kept(testimony)
    take_version(testimony, version)
    testimony.audience = audience
    testimony.read_back, testimony.read_back_on = read_back, clock.today()
    testimony.save(update_fields=["audience", "read_back", "read_back_on"])
    log.write(TESTIMONY_AUDIENCE_CHOSEN, about=testimony.file, by=by)


@transaction.atomic
def erase(testimony: Testimony, *, by: Actor) -> None:
    """Her words are shown nowhere from now on, and destroyed when the minutes are over, with how
    they stood before; nobody asks why.

    Raises:
        NotYours: when the actor does not accompany her.
        WordsAreErasedByHerTeam: when the actor stands in.
        AlreadyQuoted: when a frozen report has them.
    """
    KEEP_TESTIMONY.demand(testimony, by=by)
    demand_team(testimony.file, by=by, refusal=WordsAreErasedByHerTeam)
    refuse_if(_as_kept(testimony).is_frozen, AlreadyQuoted)
    leave(testimony)
    log.write(TESTIMONY_ERASED, about=testimony.file, by=by)


@transaction.atomic
def bring_back(testimony: Testimony, *, by: Actor) -> None:
    """It was a slip: her words stand where they stood, for those whom she had chosen.

    Raises:
        NotYours: when the actor is not of her team.
        MinutesAreOver: when they are destroyed by now.
    """
    RETURN_TESTIMONY.demand(testimony, by=by)
    if stay(testimony):
        log.write(TESTIMONY_RETURNED, about=testimony.file, by=by)


@transaction.atomic
def quoted(testimony: Testimony, *, version: int, by: Actor) -> None:
    """A report that quotes these words is frozen: from now on they stay as it has them.

    Raises:
        NotYours: when the actor is neither her case manager nor her duo.
        Overtaken: when other words are kept than those on the screen.
        NotForOthers: when she did not choose that they may be quoted.
    """
    QUOTE_TESTIMONY.demand(testimony, by=by)
    kept = _as_kept(testimony)
    refuse_if(kept.version != version, Overtaken)
    refuse_if(not kept.may_be_quoted, NotForOthers)
    if not kept.is_frozen:
        testimony.frozen_on = clock.today()
        testimony.save(update_fields=["frozen_on"])
        log.write(TESTIMONY_QUOTED, about=testimony.file, by=by)


def _as_kept(testimony: Testimony) -> Testimony:
    """The row as it stands, held until this act is done: freezing, correcting, choosing who reads
    it and erasing never cross.

    Raises:
        NotYours: when it was erased at the same moment.
    """
    kept = Testimony.objects.select_for_update().filter(pk=testimony.pk).order_by("pk").first()
    if kept is None:
        raise NotYours
    return kept


def _keep_as_it_stood(testimony: Testimony, number: int) -> None:
    TestimonyRevision.objects.create(
        testimony=testimony,
        number=number,
        words=testimony.words,
        language=testimony.language,
        written_by=testimony.written_by,
    )
