"""Sheets of paper: whose code it is, whether a sheet was typed over, whether somebody checked."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from miriam.access.actor import Actor
from miriam.core.rows import attach
from miriam.measures.models import (
    FIRST,
    SECOND,
    Administration,
    Answer,
    Difference,
    SealedAnswer,
    Typing,
)
from miriam.measures.permissions import CONDUCT
from miriam.questionnaire.domain import given
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given


@dataclass(frozen=True)
class Copy:
    """What became of a sheet: typed over once, checked by a second typing, what differed."""

    first: Typing | None
    second: Typing | None
    differences: tuple[Difference, ...] = ()

    @property
    def open(self) -> tuple[Difference, ...]:
        """What differs and nobody settled yet."""
        return tuple(one for one in self.differences if not one.is_settled)

    @property
    def settled(self) -> tuple[Difference, ...]:
        return tuple(one for one in self.differences if one.is_settled)


def copy_of(administration: Administration) -> Copy:
    """Whether this sheet was typed over and checked; at most two questions to the database."""
    rows = Typing.objects.filter(administration=administration).select_related("typed_by__account")
    typings = {typing.turn: typing for typing in rows.order_by("turn")}
    second = typings.get(SECOND)
    if second is None:
        return Copy(typings.get(FIRST), None)
    second.administration = administration
    found = Difference.objects.filter(typing=second).select_related("settled_by__account")
    differences = attach(list(found.order_by("pk")), "typing", {second.pk: second})
    return Copy(typings.get(FIRST), second, tuple(differences))


def given_to(administration: Administration, keys: Collection[str]) -> dict[str, Given]:
    """What stands as her answer to these questions, as somebody typed it from her sheet.

    The keys are those printed on a sheet, so that a closed question is never among them.
    """
    answers = Answer.objects.of(administration).filter(item__in=keys).order_by("pk")
    found = {answer.item: Given(code=answer.code, missing=_reason(answer)) for answer in answers}
    sealed = SealedAnswer.objects.filter(administration=administration, question__in=keys)
    for row in sealed.order_by("pk"):
        row.administration = administration
        found[row.question] = given.from_data(row.value)
    return found


def _reason(answer: Answer) -> MissingReason | None:
    return MissingReason(answer.missing_reason) if answer.missing_reason else None


def sheets_with(code: str, *, by: Actor) -> list[Administration]:
    """The measures of one's women whose sheets carry this code; nearly always one or none."""
    lowest = UUID(hex=code.ljust(32, "0"))
    highest = UUID(hex=code.ljust(32, "f"))
    mine = CONDUCT.within(by).filter(public_id__gte=lowest, public_id__lte=highest)
    return list(mine.order_by("pk")[:2])
