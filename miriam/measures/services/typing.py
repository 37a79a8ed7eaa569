"""Typing a sheet over, checking the copy by typing it again, settling what differs.

A closed question is not on the sheet: it is never typed, never compared and never shown here.
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.measures.acts import MEASURE_CHECKED, MEASURE_SETTLED
from miriam.measures.domain import paper
from miriam.measures.domain.occasion import Mode
from miriam.measures.models import FIRST, SECOND, Administration, Difference, Typing
from miriam.measures.permissions import CONDUCT
from miriam.measures.selectors import measures
from miriam.measures.selectors.typings import given_to
from miriam.measures.services import answering
from miriam.measures.services.refusals import AlreadyChecked, AlreadyTyped, NoSuchAnswer, NotTyped
from miriam.questionnaire.domain import given
from miriam.questionnaire.domain.asked import Asked
from miriam.questionnaire.domain.given import Given, is_possible


@transaction.atomic
def type_over(
    administration: Administration, answers: Mapping[str, Given], *, on: date, by: Actor
) -> Typing:
    """Write the answers of a sheet and close the measure; who typed is kept.

    Raises:
        NotYours: when the actor does not accompany her.
        AlreadyTyped: when somebody typed this sheet before.
        AlreadyFinished: when the measure was finished in another way.
        NoConsent, NoFollowUpConsent: when she took her yes back meanwhile.
        NoSuchAnswer: when the answers are not those of the questions of this sheet.
    """
    CONDUCT.demand(administration, by=by)
    answering.hold(administration)
    typings = Typing.objects.filter(administration=administration)
    refuse_if(typings.exists(), AlreadyTyped)
    _demand_whole(administration, answers)
    _was_on_paper(administration)
    answering.enter(administration, answers, on=on, by=by)
    return Typing.objects.create(administration=administration, turn=FIRST, typed_by=by.hat)


@transaction.atomic
def type_again(
    administration: Administration, answers: Mapping[str, Given], *, by: Actor
) -> Typing:
    """Compare a second typing with what stands, and keep what differs; no answer changes yet.

    Raises:
        NotYours: when the actor does not accompany her.
        NotTyped: when this measure was not typed from paper.
        AlreadyChecked: when it was typed a second time before.
        NoSuchAnswer: when the answers are not those of the questions of this sheet.
    """
    CONDUCT.demand(administration, by=by)
    answering.hold(administration)
    turns = set(Typing.objects.filter(administration=administration).values_list("turn", flat=True))
    refuse_if(FIRST not in turns, NotTyped)
    refuse_if(SECOND in turns, AlreadyChecked)
    _demand_whole(administration, answers)
    printed = _printed(administration)
    stands = given_to(administration, printed)
    typing = Typing.objects.create(
        administration=administration, turn=SECOND, typed_by=by.hat, compared=len(printed)
    )
    Difference.objects.bulk_create(
        Difference(
            typing=typing,
            question=key,
            first=given.as_data(stands[key]),
            second=given.as_data(answers[key]),
        )
        for key in paper.differences(stands, answers)
    )
    log.write(MEASURE_CHECKED, about=administration.file, by=by)
    return typing


@transaction.atomic
def settle(typing: Typing, chosen: Mapping[str, Given], *, by: Actor) -> None:
    """Keep what the sheet says, question by question; what nobody chose stays open.

    What somebody else settled meanwhile stays as it is.

    Raises:
        NotYours: when the actor does not accompany her.
        NoSuchAnswer: when what was chosen is not one of the answers of its question.
    """
    administration = typing.administration
    CONDUCT.demand(administration, by=by)
    printed = _printed(administration)
    open_ones = typing.differences.filter(settled_on=None, question__in=chosen)
    for difference in open_ones.order_by("pk"):
        difference.typing = typing
        asked, kept = printed[difference.question], chosen[difference.question]
        refuse_if(not is_possible(asked, kept), NoSuchAnswer)
        if given.as_data(kept) != difference.first:
            answering.correct(administration, asked, kept)
        difference.kept = given.as_data(kept)
        difference.settled_by, difference.settled_on = by.hat, clock.today()
        difference.save(update_fields=["kept", "settled_by", "settled_on"])
    log.write(MEASURE_SETTLED, about=administration.file, by=by)


def _was_on_paper(administration: Administration) -> None:
    """She answered on paper, unless she began on the screen or somebody read the sheet to her."""
    if administration.mode == Mode.SELF_SCREEN and not measures.done_keys(administration):
        administration.mode = Mode.SELF_PAPER
        administration.save(update_fields=["mode"])


def _demand_whole(administration: Administration, answers: Mapping[str, Given]) -> None:
    """Each question of the sheet has one of its answers, and nothing else is answered."""
    printed = _printed(administration)
    refuse_if(printed.keys() != answers.keys(), NoSuchAnswer)
    for key, asked in printed.items():
        refuse_if(not is_possible(asked, answers[key]), NoSuchAnswer)


def _printed(administration: Administration) -> dict[str, Asked]:
    """The questions that stand on the sheet."""
    return {
        asked.key: asked
        for block in paper.blocks(administration.questions)
        for asked in block.questions
    }
