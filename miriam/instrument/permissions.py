"""Who takes a measure, answers, reads: those who accompany her, and the tablet she holds."""

from django.db.models import Exists, OuterRef, Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission, via
from miriam.instrument.domain import Moment
from miriam.instrument.models import Administration, Comment, DefinitionDraft, Testimony
from miriam.people.domain import FileState, Scope
from miriam.people.models import Consent
from miriam.people.permissions import (
    NAME_TEAM,
    TEAM,
    WRITE_FILE,
    for_those_who_accompany,
)

ANSWERING = "instrument.answer"


def handed_over(by: Actor) -> Q:
    """The one unfinished measure of the tablet in her hands, while she agrees to measures.

    A first measure stops with the accompaniment; the later ones are taken after it. What she
    answered before stays.
    """
    if by.capability is None or by.capability.act != ANSWERING:
        return NONE
    year_after = Q(_agrees(Scope.FOLLOW_UP_MEASURE)) | ~Q(moment=Moment.YEAR_AFTER)
    mine = Q(public_id=by.capability.subject, finished_on=None)
    goes_on = ~Q(moment=Moment.START, file__state=FileState.CLOSED)
    return mine & goes_on & Q(_agrees(Scope.MEASURE)) & year_after


def _agrees(scope: Scope) -> Exists:
    return Exists(Consent.objects.running().filter(file=OuterRef("file"), scope=scope))


READ_BY = (Role.CASE_MANAGER, Role.RESEARCHER, Role.NETWORK_FACILITATOR, Role.STEWARD)

READ_DEFINITIONS = Hat("instrument.definition.read", *READ_BY)
WRITE_DEFINITIONS = Hat("instrument.definition.write", Role.RESEARCHER)


def own_drafts(by: Actor) -> Q:
    """What a researcher is writing herself; nobody else reads it before it is a version."""
    return Q(account=by.account) if by.account and by.wears(Role.RESEARCHER) else NONE


EDIT_DRAFT = Permission("instrument.draft.edit", DefinitionDraft, own_drafts)
CHOOSE_VERSION = Hat("instrument.version.choose", Role.CASE_MANAGER, admitted=True)

SEE_OWN_MEASURES = Hat("instrument.measures.see", Role.CASE_MANAGER)

WITH_FILE = ("version", "file", *(f"file__{path}" for path in TEAM))

READ_MEASURES = for_those_who_accompany("instrument.measure.read")
START_MEASURE = for_those_who_accompany("instrument.measure.start")
CONDUCT = Permission(
    "instrument.administration.conduct",
    Administration,
    via("file", WRITE_FILE),
    related=WITH_FILE,
)
TELL = for_those_who_accompany("instrument.testimony.tell")
KEEP_TESTIMONY = Permission(
    "instrument.testimony.keep",
    Testimony,
    via("file", WRITE_FILE),
    related=("file", *(f"file__{path}" for path in TEAM)),
)
# What cannot be undone is not for somebody who replaces her team for some days.
QUOTE_TESTIMONY = Permission(
    "instrument.testimony.quote", Testimony, via("file", NAME_TEAM), related=("file",)
)
KEEP_COMMENT = Permission(
    "instrument.comment.keep",
    Comment,
    via("file", WRITE_FILE),
    related=("file", *(f"file__{path}" for path in TEAM)),
)
ANSWER = Permission(
    "instrument.administration.answer", Administration, handed_over, related=("version", "file")
)
FIND_SHEET = Hat("instrument.sheet.find", Role.CASE_MANAGER)
TAKE_IN_MEASURES = Hat("instrument.measures.take_in", Role.CASE_MANAGER)
