"""Who takes a measure, answers, reads: those who accompany her, and the tablet she holds."""

from django.db.models import Exists, OuterRef, Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission, via
from miriam.measures.models import Administration, Comment, Testimony
from miriam.people.domain import FileState, Scope
from miriam.people.models import Consent
from miriam.people.permissions import (
    NAME_TEAM,
    TEAM,
    WRITE_FILE,
    for_those_who_accompany,
)
from miriam.questionnaire.domain.asked import Moment

ANSWERING = "measures.answer"


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


SEE_OWN_MEASURES = Hat("measures.measures.see", Role.CASE_MANAGER)
WITH_FILE = ("version", "file", *(f"file__{path}" for path in TEAM))
READ_MEASURES = for_those_who_accompany("measures.measure.read")
START_MEASURE = for_those_who_accompany("measures.measure.start")
CONDUCT = Permission(
    "measures.administration.conduct",
    Administration,
    via("file", WRITE_FILE),
    related=WITH_FILE,
)
TELL = for_those_who_accompany("measures.testimony.tell")
KEEP_TESTIMONY = Permission(
    "measures.testimony.keep",
    Testimony,
    via("file", WRITE_FILE),
    related=("file", *(f"file__{path}" for path in TEAM)),
)
RETURN_TESTIMONY = Permission(
    "measures.testimony.return",
    Testimony,
    via("file", NAME_TEAM),
    related=("file",),
    finds_leaving=True,
)
# What cannot be undone is not for somebody who replaces her team for some days.
QUOTE_TESTIMONY = Permission(
    "measures.testimony.quote", Testimony, via("file", NAME_TEAM), related=("file",)
)
KEEP_COMMENT = Permission(
    "measures.comment.keep",
    Comment,
    via("file", WRITE_FILE),
    related=("file", *(f"file__{path}" for path in TEAM)),
)
RETURN_COMMENT = Permission(
    "measures.comment.return",
    Comment,
    via("file", NAME_TEAM),
    related=("file",),
    finds_leaving=True,
)
ANSWER = Permission(
    "measures.administration.answer", Administration, handed_over, related=("version", "file")
)
FIND_SHEET = Hat("measures.sheet.find", Role.CASE_MANAGER)
TAKE_IN_MEASURES = Hat("measures.measures.take_in", Role.CASE_MANAGER)
